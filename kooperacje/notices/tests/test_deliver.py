"""Delivery to a real mail server: taken, refused, later, and never inside a transaction."""

import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kooperacje.base import clock, jobs
from kooperacje.base.actor import system
from kooperacje.notices import smtp
from kooperacje.notices.actions import deliver
from kooperacje.notices.actions.delivering import _LOCK_SPACE, PAUSES
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NOTICE_FLOW, NoticeState
from kooperacje.notices.tests.conftest import MailServer
from kooperacje.runtime import roles

pytestmark = pytest.mark.usefixtures("own_database")
Letter = Callable[..., Notice]
US = system("tests")


def attempt(notice: Notice) -> Notice:
    deliver(by=US, notice_id=notice.pk)
    return Notice.objects.get(pk=notice.pk)


def test_a_message_arrives_as_it_was_written(mail_server: MailServer, letter: Letter) -> None:
    notice = attempt(letter(html="<p>Dzień dobry</p>"))
    (message,) = mail_server.taken
    assert (message["To"], message["Subject"]) == ("anna@example.org", "Zaproszenie – żółw")
    assert message["From"] == "Kooperacje <kooperacje@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == notice.message_id
    assert message["Message-ID"].endswith("@example.org>")
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == "Dzień dobry,\nzapraszamy.\n"
    assert message.get_body(("html",)).get_content().strip() == "<p>Dzień dobry</p>"
    assert (notice.state, notice.attempts, notice.reason) == ("sent", 1, "")
    assert notice.rested_at is not None


def test_what_was_sent_is_not_sent_again(mail_server: MailServer, letter: Letter) -> None:
    notice = attempt(letter())
    assert attempt(notice).attempts == 1
    assert len(mail_server.taken) == 1


@pytest.mark.parametrize("reply", ["451 4.3.0 try later", "rcpt 450 4.2.1 mailbox of anna@example.org busy"])
def test_a_passing_refusal_is_tried_again_later(mail_server: MailServer, letter: Letter, reply: str) -> None:
    mail_server.replies = [reply]
    notice = attempt(letter())
    assert (notice.state, notice.reason) == ("queued", " ".join(reply.removeprefix("rcpt ").split()[:2]))
    waits = notice.not_before - clock.now()
    assert timedelta(0) < waits <= timedelta(minutes=PAUSES[0])
    assert ProcrastinateJob.objects.filter(scheduled_at=notice.not_before).count() == 1
    again = attempt(notice)
    assert (again.state, again.attempts, again.reason) == ("sent", 2, "")
    assert again.message_id == notice.message_id == mail_server.taken[0]["Message-ID"]


@pytest.mark.parametrize(
    "reply", ["550 5.7.1 we do not like you", "rcpt 550 5.1.1 <anna@example.org> unknown here"]
)
def test_a_refusal_for_good_is_final_and_repeats_no_words(
    mail_server: MailServer, letter: Letter, reply: str
) -> None:
    mail_server.replies = [reply]
    notice = attempt(letter())
    assert (notice.state, notice.reason) == ("failed", " ".join(reply.removeprefix("rcpt ").split()[:2]))
    assert ProcrastinateJob.objects.count() == 1
    assert attempt(notice).attempts == 1
    assert mail_server.taken == []


def test_a_server_that_is_down_is_tried_until_we_give_up(settings, letter: Letter) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    notice = letter()
    for number in range(1, len(PAUSES) + 1):
        notice = attempt(notice)
        assert (notice.state, notice.reason, notice.attempts) == ("queued", "no_connection", number)
    notice = attempt(notice)
    assert (notice.state, notice.reason) == ("failed", "no_connection")


def test_a_message_that_kills_every_worker_is_given_up(mail_server: MailServer, letter: Letter) -> None:
    notice = letter()
    Notice.objects.filter(pk=notice.pk).update(state="sending", attempts=len(PAUSES) + 1)
    assert (attempt(notice).state, Notice.objects.get().reason) == ("failed", "given_up")
    assert mail_server.taken == []


def test_without_starttls_nothing_is_said_in_the_clear(
    mail_server: MailServer, letter: Letter, settings
) -> None:
    settings.MAIL_URL = settings.MAIL_URL.replace("smtp://", "smtp+starttls://user:secret@")
    notice = attempt(letter())
    assert (notice.state, notice.reason) == ("queued", "no_starttls")
    assert mail_server.taken == []


