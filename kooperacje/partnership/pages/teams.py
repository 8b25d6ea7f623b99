"""The desk, a new team beside those that stand, and the overview of one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.accounts.states import Role
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.institutions.models import Institution
from kooperacje.partnership import access, configuration, progress, words
from kooperacje.partnership.kinds import Kind, of_team
from kooperacje.partnership.models import Declaration, Team
from kooperacje.partnership.pages import ending
from kooperacje.partnership.pages.ending import EndingLine
from kooperacje.partnership.pages.frame import Frame, Line, area_of, frame, line
from kooperacje.partnership.pages.leading import Offer, offer_line
from kooperacje.partnership.queries import leading, membership, teams, work
from kooperacje.partnership.states import TEAM_FLOW, TeamState
from kooperacje.territory.models import Unit

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """A declaration that an institution of the reader is asked for."""

    institution: str
    team: str
    url: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Teams of the reader's institutions, and what they are asked for."""

    lines: tuple[Line, ...]
    waiting: tuple[Waiting, ...]
    to_sign: tuple[Waiting, ...]
    """What institutions of the reader have sent and not signed."""
    offers: tuple[Offer, ...]
    """Leads of teams that are offered to the reader."""
    orphaned: tuple[tuple[str, str, str], ...]
    """For an administrator, teams that nobody leads any more: name, institution, address."""
    ending: tuple[EndingLine, ...]
    """What ends soon in the teams that the reader leads."""
    number: int
    last: int
    begin: Decision
    new_url: str
    public_url: str
    calendar_url: str


def desk(actor: Actor, number: int) -> DeskPage:
    found = teams.listed(teams.of_actor(actor), teams.Criteria(ended=True))
    page = Paginator(found, ON_A_PAGE).get_page(number)
    asked = membership.to_finish(actor.institutions_as(*access.SPEAKERS))
    return DeskPage(
        lines=lines_of(list(page), "overview"),
        waiting=tuple(_waiting(one, "declare") for one in asked),
        to_sign=tuple(
            _waiting(one, "declaration-sign")
            for one in membership.to_sign(actor.institutions_as(*access.SPEAKERS))
        ),
        offers=tuple(offer_line(one) for one in leading.to_answer(actor)),
        orphaned=_orphaned(actor),
        ending=ending.lines(list(access.kept(actor))),
        number=page.number,
        last=page.paginator.num_pages,
        begin=access.begins(actor),
        new_url=reverse("partnership:new"),
        public_url=reverse("partnership:list"),
        calendar_url=reverse("partnership:calendar"),
    )


def lines_of(found: Sequence[Team], view: str) -> tuple[Line, ...]:
    """Lines for teams that came from `queries.teams.listed`; kinds of one version are read once."""
    areas = teams.areas(found)
    known: dict[tuple[object, str], Kind] = {}
    lines = []
    for team in found:
        key = (team.model_version_id, team.kind)
        if key not in known:
            known[key] = of_team(team)
        lines.append(line(team, areas[team.pk], view, team.members_now, known[key]))  # type: ignore[attr-defined]
    return tuple(lines)


def _orphaned(actor: Actor) -> tuple[tuple[str, str, str], ...]:
    if not actor.has_role(Role.ADMINISTRATOR):
        return ()
    found = leading.orphaned()[:ON_A_PAGE]
    return tuple((one.name, one.leader.name, reverse("partnership:leading", args=[one.key])) for one in found)


def _waiting(one: Declaration, view: str) -> Waiting:
    return Waiting(one.institution.name, one.team.name, reverse(f"partnership:{view}", args=[one.pk]))


