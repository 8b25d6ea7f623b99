"""Delivery status notifications (RFC 3464): which address a message did not reach, and for what reason."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage, Message

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ADDRESS = re.compile(r"[^\s<>;,\"]+@[^\s<>;,\"]+")
ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})


@dataclass(frozen=True, slots=True)
class Failure:
    """What became of one recipient. `status` is the code of RFC 3463, such as 5.1.1; empty where it is not told.

    `action` is failed, delayed, delivered, relayed or expanded. `original_id` is the Message-ID of the message that
    this is about, where the report carries its headers.
    """

    recipient: str
    status: str
    action: str
    original_id: str = ""

    @property
    def final(self) -> bool:
        """Whether trying again makes no sense."""
        return self.action == "failed" and not self.status.startswith("4")


Listener = Callable[[Sequence[Failure]], None]
_listeners: list[Listener] = []


def hear_failures(listener: Listener) -> None:
    """A room that sends messages is told of every delivery report that comes in, and of every message that the mail
    server refused for good; called once, when it is ready.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def tell_failures(failures: Sequence[Failure]) -> None:
    """Pass a delivery report on, in the caller's transaction."""
    for listener in _listeners:
        listener(failures)


def read_bounce(message: EmailMessage) -> tuple[Failure, ...]:
    """What a delivery report says, recipient by recipient; empty for a message that is none."""
    report = next(
        (part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None
    )
    if report is None:
        return ()
    original = _original_id(message)
    found = (_failure(block, original) for block in _blocks(report))
    return tuple(failure for failure in found if failure is not None)


def _blocks(report: Message) -> list[Message]:
    """The first block is about the message, each other about one recipient."""
    payload = report.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _failure(block: Message, original: str) -> Failure | None:
    recipient = _value(block, "Final-Recipient") or _value(block, "Original-Recipient")
    address = _ADDRESS.search(recipient.rpartition(";")[2])
    action = _value(block, "Action").strip().lower()
    if address is None or action not in ACTIONS:
        return None
    status = _STATUS.search(_value(block, "Status")) or _STATUS.search(_value(block, "Diagnostic-Code"))
    return Failure(address[0].lower(), status[1] if status else "", action, original)


def _value(block: Message, name: str) -> str:
    try:
        return str(block.get(name, ""))
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        LookupError,
    ):  # broken headers break the parser
        return ""


def _original_id(message: EmailMessage) -> str:
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                return _value(inner[0], "Message-ID").strip()
        if part.get_content_type() == "text/rfc822-headers":
            found = re.search(r"(?im)^message-id:\s*(\S+)", str(part.get_payload()))
            return found[1] if found else ""
    return ""
