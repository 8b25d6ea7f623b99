"""Participants sign in by phone; an officer confirms, and only then do they stand on the attendance list."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.meetings import access, matching, stuffing, window
from kooperacje.meetings.actions.common import locked, note
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Attendance, CheckIn, Meeting
from kooperacje.meetings.passes import Pass
from kooperacje.meetings.states import CHECK_IN_FLOW, CheckInState, Origin

PER_DEVICE, PER_MINUTE = 5, 60
MOST_WAITING = 2000


@transaction.atomic
def check_in(*, ticket: Pass, token: UUID, typed: Typed, device: UUID) -> CheckIn:
    """Somebody signs in by the pass of the meeting; it waits for an officer. The same `token` again changes nothing.

    What comes too often, too late or in a rush is marked and waits all the same. Raises `NotThere`, and `BadInput`
    where no name is given or more waits than anybody can read.
    """
    meeting = access.by_pass(ticket)
    if window.is_early(meeting):
        raise BadInput(_("The list is not open now"))
    known = CheckIn.objects.filter(pk=token).first()
    if known is not None:
        if known.meeting_id != meeting.pk:
            raise NotThere
        return known
    if not typed.person:
        raise BadInput([Fault("person", _("Write your name and surname."))])
    sent = CheckIn.objects.filter(meeting=meeting)
    if sent.filter(state=CheckInState.WAITING).count() >= MOST_WAITING:
        raise BadInput(_("So many entries wait that no more can be taken now. Sign the paper list, please."))
    mark = stuffing.mark(sent, device, late=ticket.late, per_device=PER_DEVICE, per_minute=PER_MINUTE)
    values = {
        "meeting": meeting,
        "person": typed.person,
        "affiliation": typed.institution,
        "role": typed.role,
        "device": device,
        "mark": mark.value,
        "sent_at": clock.now(),
    }
    entry, _made = CheckIn.objects.get_or_create(id=token, defaults=values)  # a double click comes at once
    return entry


@transaction.atomic
def confirm_check_ins(*, by: Actor, meeting: Meeting, chosen: Collection[UUID]) -> int:
    """Put these onto the attendance list as signed in by themselves; returns how many came onto it.

    One who stands there already is not written twice. Those that no longer wait are left as they are.
    """
    row = locked(by, meeting)
    waiting = _chosen(row, chosen, CheckInState.WAITING)
    if not waiting:
        return 0
    typed = [Typed(one.person, one.affiliation, one.role) for one in waiting]
    added = []
    for one, known in zip(waiting, matching.judge(typed, row), strict=True):
        CHECK_IN_FLOW.move(one, CheckInState.CONFIRMED)
        if not known.known:
            entry = Attendance(
                meeting=row,
                person=one.person,
                role=one.role,
                institution=known.institution,
                affiliation=known.affiliation,
                origin=Origin.SELF.value,
            )
            added.append(entry)
    CheckIn.objects.bulk_update(waiting, ["state"])
    Attendance.objects.bulk_create(added)
    note(by, row, "check_ins_confirmed", {"entries": len(waiting), "added": len(added)})
    return len(added)


@transaction.atomic
def set_check_ins_aside(*, by: Actor, meeting: Meeting, chosen: Collection[UUID]) -> int:
    """These come onto no list, and stay among those set aside; returns how many."""
    row = locked(by, meeting)
    return _move(by, row, chosen, CheckInState.WAITING, CheckInState.SET_ASIDE, "check_ins_set_aside")


@transaction.atomic
def let_check_ins_wait(*, by: Actor, meeting: Meeting, chosen: Collection[UUID]) -> int:
    """Put these back among those that wait; returns how many."""
    row = locked(by, meeting)
    return _move(by, row, chosen, CheckInState.SET_ASIDE, CheckInState.WAITING, "check_ins_wait_again")


def _chosen(meeting: Meeting, chosen: Collection[UUID], state: CheckInState) -> list[CheckIn]:
    found = CheckIn.objects.select_for_update().filter(meeting=meeting, pk__in=list(chosen), state=state)
    return list(found.order_by("sent_at", "id"))


def _move(
    by: Actor,
    meeting: Meeting,
    chosen: Collection[UUID],
    source: CheckInState,
    target: CheckInState,
    what: str,
) -> int:
    rows = _chosen(meeting, chosen, source)
    for one in rows:
        CHECK_IN_FLOW.move(one, target)
    CheckIn.objects.bulk_update(rows, ["state"])
    if rows:
        note(by, meeting, what, {"entries": len(rows)})
    return len(rows)