@dataclass(frozen=True, slots=True)
class Beside:
    """A team that stands already, and what it shares with the new one."""

    title: str
    url: str
    leader: str
    percent: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new team. `checked`: the teams of the area were looked through for the institutions given."""

    back_url: str
    checked: bool
    beside: tuple[Beside, ...]


def new_page(
    actor: Actor, checked: bool = False, units: Sequence[Unit] = (), expected: Collection[Institution] = ()
) -> NewPage:
    found = teams.overlapping(units, [one.pk for one in expected]) if checked else []
    rows = tuple(
        Beside(
            one.team.name,
            reverse("partnership:overview", args=[one.team.key])
            if access.can(actor, access.READ, one.team)
            else "",
            one.team.leader.name,
            round(100 * one.share),
            tuple(shared.name for shared in one.shared),
        )
        for one in found
        if one.shared
    )
    return NewPage(reverse("partnership:desk"), checked, rows)


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    missing: str
    kind: str


@dataclass(frozen=True, slots=True)
class Move:
    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    frame: Frame
    next: str
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    facts: tuple[Fact, ...]
    origin: str
    unverified: bool
    separate: str
    members: int
    services: int
    gaps: int
    expired: tuple[str, ...]
    ending: tuple[EndingLine, ...]
    is_public: bool
    public_url: str
    publish_url: str
    change_url: str
    settings_url: str
    leading_url: str
    archive_url: str


def overview(actor: Actor, team: Team) -> OverviewPage:
    kind, address = of_team(team), [team.key]
    keeps = bool(access.can(actor, access.KEEP, team))
    target = progress.ahead(team)
    units = teams.areas([team])[team.pk]
    return OverviewPage(
        frame=frame(actor, team, "overview"),
        next=str(words.MOVES[target]) if target else "",
        steps=tuple(
            Step(step.label, step.missing, "good" if step.done else "warn")
            for step in progress.steps(team, target)
        )
        if target
        else (),
        moves=_moves(team) if keeps else (),
        facts=_facts(team, kind, units),
        origin=kind.origin,
        unverified=kind.unverified,
        separate=kind.separate,
        members=len(membership.member_ids(team)),
        services=work.basket_of(team).count(),
        gaps=work.gaps_of(units).count(),
        expired=tuple(one.name for one in membership.expired(team)) if team.model_version_id else (),
        ending=ending.lines([team]),
        is_public=team.is_public,
        public_url=reverse("partnership:public", args=address) if team.is_public else "",
        publish_url=reverse("partnership:publish", args=address),
        change_url=reverse("partnership:change", args=address),
        settings_url=reverse("partnership:settings", args=address),
        leading_url=reverse("partnership:leading", args=address),
        archive_url=reverse("partnership:archive", args=address)
        if access.can(actor, access.KEEP_PAPERS, team)
        else "",
    )


def _moves(team: Team) -> tuple[Move, ...]:
    straight = progress.ahead(team)
    found = []
    for target in TeamState:
        if target in TEAM_FLOW.moves[TeamState(team.state)]:
            kind = "primary" if target is straight else "danger" if target is TeamState.ENDED else "quiet"
            url = reverse("partnership:move", args=[team.key, target.value])
            found.append(Move(str(words.MOVES[target]), url, kind))
    return tuple(found)


def _facts(team: Team, kind: Kind, units: Sequence[Unit]) -> tuple[Fact, ...]:
    settled = configuration.of(team.settings)
    partner = team.strategic_partner.name if team.strategic_partner else ""
    rows = [
        (_("Kind of team"), kind.name),
        (_("Led by"), team.leader.name),
        (_("Strategic partner"), partner),
        (_("Works for"), area_of(units)),
        (_("What the team is for"), team.purpose or kind.purpose),
        (_("Formed"), kind.formed),
        (_("Members according to the model"), kind.members),
        (_("Meets every"), _months(settled.meets_every_months)),
        (_("Quorum"), f"{settled.quorum_percent} %"),
        (_("Why beside a standing team"), team.beside_reason),
        (_("Why it ended"), team.end_reason),
    ]
    return tuple(Fact(label, text) for label, text in rows if text)


def _months(count: int) -> str:
    return ngettext("%(months)s month", "%(months)s months", count) % {"months": count}
