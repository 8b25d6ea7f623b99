"""One delivery in three steps: note the attempt, speak to the mail server, note what became of it.

No transaction is open while the server is spoken to. The Message-ID is written down before the first attempt and used
for all of them. Killed before the server took the message: the next worker sends it. Killed between its taking and
our note of it: nobody can know, and the message goes again under the same Message-ID, by which receiving systems
recognise a double. A message noted as sent never goes again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction

from kooperacje.base import clock, jobs
from kooperacje.base.actor import Actor
from kooperacje.notices import smtp
from kooperacje.notices.actions.posting import DELIVER, enqueue
from kooperacje.notices.incoming.bounces import Failure, tell_failures
from kooperacje.notices.models import Notice
from kooperacje.notices.smtp import Fate, Letter, Outcome
from kooperacje.notices.states import NOTICE_FLOW, NoticeState

# Minutes to wait after the first, second ... failed attempt; after the last the message is given up: four days.
PAUSES = (1, 5, 15, 60, 240, 720, 1440, 1440, 1440)
_LOCK_SPACE = 62_741  # any constant of this database, apart from other advisory locks


def deliver(*, by: Actor, notice_id: int) -> None:
    """Send the message unless it was sent, dropped, or is being sent at this moment by another worker."""
    jobs.refuse_transaction(DELIVER)
    with _alone(notice_id) as alone:
        letter = _begin(notice_id) if alone else None
        if letter is not None:
            _finish(notice_id, smtp.send(letter, settings.MAIL_URL), by=by)


@contextmanager
def _alone(notice_id: int) -> Iterator[bool]:
    """A lock of this database session, which a killed worker cannot leave behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCK_SPACE, notice_id % 2**31])
        (alone,) = cursor.fetchone()
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK_SPACE, notice_id % 2**31])


@transaction.atomic
def _begin(notice_id: int) -> Letter | None:
    """Note the attempt; None when there is nothing to send."""
    notice = Notice.objects.select_for_update().filter(pk=notice_id).first()
    if notice is None or notice.state not in (NoticeState.QUEUED, NoticeState.SENDING):
        return None
    if not settings.MAIL_URL:
        if notice.state == NoticeState.SENDING:
            NOTICE_FLOW.move(notice, NoticeState.QUEUED)
        NOTICE_FLOW.move(notice, NoticeState.HELD)
        notice.save(update_fields=["state"])
        return None
    NOTICE_FLOW.move(notice, NoticeState.SENDING)
    if notice.attempts > len(PAUSES):
        _rest(notice, NoticeState.FAILED, "given_up")  # every worker that tried was killed
        return None
    notice.attempts += 1
    notice.last_attempt_at = clock.now()
    notice.message_id = notice.message_id or smtp.new_message_id(settings.MAIL_FROM)
    notice.save(update_fields=["state", "attempts", "last_attempt_at", "message_id"])
    return Letter(
        notice.message_id, settings.MAIL_FROM, notice.address, notice.subject, notice.text, notice.html
    )


@transaction.atomic
def _finish(notice_id: int, outcome: Outcome, *, by: Actor) -> None:
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    if outcome.fate is Fate.TAKEN:
        _rest(notice, NoticeState.SENT, "")
    elif outcome.fate is Fate.REFUSED or notice.attempts > len(PAUSES):
        _rest(notice, NoticeState.FAILED, outcome.code)
        if outcome.fate is Fate.REFUSED:
            status = outcome.code.rpartition(" ")[2]
            tell_failures([Failure(notice.address.lower(), status, "failed", notice.message_id)])
    else:
        NOTICE_FLOW.move(notice, NoticeState.QUEUED)
        notice.not_before = clock.now() + timedelta(minutes=PAUSES[notice.attempts - 1])
        notice.reason = outcome.code
        notice.save(update_fields=["state", "not_before", "reason"])
        enqueue(notice, by=by)


def _rest(notice: Notice, state: NoticeState, reason: str) -> None:
    NOTICE_FLOW.move(notice, state)
    notice.reason, notice.rested_at = reason, clock.now()
    notice.save(update_fields=["state", "reason", "rested_at"])
