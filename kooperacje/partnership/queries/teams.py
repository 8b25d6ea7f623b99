"""Teams: lists, areas, and which of them already do what a new one would."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kooperacje.base.actor import Actor
from kooperacje.base.text import search_key
from kooperacje.institutions.models import Institution
from kooperacje.partnership import access
from kooperacje.partnership.models import Spell, Team, TeamArea
from kooperacje.partnership.queries.membership import on
from kooperacje.partnership.states import LIVE
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a list of teams is narrowed to. `area`: a TERYT code; teams for it, above it and inside it are meant."""

    words: str = ""
    area: str = ""
    ended: bool = False


def listed(teams: QuerySet[Team], criteria: Criteria) -> QuerySet[Team]:
    """Those of the teams that meet the criteria, in Polish order, each with its number of members today."""
    found = teams if criteria.ended else teams.filter(state__in=sorted(LIVE))
    for word in search_key(criteria.words).split():
        found = found.filter(key__contains=word)
    if criteria.area:
        touching = TeamArea.objects.filter(_touches(criteria.area), team=OuterRef("pk"))
        found = found.filter(Exists(touching))
    lasting = on()
    counted = Count("spells", filter=Q(**_prefixed(lasting)), distinct=True)
    return access.with_all(found).annotate(members_now=counted).order_by("sort_key", "key")


def _prefixed(condition: Q) -> dict[str, object]:
    return {"spells__in": Spell.objects.filter(condition)}


def _touches(code: str) -> Q:
    """Areas that hold this unit, or lie in it."""
    above = [code[:length] for length in (2, 4, 7) if length <= len(code)]
    return Q(territory__code__in=above) | Q(territory__code__startswith=code)


def areas(teams: Collection[Team]) -> dict[UUID, list[Unit]]:
    """The territory of each team, one query."""
    found: dict[UUID, list[Unit]] = {team.pk: [] for team in teams}
    rows = TeamArea.objects.filter(team__in=found).select_related("territory__parent__parent")
    for row in rows.order_by("team_id", "territory__code"):
        found[row.team_id].append(row.territory)
    return found


@dataclass(frozen=True, slots=True)
class Overlap:
    """A team that stands already, and how much of a new one it would be.

    `shared` are the institutions that belong to both; `share` their part of the new team, 0 to 1.
    """

    team: Team
    shared: tuple[Institution, ...]
    share: float


def overlapping(
    units: Sequence[Unit], institutions: Collection[UUID], beside: UUID | None = None
) -> list[Overlap]:
    """Live teams of the area with the same institutions, the most alike first. Meant for whoever would make another one.

    All teams of the area count, published or not: the question is put by leaders of the area, who may know that they stand.
    """
    places = Q(pk__in=[])
    for unit in units:
        places |= _touches(unit.code)
    here = TeamArea.objects.filter(places, team=OuterRef("pk"))
    teams = Team.objects.filter(Exists(here), state__in=sorted(LIVE))
    if beside is not None:
        teams = teams.exclude(pk=beside)
    found = {team.pk: team for team in access.with_all(teams).order_by("sort_key", "key")}
    shared: dict[UUID, list[Institution]] = {}
    rows = Spell.objects.filter(on(), team__in=found, institution__in=institutions)
    for row in rows.select_related("institution__type").order_by("institution__sort_key", "id"):
        shared.setdefault(row.team_id, []).append(row.institution)
    whole = max(len(set(institutions)), 1)
    overlaps = [
        Overlap(team, tuple(shared.get(pk, ())), len(shared.get(pk, ())) / whole)
        for pk, team in found.items()
    ]
    return sorted(overlaps, key=lambda one: (-one.share, one.team.sort_key))


def of_actor(actor: Actor) -> QuerySet[Team]:
    """Teams whose workspace the actor reads."""
    return access.own(actor)
