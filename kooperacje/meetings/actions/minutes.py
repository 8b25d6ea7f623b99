"""Decisions and minutes. Approved minutes hold them fast until they are opened again."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.meetings import access
from kooperacje.meetings.actions.common import locked, names, note, part
from kooperacje.meetings.models import Meeting, Minutes, MinutesRevision, Settled
from kooperacje.meetings.states import MINUTES_FLOW, MeetingState, MinutesState

NOT_YET = 0
"""The version of minutes that nobody has written yet."""


@transaction.atomic
def add_decision(
    *, by: Actor, meeting: Meeting, text: str, owner: str = "", due: date | None = None
) -> Settled:
    """A decision with the next number."""
    row = locked(by, meeting)
    _check_open(row)
    _check(text)
    number = row.decisions.count() + 1
    decision = Settled.objects.create(meeting=row, number=number, text=text, owner=owner, due=due)
    note(by, row, "decision_added", {"decision": decision.pk})
    return decision


@transaction.atomic
def change_decision(
    *, by: Actor, decision: Settled, text: str, owner: str, due: date | None, expected: int | None
) -> Settled:
    """Raises `Stale` when somebody saved the decision since version `expected`."""
    meeting = locked(by, decision.meeting)
    row = part(Settled, decision)
    _check_open(meeting)
    _check(text)
    if changed := row.apply({"text": text, "owner": owner, "due": due}, expected=expected):
        row.save()
        note(by, meeting, "decision_changed", {"decision": row.pk, "fields": names(changed)})
    return row


@transaction.atomic
def remove_decision(*, by: Actor, decision: Settled) -> None:
    """Later decisions move up by one."""
    meeting = locked(by, decision.meeting)
    _check_open(meeting)
    part(Settled, decision).delete()
    for number, row in enumerate(meeting.decisions.order_by("number"), start=1):
        if row.number != number:
            row.number = number
            row.save(update_fields=["number"])
    note(by, meeting, "decision_removed", {"decision": decision.pk})


@transaction.atomic
def write_minutes(*, by: Actor, meeting: Meeting, text: str, expected: int | None) -> Minutes:
    """Save the text and keep it as a revision. `expected` is the version seen, `NOT_YET` when there were no minutes.

    Raises `Stale` with both texts when somebody saved in between.
    """
    row = locked(by, meeting)
    _check_open(row)
    minutes = Minutes.objects.filter(meeting=row).first()
    if minutes is None:
        minutes = Minutes(meeting=row, state=MINUTES_FLOW.initial.value, version=NOT_YET)
    if not minutes.apply({"text": text}, expected=expected) and minutes.pk:
        return minutes
    minutes.version = max(minutes.version, 1)
    minutes.save()
    MinutesRevision.objects.create(
        minutes=minutes, number=minutes.version, text=text, saved_at=clock.now(), account=by.account_id
    )
    note(by, row, "minutes_written", {"revision": minutes.version})
    return minutes


@transaction.atomic
def approve_minutes(*, by: Actor, meeting: Meeting, expected: int | None) -> Minutes:
    """Approve the version seen. The meeting must have been held, and the minutes must say something."""
    row = locked(by, meeting, access.APPROVE)
    minutes = _existing(row)
    if expected is not None and expected != minutes.version:
        raise Stale(minutes, {})
    if row.state != MeetingState.HELD:
        raise BadInput(_("Mark the meeting as held before its minutes are approved."))
    if not minutes.text.strip():
        raise BadInput(_("Empty minutes cannot be approved."))
    MINUTES_FLOW.move(minutes, MinutesState.APPROVED)
    minutes.approved_at = clock.now()
    minutes.save()
    note(by, row, "minutes_approved", {"revision": minutes.version})
    return minutes


@transaction.atomic
def reopen_minutes(*, by: Actor, meeting: Meeting) -> Minutes:
    """Open approved minutes again to correct them."""
    row = locked(by, meeting, access.APPROVE)
    minutes = _existing(row)
    MINUTES_FLOW.move(minutes, MinutesState.DRAFT)
    minutes.approved_at = None
    minutes.save()
    note(by, row, "minutes_reopened", {"revision": minutes.version})
    return minutes


def _existing(meeting: Meeting) -> Minutes:
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        raise BadInput(_("There are no minutes yet."))
    return minutes


def _check_open(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED.value).exists():
        raise BadInput(_("The minutes are approved; open them again before changing them or the decisions."))


def _check(text: str) -> None:
    if not text.strip():
        raise BadInput(_("Write what was decided."))
