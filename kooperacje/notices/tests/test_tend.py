"""What administrators and the clock do with messages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from procrastinate.contrib.django.models import ProcrastinateJob

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor, system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.notices import access, actions
from kooperacje.notices.models import Notice

pytestmark = pytest.mark.django_db
Letter = Callable[..., Notice]


@pytest.fixture
def administrator(person) -> Actor:
    return person("administrator")


@pytest.fixture
def held(letter: Letter, settings: LazySettings) -> Notice:
    settings.MAIL_URL = ""
    notice = letter()
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    return notice


def rest(notice: Notice, state: str, days: int) -> None:
    Notice.objects.filter(pk=notice.pk).update(state=state, rested_at=clock.now() - timedelta(days=days))


def test_held_messages_go_when_an_administrator_lets_them(held: Notice, administrator: Actor) -> None:
    assert actions.release_held(by=administrator) == 1
    assert Notice.objects.get().state == "queued"
    assert ProcrastinateJob.objects.get().args["notice_id"] == held.pk
    assert actions.release_held(by=administrator) == 0


def test_a_failed_message_starts_anew(held: Notice, administrator: Actor) -> None:
    Notice.objects.update(state="failed", attempts=9, rested_at=clock.now(), reason="550 5.1.1")
    notice = actions.release(by=administrator, notice_id=held.pk)
    assert (notice.state, notice.attempts, notice.rested_at) == ("queued", 0, None)


def test_nothing_is_released_without_a_mail_server(
    held: Notice, administrator: Actor, settings: LazySettings
) -> None:
    settings.MAIL_URL = ""
    with pytest.raises(Denied, match="serwera poczty"):
        actions.release_held(by=administrator)
    assert Notice.objects.get().state == "held"


def test_a_dropped_message_never_goes(held: Notice, administrator: Actor) -> None:
    assert actions.drop(by=administrator, notice_id=held.pk).state == "dropped"
    with pytest.raises(Denied):
        actions.release(by=administrator, notice_id=held.pk)
    with pytest.raises(Denied):
        actions.drop(by=administrator, notice_id=held.pk)


@pytest.mark.parametrize("state", ["queued", "sending", "sent", "dropped"])
def test_only_held_and_failed_messages_are_sent_again(held: Notice, administrator: Actor, state: str) -> None:
    Notice.objects.update(state=state)
    with pytest.raises(Denied):
        actions.release(by=administrator, notice_id=held.pk)


@pytest.mark.parametrize("role", ["officer", "auditor", "local_administrator", "member", "reader", None])
def test_nobody_else_sees_or_steers_messages(held: Notice, person, role: str | None) -> None:
    actor = person(role) if role else ANONYMOUS
    assert not access.visible(actor).exists()
    with pytest.raises(NotThere):
        access.get_or_404(actor, held.pk)
    for act in (actions.release, actions.drop):
        with pytest.raises(Denied):
            act(by=actor, notice_id=held.pk)
    with pytest.raises(Denied):
        actions.release_held(by=actor)


def test_an_administrator_sees_what_there_is(held: Notice, administrator: Actor) -> None:
    assert access.get_or_404(administrator, held.pk) == held
    with pytest.raises(NotThere):
        access.get_or_404(administrator, held.pk + 1)


def test_a_message_whose_job_is_gone_gets_a_new_one(letter: Letter, settings: LazySettings) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    letter()
    stranded = letter()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE lock = %s", [f"notice:{stranded.pk}"])
    assert actions.resume_stranded(by=system("worker")) == 1
    assert actions.resume_stranded(by=system("worker")) == 0
    assert ProcrastinateJob.objects.filter(lock=f"notice:{stranded.pk}").count() == 1


@pytest.mark.parametrize(
    ("state", "days", "blank"),
    [
        ("sent", 31, True),
        ("failed", 31, True),
        ("dropped", 31, True),
        ("sent", 29, False),
        ("held", 99, False),
    ],
)
def test_content_is_removed_when_it_has_rested_long_enough(
    held: Notice, administrator: Actor, settings: LazySettings, state: str, days: int, blank: bool
) -> None:
    settings.NOTICES_KEEP_DAYS = 30
    rest(held, state, days)
    assert actions.blank_old(by=system("worker")) == int(blank)
    notice = Notice.objects.get()
    assert (notice.address == notice.subject == notice.text == "") is blank
    assert (notice.blanked_at is not None) is blank
    if state == "failed":
        with pytest.raises(Denied):
            actions.release(by=administrator, notice_id=notice.pk)
