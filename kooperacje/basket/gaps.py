"""Named reads about gaps: what could help meanwhile, and the file of gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from kooperacje.base.actor import Actor
from kooperacje.basket import access
from kooperacje.basket.exchange.schema import Evidence, GapEntry, Lack
from kooperacje.basket.models import Gap, Service
from kooperacje.basket.nearby import Distance, Origin, Point, Target, distance
from kooperacje.territory import queries as territory
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

BESIDE = (
    "territory__parent__parent",
    "keeper",
    "category",
    "full_service",
    "substitute__provider",
    "closed_by",
)
MOST_CANDIDATES = 400
OFFERED = 8


def listed(gaps: QuerySet[Gap]) -> QuerySet[Gap]:
    """The same rows with what a line shows, and how much each is known from."""
    found = gaps.select_related(*BESIDE)
    found = found.annotate(pieces=Count("evidence", distinct=True), people=Sum("evidence__number"))
    return found.order_by("territory__sort_key", "title", "key")


def lack(gap: Gap) -> Lack:
    """What people wrote about the gap."""
    return Lack(
        title=gap.title,
        description=gap.description,
        kind=gap.kind,  # type: ignore[arg-type]
        category=gap.category.key if gap.category else None,
        audience=gap.audience or None,  # type: ignore[arg-type]
        territory=gap.territory.code,
        full_service=gap.full_service.key if gap.full_service else None,
        is_public=gap.is_public,
        since=gap.since,
    )


def entries(gaps: QuerySet[Gap]) -> tuple[GapEntry, ...]:
    """The gaps as a file has them: a flat number of queries."""
    rows = gaps.select_related(*BESIDE).prefetch_related("evidence").order_by("key")
    return tuple(_entry(row) for row in rows)


def _entry(gap: Gap) -> GapEntry:
    return GapEntry(
        **dict(lack(gap)),
        key=gap.key,
        keeper=gap.keeper.key,
        state=gap.state,  # type: ignore[arg-type]
        substitute=gap.substitute.key if gap.substitute else None,
        substitute_note=gap.substitute_note,
        closed_by=gap.closed_by.key if gap.closed_by else None,
        evidence=tuple(
            Evidence(
                kind=one.kind,  # type: ignore[arg-type]
                text=one.text,
                number=one.number,
                dated=one.dated,
                source=one.source,
                link=one.link,
            )
            for one in gap.evidence.all()
        ),
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A service that could help meanwhile, and how far it is."""

    service: Service
    distance: Distance
    full: bool


def proposals(gap: Gap, actor: Actor) -> list[Proposal]:
    """Published services of the same kind, for the same people, the nearest first; full ones behind the others.

    A person chooses among them. Distances go by the middle of gminas and by places that everybody may know.
    """
    headings = _headings(gap)
    if not headings:
        return []
    found = access.public().filter(categories__in=headings)
    if gap.full_service_id:
        found = found.exclude(pk=gap.full_service_id)
    if gap.audience:
        found = found.filter(Q(audiences=[]) | Q(audiences__contains=[gap.audience]))
    rows = list(
        found.select_related("provider__seat").distinct().order_by("sort_key", "key")[:MOST_CANDIDATES]
    )
    points = _points(rows)
    origin = Origin(gap.territory.code, middle(gap.territory))
    made = [
        Proposal(row, distance(origin, Target(_seat(row), points.get(row.pk, ()))), row.free == 0)
        for row in rows
    ]
    made.sort(key=lambda one: (one.full, one.distance.ring > 2, one.distance.counts_as))
    return made[:OFFERED]


def fillers(gap: Gap) -> list[Service]:
    """Published services that may have filled it: of the same kind, or given by an institution of the powiat."""
    near = Q(provider__seat__code__startswith=gap.territory.code[:4])
    same = Q(pk__in=access.public().filter(categories__in=_headings(gap)).order_by().values("pk"))
    found = access.public().filter(near | same).select_related("provider")
    return list(found.order_by("sort_key", "key")[:MOST_CANDIDATES])


def middle(unit: Unit) -> Point | None:
    """About where a unit lies: the middle of its gminas; None where no point is known."""
    gminas = [unit] if unit.kind == UnitKind.GMINA else territory.within(unit, UnitKind.GMINA)
    found = list(territory.seats([one.code[:6] for one in gminas]).values())
    if not found:
        return None
    return sum(one[0] for one in found) / len(found), sum(one[1] for one in found) / len(found)


def _headings(gap: Gap) -> list[UUID]:
    if gap.category_id:
        return [gap.category_id]
    if gap.full_service is None:
        return []
    return list(gap.full_service.categories.order_by("position").values_list("pk", flat=True))


def _seat(service: Service) -> str:
    return service.provider.seat.code if service.provider.seat else ""


def _points(services: Iterable[Service]) -> dict[UUID, tuple[Point, ...]]:
    """Where each service is given, by public places; else the middle of the gmina of its provider's seat."""
    rows = access.public_at().filter(service__in=[one.pk for one in services], place__latitude__isnull=False)
    found: dict[UUID, tuple[Point, ...]] = {}
    told = rows.order_by("service_id", "place__key").values_list(
        "service_id", "place__latitude", "place__longitude"
    )
    for service, latitude, longitude in told:
        if latitude is not None and longitude is not None:
            found[service] = (*found.get(service, ()), (latitude, longitude))
    without = {one.pk: _seat(one)[:6] for one in services if one.pk not in found}
    seats = territory.seats([code for code in without.values() if len(code) == 6])
    return {**{pk: (seats[code],) for pk, code in without.items() if code in seats}, **found}
