"""What the engine keeps about a stated meeting follows what the consultation states: title, time, place."""

from typing import Any

from kooperacje.base.actor import Actor
from kooperacje.consultations import access, conduct
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.meetings import actions as engine
from kooperacje.meetings import queries as meetings
from kooperacje.meetings.details import Details
from kooperacje.meetings.when import When
from kooperacje.territory import queries as territory


def follow(consultation: Consultation, kind: Kind[Any], part: Any, *, by: Actor) -> None:
    """After a change: bring the engine's meeting in line, where there is one."""
    if kind is not catalogue.MEETING:
        return
    found = meetings.by_key(conduct.subject_of(consultation), part.key)
    if found is not None:
        engine.change_meeting(by=by, meeting=found, details=details(part), expected=None)


def follow_all(consultation: Consultation, *, by: Actor) -> None:
    """After a whole file: the same for every meeting that the engine has, and those no longer stated go.

    A closed consultation changes none. Raises `BadInput` when the minutes of one that would go are approved.
    """
    known = meetings.by_keys(conduct.subject_of(consultation))
    if not known or not access.can(by, access.EDIT, consultation):
        return
    stated = {
        part.key: part for part in rows.parts(rows.of(consultation, catalogue.MEETING), catalogue.MEETING)
    }
    for key, meeting in known.items():
        if key in stated:
            engine.change_meeting(by=by, meeting=meeting, details=details(stated[key]), expected=None)
        else:
            engine.delete_meeting(by=by, meeting=meeting)


def forget(consultation: Consultation, kind: Kind[Any], key: str, *, by: Actor) -> None:
    """Before a removal: remove the engine's meeting too. Raises `BadInput` when its minutes are approved."""
    if kind is not catalogue.MEETING:
        return
    found = meetings.by_key(conduct.subject_of(consultation), key)
    if found is not None:
        engine.delete_meeting(by=by, meeting=found)


def details(part: schema.Meeting) -> Details:
    """What the consultation states about the meeting, as the engine keeps it."""
    return Details(
        title=part.title,
        when=_when(part),
        kind="consultation",
        part_of=part.part_of or "",
        place=part.place or "",
        territory=territory.by_code(part.territory) if part.territory else None,
        note=(part.note or "")[:5000],
    )


def _when(part: schema.Meeting) -> When:
    if part.day is not None:
        try:
            return When.local(part.day, part.starts, part.ends)
        except ValueError:  # an hour that the clocks leave out that night
            return When.on(part.day)
    if part.period is not None:
        return When.during(part.period.from_, part.period.to, part.term or "")
    return When.unknown(part.term or "")