def test_a_server_without_tls_is_no_place_for_smtps(
    mail_server: MailServer, letter: Letter, settings
) -> None:
    settings.MAIL_URL = settings.MAIL_URL.replace("smtp://", "smtps://")
    assert attempt(letter()).reason == "tls"


def test_a_conversation_broken_off_is_taken_up_again(mail_server: MailServer, letter: Letter) -> None:
    mail_server.hangs_up = True
    notice = attempt(letter())
    assert (notice.state, notice.reason) == ("queued", "disconnected")
    mail_server.hangs_up = False
    assert attempt(notice).state == "sent"


@pytest.mark.parametrize("url", ["ftp://example.org", "smtp://", "smtp://host:port", "mail.example.org"])
def test_a_setting_that_names_no_server_loses_nothing(letter: Letter, settings, url: str) -> None:
    settings.MAIL_URL = url
    notice = attempt(letter())
    assert (notice.state, notice.reason) == ("queued", "setting")


def test_a_server_that_says_nothing_is_left(
    letter: Letter, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "PATIENCE_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.MAIL_URL = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        assert attempt(letter()).reason == "timeout"


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
class TestSigningIn:
    @pytest.fixture
    def mail_server_options(self) -> dict[str, object]:
        def check(server: object, session: object, envelope: object, mechanism: str, data: Any) -> AuthResult:
            right = (data.login, data.password) == (b"koop@x", b"p/w:d")
            return AuthResult(success=right, handled=False)

        return {"authenticator": check, "auth_require_tls": False, "auth_required": True}

    @pytest.mark.parametrize(
        ("user", "state", "reason"),
        [
            ("koop%40x:p%2Fw%3Ad", "sent", ""),
            ("koop%40x:wrong", "queued", "535 5.7.8"),
            ("", "queued", "530 5.7.0"),
        ],
    )
    def test_a_wrong_password_is_ours_to_mend(
        self, mail_server: MailServer, letter: Letter, settings, user: str, state: str, reason: str
    ) -> None:
        settings.MAIL_URL = settings.MAIL_URL.replace("//", f"//{user}@" if user else "//")
        notice = attempt(letter())
        assert (notice.state, notice.reason) == (state, reason)
        assert len(mail_server.taken) == (state == "sent")


def test_a_mail_server_taken_away_holds_the_message(
    mail_server: MailServer, letter: Letter, settings
) -> None:
    waiting, interrupted = letter(), letter()
    Notice.objects.filter(pk=interrupted.pk).update(state="sending")
    settings.MAIL_URL = ""
    assert [attempt(waiting).state, attempt(interrupted).state] == ["held", "held"]


def test_two_workers_do_not_send_the_same_message(mail_server: MailServer, letter: Letter, as_role) -> None:
    notice = letter()
    with as_role(roles.WORKER) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [_LOCK_SPACE, notice.pk])
        assert attempt(notice).state == "queued"
        other.execute("SELECT pg_advisory_unlock_all()")
    assert attempt(notice).state == "sent"
    assert len(mail_server.taken) == 1


def test_no_transaction_waits_for_the_network(mail_server: MailServer, letter: Letter) -> None:
    notice = letter()
    with transaction.atomic(), pytest.raises(jobs.InsideTransaction):
        deliver(by=US, notice_id=notice.pk)


def test_mails_of_libraries_go_through_the_outbox(mail_server: MailServer, settings) -> None:
    settings.EMAIL_BACKEND = "kooperacje.notices.backend.OutboxBackend"
    send_mail("Hasło", "Kliknij", None, ["anna@example.org", "jan@example.org"])
    with_html = EmailMultiAlternatives("Hasło", "Kliknij", None, ["ewa@example.org"])
    with_html.attach_alternative("<p>Kliknij</p>", "text/html")
    with_html.send()
    assert {notice.address: notice.html for notice in Notice.objects.all()} == {
        "anna@example.org": "",
        "jan@example.org": "",
        "ewa@example.org": "<p>Kliknij</p>",
    }
    with_html.attach("a.txt", "text")
    with pytest.raises(NotImplementedError):
        with_html.send()


def test_the_table_of_states_is_sound() -> None:
    assert NOTICE_FLOW.reachable() == frozenset(NoticeState)
