"""What administrators and the clock do with messages: release, drop, take up again, blank."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.notices import access
from kooperacje.notices.actions.posting import enqueue, lock_name
from kooperacje.notices.models import Notice
from kooperacje.notices.states import AT_REST, NOTICE_FLOW, NoticeState


@transaction.atomic
def release(*, by: Actor, notice_id: int) -> Notice:
    """Send a held or failed message now, with a fresh count of attempts."""
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    access.may_release(by, notice).require()
    NOTICE_FLOW.move(notice, NoticeState.QUEUED)
    notice.attempts, notice.not_before, notice.rested_at = 0, None, None
    notice.save(update_fields=["state", "attempts", "not_before", "rested_at"])
    enqueue(notice, by=by)
    return notice


@transaction.atomic
def release_held(*, by: Actor) -> int:
    """Send everything that waited for a mail server; returns how many."""
    access.may_tend(by).require()
    held = Notice.objects.select_for_update(skip_locked=True).filter(state=NoticeState.HELD).order_by("pk")
    numbers = list(held.values_list("pk", flat=True))
    for number in numbers:
        release(by=by, notice_id=number)
    return len(numbers)


@transaction.atomic
def drop(*, by: Actor, notice_id: int) -> Notice:
    """Decide that a waiting, held or failed message shall not go."""
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    access.may_drop(by, notice).require()
    NOTICE_FLOW.move(notice, NoticeState.DROPPED)
    notice.rested_at = clock.now()
    notice.save(update_fields=["state", "rested_at"])
    return notice


@transaction.atomic
def resume_stranded(*, by: Actor) -> int:
    """Enqueue messages on their way whose job is gone, whatever made it go; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lock FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND lock IS NOT NULL"
        )
        locks = {row[0] for row in cursor.fetchall()}
    on_their_way = Notice.objects.select_for_update(skip_locked=True).filter(
        state__in=[NoticeState.QUEUED, NoticeState.SENDING]
    )
    stranded = [notice for notice in on_their_way.order_by("pk") if lock_name(notice.pk) not in locks]
    for notice in stranded:
        enqueue(notice, by=by)
    return len(stranded)


@transaction.atomic
def blank_old(*, by: Actor) -> int:
    """Remove address, subject and texts of messages at rest longer than `NOTICES_KEEP_DAYS`; returns how many."""
    limit = clock.now() - timedelta(days=settings.NOTICES_KEEP_DAYS)
    old = Notice.objects.filter(state__in=[*AT_REST], rested_at__lt=limit, blanked_at=None)
    return old.update(address="", subject="", text="", html="", blanked_at=clock.now())
