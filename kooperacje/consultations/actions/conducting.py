"""Run a stated meeting in the meeting engine, and take over from there who came.

The consultation states title, time and place, so the engine gets them from here and follows every change; who came is
written down there and comes back as the stated number and institutions.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import access, conduct
from kooperacje.consultations.actions import parts
from kooperacje.consultations.actions.common import locked
from kooperacje.consultations.actions.following import details
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.meetings import actions as engine
from kooperacje.meetings import queries as meetings
from kooperacje.meetings.details import shares
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState


@transaction.atomic
def conduct_meeting(consultation: Consultation, key: str, *, by: Actor) -> Meeting:
    """The engine's meeting for a stated one: made when missing, brought in line when it is there."""
    consultation = locked(consultation, access.EDIT, by)
    part = _stated(consultation, key)
    subject = conduct.subject_of(consultation)
    found = meetings.by_key(subject, key)
    if found is not None:
        return engine.change_meeting(by=by, meeting=found, details=details(part), expected=None)
    made = engine.create_meeting(by=by, subject=subject, details=details(part), key=key)
    if made.when.last_day is not None and made.when.last_day < clock.today():
        made = engine.change_state(by=by, meeting=made, target=MeetingState.HELD)
    return made


@transaction.atomic
def take_attendance(consultation: Consultation, key: str, *, by: Actor) -> list[str]:
    """State in the consultation the number of people and the institutions that the engine knows; the fields changed.

    A number or breakdown that the engine does not know leaves what is stated as it is.
    """
    consultation = locked(consultation, access.EDIT, by)
    found = meetings.by_key(conduct.subject_of(consultation), key)
    if found is None:
        raise BadInput(_("Nothing has been written down about this meeting yet."))
    part = _stated(consultation, key)
    number, breakdown = meetings.headcount(found).number, shares(found.breakdown)
    present = [
        parts.add_institution(consultation, row.institution, by=by)
        for row in meetings.attendance(found)
        if row.institution is not None
    ]
    passed = {
        "participants": part.participants if number is None else number,
        "breakdown": tuple(schema.Breakdown(label=one.label, count=one.count) for one in breakdown)
        or part.breakdown,
        "institutions": tuple(dict.fromkeys([*part.institutions, *present])),
    }
    return parts.change(consultation, catalogue.MEETING, part.model_copy(update=passed), expected=None, by=by)


def _stated(consultation: Consultation, key: str) -> schema.Meeting:
    part = rows.part(consultation, catalogue.MEETING, key)
    if part is None:
        raise NotThere
    return part
