"""What there is against what is needed, domain by domain."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from kooperacje.basket.models import Gap, GapEvidence, Service
from kooperacje.basket.states import EvidenceKind, GapState, Scheme, ServiceState
from kooperacje.diagnosis.models import Diagnosis, Problem, Resource
from kooperacje.diagnosis.queries.matter import area
from kooperacje.diagnosis.states import PUBLIC, Cover, Domain
from kooperacje.territory.models import Unit

OPEN_GAPS = sorted({GapState.REPORTED, GapState.CONFIRMED, GapState.IN_HAND})
LONG_WAIT = 30
"""Days of waiting from which a service counts as hard to get."""


@dataclass(frozen=True, slots=True)
class Match:
    """One domain: its problems against the services of the basket and the other resources."""

    domain: Domain
    problems: tuple[Problem, ...]
    services: int
    strained: int
    """Services that are full or have people wait longer than `LONG_WAIT` days."""
    gaps: int
    """Gaps of the register that stand open."""
    resources: int
    cover: Cover


def matches(diagnosis: Diagnosis) -> list[Match]:
    """All domains in the order of the act."""
    problems: dict[str, list[Problem]] = {}
    for problem in diagnosis.problems.order_by("-scale", "name", "id"):
        problems.setdefault(problem.domain, []).append(problem)
    resources: dict[str, int] = {}
    for domain in Resource.objects.filter(diagnosis=diagnosis).order_by().values_list("domain", flat=True):
        resources[domain] = resources.get(domain, 0) + 1
    counts = services_by_domain(diagnosis)
    found = []
    for one in Domain:
        own = tuple(problems.get(one, ()))
        number, strained, lacking = counts.get(one, (0, 0, 0))
        rated = cover(len(own), number, strained, lacking)
        found.append(Match(one, own, number, strained, lacking, resources.get(one, 0), rated))
    return found


def cover(problems: int, services: int, strained: int, gaps: int = 0) -> Cover:
    """A rule that fits into a sentence: no service is absent; fewer services than problems, or half of them strained, or an open gap, thin."""
    if not problems:
        return Cover.NO_NEED
    if not services:
        return Cover.ABSENT
    if gaps or services < problems or strained * 2 >= services:
        return Cover.THIN
    return Cover.COVERED


def services_by_domain(diagnosis: Diagnosis) -> dict[str, tuple[int, int, int]]:
    """{domain: (services, strained, open gaps)}; as it stood on the day of adoption once adopted."""
    if diagnosis.state in PUBLIC:
        return {key: (said[0], said[1], said[2]) for key, said in diagnosis.services.items()}
    return count_services(diagnosis)


def count_services(diagnosis: Diagnosis) -> dict[str, tuple[int, int, int]]:
    """Published services that serve a part of the area, or the whole of it, or anybody; and gaps of the area."""
    units = area(diagnosis)
    reach = Q(areas=None)
    for unit in units:
        larger = [unit.code[:length] for length in (2, 4) if length < len(unit.code)]
        reach |= Q(areas__territory__code__startswith=unit.code) | Q(areas__territory__code__in=larger)
    rows = Service.objects.filter(
        reach, state=ServiceState.PUBLISHED.value, categories__scheme=Scheme.DOMAIN.value
    )
    strained = Q(capacity__isnull=False, free=0) | Q(wait_days__gt=LONG_WAIT)
    hard = set(rows.filter(strained).order_by().values_list("pk", flat=True))
    pairs = set(rows.order_by().values_list("pk", "categories__key"))
    services = Counter(key for _ref, key in pairs)
    full = Counter(key for ref, key in pairs if ref in hard)
    gaps = open_gaps(units)
    known = {*services, *gaps}
    return {
        domain.value: (services[domain], full[domain], gaps[domain]) for domain in Domain if domain in known
    }


def problems_with_gaps(diagnosis: Diagnosis) -> set[str]:
    """Ids of the problems that were reported to the register of gaps."""
    head = "#problem-"
    links = GapEvidence.objects.filter(
        kind=EvidenceKind.DIAGNOSIS.value, link__contains=f"/{diagnosis.key}/{head}"
    ).order_by()
    return {link.partition(head)[2] for link in links.values_list("link", flat=True)}


def open_gaps(units: list[Unit]) -> Counter[str]:
    """Gaps of the units that stand open, by domain, by the register of gaps as it is today."""
    where = Q(pk__in=[])
    for unit in units:
        where |= Q(territory__code__startswith=unit.code)
    rows = Gap.objects.filter(where, state__in=OPEN_GAPS).exclude(category=None)
    return Counter(rows.order_by().values_list("category__key", flat=True))
