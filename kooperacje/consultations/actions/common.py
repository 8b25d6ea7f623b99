"""What every action of the room begins and ends with."""

from typing import Any

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.text import search_key
from kooperacje.consultations import access
from kooperacje.consultations.models import Consultation
from kooperacje.journal.actions import record


def locked(consultation: Consultation, verb: str, by: Actor) -> Consultation:
    """The consultation, locked until the transaction ends, after the check that the actor may do this with it now."""
    row = Consultation.locked(pk=consultation.pk)
    access.can(by, verb, row).require()
    return row


def touch(consultation: Consultation) -> None:
    """Note that something in it changed now."""
    consultation.changed_at = clock.now()
    consultation.save(update_fields=["changed_at"])


def journal(consultation: Consultation, what: str, by: Actor, **details: Any) -> None:
    """Record the event; details hold keys, counts and names of fields, never texts."""
    record(
        by=by,
        verb=f"consultations.{what}",
        subject=f"consultations.consultation:{consultation.pk}",
        details=details,
    )


def search_text(title: str, project: str | None) -> str:
    """What the search looks in."""
    return search_key(f"{title} {project or ''}")[:1200]
