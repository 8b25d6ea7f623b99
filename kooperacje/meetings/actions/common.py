"""What every action on a meeting begins and ends with."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db import connection
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Versioned
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON
from kooperacje.meetings import access
from kooperacje.meetings.models import Meeting

Row = TypeVar("Row", bound=Versioned)


def subject_of(meeting: Meeting) -> str:
    return f"meetings.meeting:{meeting.pk}"


def lock_subject(subject: str) -> None:
    """One writer at a time for what belongs to the subject as a whole, such as the next free key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"meetings {subject}"])


def locked(by: Actor, meeting: Meeting, verb: str = access.EDIT) -> Meeting:
    """The meeting as it stands now, locked; every part of it is guarded by this one lock."""
    row = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting.pk).first()
    if row is None:
        raise BadInput(_("This meeting is not there any more."))
    access.can(by, verb, row).require()
    return row


def part(kind: type[Row], row: Row) -> Row:
    """A part of a locked meeting as it stands now."""
    found = kind._default_manager.filter(pk=row.pk).first()
    if found is None:
        raise BadInput(_("This entry is not there any more; somebody removed it."))
    return found


def note(by: Actor, meeting: Meeting, what: str, details: Mapping[str, JSON] | None = None) -> None:
    """Write the event, and remember when the meeting last changed. Details hold ids and field names, never people."""
    meeting.changed_at = clock.now()
    meeting.save(update_fields=["changed_at"])
    journal.record(
        by=by,
        verb=f"meetings.{what}",
        subject=subject_of(meeting),
        details=details,
        about=[meeting.subject],
    )


def names(fields: Iterable[str]) -> list[JSON]:
    return [*sorted(fields)]
