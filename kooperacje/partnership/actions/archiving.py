"""The papers of a team are taken away as an archive; the journal knows who took them."""

from typing import IO

from django.db import transaction

from kooperacje.base.actor import Actor
from kooperacje.journal import actions as journal
from kooperacje.partnership import access, archive, subjects
from kooperacje.partnership.models import Team


@transaction.atomic
def take_papers(*, by: Actor, team: Team) -> IO[bytes]:
    """The archive of the team's papers, read to its end: it is sent from the disk after this transaction."""
    access.can(by, access.KEEP_PAPERS, team).require()
    made = archive.pack(team)
    journal.record(
        by=by,
        verb="partnership.papers_taken",
        subject=subjects.of(team),
        details={"papers": len(archive.papers_of(team))},
    )
    return made
