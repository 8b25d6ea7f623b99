"""Meetings themselves."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.meetings import access
from kooperacje.meetings.actions.common import lock_subject, locked, names, note
from kooperacje.meetings.details import Details
from kooperacje.meetings.models import SUBJECT, Meeting
from kooperacje.meetings.states import MEETING_FLOW, MeetingState


@transaction.atomic
def create_meeting(*, by: Actor, subject: str, details: Details, key: str = "") -> Meeting:
    """A planned meeting of `subject` ("room.model:id"). Without a key it gets the next free one: m1, m2 ..."""
    if not re.match(SUBJECT, subject):
        raise ValueError(f"not a subject of the form room.model:id: {subject!r}")
    lock_subject(subject)
    access.can_in(by, access.EDIT, subject).require()
    _check(details)
    taken = set(Meeting.objects.filter(subject=subject).order_by().values_list("key", flat=True))
    if key in taken:
        raise BadInput(_("There is a meeting with the key “%s” already.") % key)
    meeting = Meeting.objects.create(
        subject=subject,
        key=key or next(k for n in range(1, len(taken) + 2) if (k := f"m{n}") not in taken),
        state=MEETING_FLOW.initial.value,
        changed_at=clock.now(),
        **details.columns(),
    )
    note(by, meeting, "created", {"key": meeting.key})
    return meeting


@transaction.atomic
def change_meeting(*, by: Actor, meeting: Meeting, details: Details, expected: int | None) -> Meeting:
    """Replace what is said about the meeting. Raises `Stale` when somebody saved it since version `expected`."""
    row = locked(by, meeting)
    _check(details)
    if changed := row.apply(details.columns(), expected=expected):
        row.save()
        note(by, row, "changed", {"fields": names(changed)})
    return row


@transaction.atomic
def change_state(*, by: Actor, meeting: Meeting, target: MeetingState) -> Meeting:
    """Mark as held, call off, or plan again. A meeting that is yet to come cannot have been held."""
    row = locked(by, meeting)
    before = row.state
    MEETING_FLOW.check(before, target)
    first = row.when.first_day
    if target is MeetingState.HELD and first is not None and first > clock.today():
        raise BadInput(_("A meeting that is yet to come cannot be marked as held."))
    MEETING_FLOW.move(row, target)
    row.version += 1
    row.save()
    note(by, row, target.value, {"from": str(before)})
    return row


@transaction.atomic
def delete_meeting(*, by: Actor, meeting: Meeting) -> None:
    """Remove a meeting entered by mistake, with all its parts. One with approved minutes stays."""
    row = locked(by, meeting)
    if hasattr(row, "minutes") and row.minutes.approved_at:
        raise BadInput(_("The minutes of this meeting are approved, so it stays."))
    note(by, row, "deleted", {"key": row.key})
    row.delete()


def _check(details: Details) -> None:
    if not details.title.strip():
        raise BadInput(_("A meeting needs a title."))
