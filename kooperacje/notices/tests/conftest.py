"""A real mail server on this machine, and letters to send to it."""

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from kooperacje.base.actor import system
from kooperacje.notices.actions import post
from kooperacje.notices.models import Notice


class MailServer:
    """Keeps what it takes; `replies` are given instead, one for each attempt, before it takes anything."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.replies: list[str] = []
        self.at_receiver: Callable[[], None] = lambda: None
        self.after_taking: Callable[[], None] = lambda: None
        self.receivers: list[str] = []
        self.hangs_up = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.at_receiver()
        if self.hangs_up:
            server.transport.close()
        if self.replies and self.replies[0].startswith("rcpt "):
            return self.replies.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.replies:
            return self.replies.pop(0)
        self.receivers += envelope.rcpt_tos
        self.taken.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.after_taking()
        return "250 taken"


class AnyPort(Controller):
    """Listens on a port that the operating system chooses."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mail_server_options() -> dict[str, object]:
    return {}


@pytest.fixture
def mail_server(settings, mail_server_options: dict[str, object]) -> Iterator[MailServer]:
    handler = MailServer()
    controller = AnyPort(handler, hostname="127.0.0.1", port=0, **mail_server_options)
    controller.start()
    settings.MAIL_URL = f"smtp://127.0.0.1:{controller.port}"
    settings.MAIL_FROM = "Kooperacje <kooperacje@example.org>"
    yield handler
    controller.stop()


@pytest.fixture
def letter() -> Callable[..., Notice]:
    def make(to: str = "anna@example.org", **fields: Any) -> Notice:
        values = {"subject": "Zaproszenie – żółw", "text": "Dzień dobry,\nzapraszamy.\n", **fields}
        return post(to=to, by=system("tests"), **values)

    return make
