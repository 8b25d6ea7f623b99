"""A paper list typed back: all of it or nothing."""

from collections.abc import Sequence

from django.db import transaction

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.meetings import matching
from kooperacje.meetings.actions.common import locked, note
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Attendance, Meeting


@transaction.atomic
def type_list(*, by: Actor, meeting: Meeting, rows: Sequence[Typed]) -> tuple[int, int]:
    """Write down everybody of the list; returns how many were added, and how many stood there already.

    Raises `Denied`, and `BadInput` with a fault for each row that is wrong; nothing is saved then.
    """
    row = locked(by, meeting)
    judged = matching.judge(rows, row)
    faults = [
        Fault(str(number), "; ".join(one.faults)) for number, one in enumerate(judged, start=1) if one.faults
    ]
    if faults:
        raise BadInput(faults)
    added = [
        Attendance(
            meeting=row,
            person=one.typed.person,
            role=one.typed.role,
            institution=one.institution,
            affiliation=one.affiliation,
        )
        for one in judged
        if not one.known
    ]
    Attendance.objects.bulk_create(added)
    if added:
        note(by, row, "attendance_typed", {"entries": len(added)})
    return len(added), len(judged) - len(added)
