"""The papers of a team before they are taken away: how many, and how long they are kept."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.agreements.models import PaperVersion, Signature
from kooperacje.agreements.states import VersionState
from kooperacje.base.actor import Actor
from kooperacje.partnership import archive, configuration
from kooperacje.partnership.models import Team
from kooperacje.partnership.pages.frame import Frame, frame


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """`years`: how long papers are kept after the end, 0 while the team has not settled it."""

    frame: Frame
    papers: int
    versions: int
    signatures: int
    declarations: int
    years: int
    over: tuple[str, ...]
    """Titles of papers whose time of keeping is over."""
    settings_url: str


def archive_page(actor: Actor, team: Team) -> ArchivePage:
    found, years = archive.papers_of(team), configuration.of(team.settings).papers_years
    versions = PaperVersion.objects.filter(paper__in=found).exclude(state=VersionState.DRAFT)
    return ArchivePage(
        frame=frame(actor, team, "archive"),
        papers=len(found),
        versions=versions.count(),
        signatures=Signature.objects.filter(version__in=versions).count(),
        declarations=team.declarations.filter(state__in=archive.SENT).count(),
        years=years,
        over=tuple(one.title for one in archive.over(found, years)),
        settings_url=reverse("partnership:settings", args=[team.key]),
    )
