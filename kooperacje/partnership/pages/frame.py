"""The head of every page of work on a team, and lines that tell of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.pages import Tab
from kooperacje.partnership import access, beside, subjects, words
from kooperacje.partnership.kinds import Kind, of_team
from kooperacje.partnership.models import Team
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit

Mark = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around each page of work on a team."""

    key: str
    title: str
    kind: str
    url: str
    desk_url: str
    state: Mark
    tabs: tuple[Tab, ...]
    keep: Decision


@dataclass(frozen=True, slots=True)
class Line:
    """A team in a list."""

    title: str
    url: str
    kind: str
    area: str
    leader: str
    members: int
    state: Mark


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form with where it leads back to. `intro` are sentences above it."""

    heading: str
    button: str
    back_url: str
    frame: Frame | None = None
    intro: tuple[str, ...] = ()
    danger: bool = False


def state_of(team: Team) -> Mark:
    kind, label = words.STATE[team.state]
    return kind, str(label)


def area_of(units: Sequence[Unit]) -> str:
    return ", ".join(territory.label(unit) for unit in units)


def line(team: Team, units: Sequence[Unit], view: str, members: int, kind: Kind | None = None) -> Line:
    known = kind or of_team(team)
    return Line(
        team.name,
        reverse(f"partnership:{view}", args=[team.key]),
        known.short,
        area_of(units),
        team.leader.name,
        members,
        state_of(team),
    )


def frame(actor: Actor, team: Team, here: str) -> Frame:
    labels = {
        "overview": pgettext("team", "Overview"),
        "members": _("Members"),
        "people": pgettext("team", "People"),
        "meetings": pgettext("team", "Meetings"),
        "plan": _("Work plan"),
        "basket": _("Joint basket"),
        "year": _("The year"),
    }
    tabs = [
        Tab(label, reverse(f"partnership:{name}", args=[team.key]), name == here)
        for name, label in labels.items()
    ]
    papers = f"{reverse('agreements:list')}?sprawa={subjects.of(team)}"
    tabs.insert(4, Tab(_("Documents"), papers, False))
    tabs += [Tab(label, url, False) for label, url in beside.entries(team)]
    return Frame(
        key=team.key,
        title=team.name,
        kind=of_team(team).name,
        url=reverse("partnership:overview", args=[team.key]),
        desk_url=reverse("partnership:desk"),
        state=state_of(team),
        tabs=tuple(tabs),
        keep=access.can(actor, access.KEEP, team),
    )


def form_page(
    actor: Actor,
    team: Team,
    heading: str,
    button: str,
    here: str,
    *,
    intro: tuple[str, ...] = (),
    danger: bool = False,
) -> FormPage:
    back = reverse(f"partnership:{here}", args=[team.key])
    return FormPage(heading, button, back, frame(actor, team, here), intro, danger)
