"""Messages go into the outbox."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock, jobs
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NoticeState

DELIVER = "notices.deliver"
SUBJECT_LENGTH = 250


@transaction.atomic
def post(
    *,
    to: str,
    subject: str,
    text: str,
    by: Actor,
    html: str = "",
    about: str = "",
    dedupe_key: str | None = None,
    not_before: datetime | None = None,
) -> Notice:
    """Put a message into the outbox and its delivery into the queue, both in the caller's transaction.

    `to` is one address; subject and texts are in the receiver's language already. `about` is the subject
    ("room.model:id") the message concerns. A second message with the same `dedupe_key` is not made: the first is
    returned. Not sent before `not_before`. Raises `BadInput` for something that is no address.
    """
    address = _address(to)
    before = _made_before(dedupe_key)
    if before is not None:
        return before
    notice = Notice(
        address=address,
        subject=_one_line(subject),
        text=text,
        html=html,
        about=about,
        dedupe_key=dedupe_key,
        by_kind=by.kind.value,
        by_account=by.account_id,
        by_label=by.label,
        state=(NoticeState.QUEUED if settings.MAIL_URL else NoticeState.HELD).value,
        created_at=clock.now(),
        not_before=not_before,
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        faster = _made_before(dedupe_key)
        if faster is None:
            raise
        return faster
    if notice.state == NoticeState.QUEUED:
        enqueue(notice, by=by)
    return notice


def _made_before(dedupe_key: str | None) -> Notice | None:
    return Notice.objects.filter(dedupe_key=dedupe_key).first() if dedupe_key is not None else None


def enqueue(notice: Notice, *, by: Actor) -> None:
    jobs.defer(DELIVER, by=by, lock=lock_name(notice.pk), at=notice.not_before, notice_id=notice.pk)


def lock_name(notice_id: int) -> str:
    """The queue's lock of a message: its deliveries never overlap."""
    return f"notice:{notice_id}"


def _address(to: str) -> str:
    """The address with its domain in the letters that every mail server understands."""
    local, _at, domain = to.strip().rpartition("@")
    try:
        validate_email(to.strip())
        return f"{local}@{domain.encode('idna').decode()}"
    except (ValidationError, UnicodeError) as problem:
        raise BadInput(_("“%(address)s” is not an e-mail address.") % {"address": to}) from problem


def _one_line(subject: str) -> str:
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1] + "…"
