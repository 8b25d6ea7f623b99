"""What every action on a paper begins and ends with."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from kooperacje.agreements import access, text
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.text import Text
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON

LONGEST_PART = 60_000
MOST_PARTS = 120


def subject_of(paper: Paper) -> str:
    return access.owner_name(paper)


def lock_subject(subject: str) -> None:
    """One writer at a time for what belongs to the subject as a whole."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"agreements {subject}"])


def locked(by: Actor, paper: Paper, verb: str = access.EDIT) -> Paper:
    """The paper as it stands now, locked; every version and signature of it is guarded by this one lock."""
    row = lock(paper)
    access.can(by, verb, row).require()
    return row


def lock(paper: Paper) -> Paper:
    """The same where the action asks for the right itself."""
    row = Paper.objects.select_for_update(of=("self",)).filter(pk=paper.pk).first()
    if row is None:
        raise BadInput(_("This document is not there any more."))
    return row


def version_of(paper: Paper, version: PaperVersion) -> PaperVersion:
    """A version of a locked paper as it stands now."""
    return paper.versions.get(pk=version.pk)


def clean(given: Text) -> Text:
    """The text tidied. Raises `BadInput` where it cannot stand as a document."""
    made = given.tidy()
    if not made.title:
        raise BadInput(_("A document needs a title."))
    if len(made.title) > 300:
        raise BadInput(_("The title is longer than 300 signs."))
    if not made.parts:
        raise BadInput(_("The document has no text yet; write at least one section."))
    if len(made.parts) > MOST_PARTS or any(len(part.text) > LONGEST_PART for part in made.parts):
        raise BadInput(_("The document is too long: at most 120 sections of 60 000 signs."))
    if long := next((part for part in made.parts if len(part.heading) > 300), None):
        raise BadInput(_("The heading “%s…” is longer than 300 signs.") % long.heading[:40])
    if made.first_day and made.last_day and made.last_day < made.first_day:
        raise BadInput(_("The last day is before the first."))
    return made


def write(version: PaperVersion, paper: Paper, made: Text) -> None:
    """Put a tidy text into a version; does not save."""
    version.source = text.source(made)
    version.digest = text.digest(paper.number, made)
    version.first_day, version.last_day = made.first_day, made.last_day


def note(
    by: Actor,
    paper: Paper,
    what: str,
    details: Mapping[str, JSON] | None = None,
    institution: UUID | None = None,
) -> None:
    """Write the event, and remember when the paper last changed. Details hold ids and numbers, never people."""
    paper.changed_at = clock.now()
    paper.save(update_fields=["changed_at"])
    about = [paper.subject, *([f"institutions.institution:{institution}"] if institution else [])]
    journal.record(by=by, verb=f"agreements.{what}", subject=subject_of(paper), details=details, about=about)
