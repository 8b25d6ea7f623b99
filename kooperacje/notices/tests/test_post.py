"""A message is put into the outbox with its cause, once, and its job with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.notices.actions import post, posting
from kooperacje.notices.models import Notice


@pytest.fixture
def mail_server_set(settings) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:1"


@pytest.mark.django_db
def test_message_and_job_are_made_together(mail_server_set, system_actor: Actor) -> None:
    later = clock.now() + timedelta(hours=2)
    notice = post(
        to=" anna@example.org ", subject="One\n two", text="Hello", by=system_actor, not_before=later
    )
    assert (notice.address, notice.subject, notice.state) == ("anna@example.org", "One two", "queued")
    job = ProcrastinateJob.objects.get()
    assert job.scheduled_at == later
    assert job.args == {"notice_id": notice.pk, "by": {"kind": "system", "account": "", "label": "tests"}}


def test_what_is_rolled_back_was_never_posted(
    own_database: str, mail_server_set, system_actor: Actor
) -> None:
    @transaction.atomic
    def post_and_fail() -> None:
        post(to="anna@example.org", subject="One", text="Hello", by=system_actor)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        post_and_fail()
    assert not Notice.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_the_same_key_makes_one_message(mail_server_set, system_actor: Actor) -> None:
    first = post(to="anna@example.org", subject="One", text="Hello", by=system_actor, dedupe_key="invite:1")
    second = post(to="anna@example.org", subject="Two", text="Hello", by=system_actor, dedupe_key="invite:1")
    assert second.pk == first.pk
    assert second.subject == "One"
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_without_a_mail_server_the_message_is_held(settings, system_actor: Actor) -> None:
    settings.MAIL_URL = ""
    assert post(to="anna@example.org", subject="One", text="Hello", by=system_actor).state == "held"
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_a_domain_with_polish_letters_is_written_so_that_every_server_understands_it(
    system_actor: Actor,
) -> None:
    notice = post(to="anna@żółw.example", subject="x" * 300, text="Hello", by=system_actor)
    assert notice.address == "anna@xn--w-uga1v8h.example"
    assert (len(notice.subject), notice.subject[-1]) == (250, "…")


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["", "anna", "anna@example.org, b@example.org", "a@b.pl\nBcc: c@d.pl"])
def test_what_is_no_address_is_refused(mail_server_set, system_actor: Actor, wrong: str) -> None:
    with pytest.raises(BadInput):
        post(to=wrong, subject="One", text="Hello", by=system_actor)
    assert not Notice.objects.exists()


def test_of_two_who_post_at_once_one_makes_the_message(
    own_database: str, mail_server_set, system_actor: Actor
) -> None:
    """Both look, neither finds one, both insert: the second waits for the first and takes its message."""
    together = Barrier(2)

    def post_at_once() -> int:
        together.wait()
        with transaction.atomic():
            notice = post(
                to="anna@example.org", subject="One", text="Hello", by=system_actor, dedupe_key="invite:1"
            )
        connection.close()
        return notice.pk

    with ThreadPoolExecutor(2) as pool:
        numbers = {future.result() for future in [pool.submit(post_at_once) for _ in range(2)]}
    assert numbers == {Notice.objects.get().pk}
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", [None, "invite:1"])
def test_who_is_late_by_a_moment_takes_the_first_message(
    mail_server_set, system_actor: Actor, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = post(to="anna@example.org", subject="One", text="Hello", by=system_actor, dedupe_key=key)
    looks = iter([None, first if key else None])
    monkeypatch.setattr(posting, "_made_before", lambda key: next(looks))

    def collide(self: Notice, **options: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(Notice, "save", collide)
    if key is None:
        with pytest.raises(IntegrityError):
            post(to="anna@example.org", subject="Two", text="Hello", by=system_actor)
        return
    assert post(to="anna@example.org", subject="Two", text="Hello", by=system_actor, dedupe_key=key) == first
