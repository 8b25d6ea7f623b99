"""Who was invited, and who was there."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.institutions.models import Institution
from kooperacje.meetings.actions.common import locked, names, note, part
from kooperacje.meetings.models import Attendance, Invitee, Meeting
from kooperacje.meetings.states import Response


@transaction.atomic
def invite(
    *,
    by: Actor,
    meeting: Meeting,
    institution: Institution | None = None,
    person: str = "",
    email: str = "",
    invited_on: date | None = None,
) -> Invitee:
    """Write down an invitation to an institution, a person, or a person of an institution. It sends nothing."""
    row = locked(by, meeting)
    who = {"institution": institution, "person": person.strip(), "email": email.strip()}
    if not any(who.values()):
        raise BadInput(_("Name an institution, a person or an e-mail address."))
    if row.invitees.filter(**who).exists():
        raise BadInput(_("This invitation is on the list already."))
    invitee = Invitee.objects.create(meeting=row, invited_on=invited_on, **who)
    note(by, row, "invited", {"invitee": invitee.pk})
    return invitee


@transaction.atomic
def record_response(
    *, by: Actor, invitee: Invitee, response: Response, responded_on: date | None = None, expected: int | None
) -> Invitee:
    """Write down what the invited answered; `waiting` takes an answer back."""
    meeting = locked(by, invitee.meeting)
    row = part(Invitee, invitee)
    if responded_on and responded_on > clock.today():
        raise BadInput(_("The day of an answer cannot lie ahead."))
    values = {
        "response": response.value,
        "responded_on": None if response is Response.WAITING else responded_on,
    }
    if changed := row.apply(values, expected=expected):
        row.save()
        note(
            by, meeting, "answered", {"invitee": row.pk, "fields": names(changed), "response": response.value}
        )
    return row


@transaction.atomic
def remove_invitee(*, by: Actor, invitee: Invitee) -> None:
    meeting = locked(by, invitee.meeting)
    part(Invitee, invitee).delete()
    note(by, meeting, "invitation_removed", {"invitee": invitee.pk})


@transaction.atomic
def add_person(
    *,
    by: Actor,
    meeting: Meeting,
    person: str,
    role: str = "",
    institution: Institution | None = None,
    affiliation: str = "",
) -> Attendance:
    """Somebody who was there, by name; `affiliation` is an institution that the register does not have."""
    row = locked(by, meeting)
    if not person.strip():
        raise BadInput(_("Write the name of the person."))
    entry = Attendance.objects.create(
        meeting=row,
        person=person.strip(),
        role=role,
        institution=institution,
        affiliation="" if institution else affiliation.strip(),
    )
    note(by, row, "attendance_added", {"entry": entry.pk})
    return entry


@transaction.atomic
def add_institution(
    *, by: Actor, meeting: Meeting, institution: Institution, count: int | None = None
) -> Attendance:
    """An institution that was there, with how many people it sent; None: not stated how many."""
    row = locked(by, meeting)
    if row.attendance.filter(institution=institution, person="").exists():
        raise BadInput(_("This institution is on the list already; change its number there."))
    entry = Attendance.objects.create(meeting=row, institution=institution, count=count)
    note(by, row, "attendance_added", {"entry": entry.pk})
    return entry


@transaction.atomic
def change_attendance(
    *,
    by: Actor,
    entry: Attendance,
    expected: int | None,
    person: str = "",
    role: str = "",
    institution: Institution | None = None,
    affiliation: str = "",
    count: int | None = None,
) -> Attendance:
    """Replace an entry; one by name stays one by name, one by institution stays one by institution."""
    meeting = locked(by, entry.meeting)
    row = part(Attendance, entry)
    values: dict[str, Any]
    if row.person:
        if not person.strip():
            raise BadInput(_("Write the name of the person."))
        outside = "" if institution else affiliation.strip()
        values = {"person": person.strip(), "role": role, "institution": institution, "affiliation": outside}
    else:
        values = {"count": count}
    if changed := row.apply(values, expected=expected):
        row.save()
        note(by, meeting, "attendance_changed", {"entry": row.pk, "fields": names(changed)})
    return row


@transaction.atomic
def remove_attendance(*, by: Actor, entry: Attendance) -> None:
    meeting = locked(by, entry.meeting)
    part(Attendance, entry).delete()
    note(by, meeting, "attendance_removed", {"entry": entry.pk})
