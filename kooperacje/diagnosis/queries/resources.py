"""What there is against what is needed, domain by domain."""

from dataclasses import dataclass

from django.db.models import Q

from kooperacje.basket.models import Service
from kooperacje.basket.states import Scheme, ServiceState
from kooperacje.diagnosis.models import Diagnosis, Problem, Resource
from kooperacje.diagnosis.queries.matter import area
from kooperacje.diagnosis.states import PUBLIC, Cover, Domain

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
    services = services_by_domain(diagnosis)
    found = []
    for one in Domain:
        own = tuple(problems.get(one, ()))
        number, strained = services.get(one, (0, 0))
        found.append(
            Match(one, own, number, strained, resources.get(one, 0), cover(len(own), number, strained))
        )
    return found


def cover(problems: int, services: int, strained: int) -> Cover:
    """A rule that fits into a sentence: no service is absent; fewer services than problems, or half of them strained, thin."""
    if not problems:
        return Cover.NO_NEED
    if not services:
        return Cover.ABSENT
    if services < problems or strained * 2 >= services:
        return Cover.THIN
    return Cover.COVERED


def services_by_domain(diagnosis: Diagnosis) -> dict[str, tuple[int, int]]:
    """{domain: (services, strained)} for residents of the area; as it stood on the day of adoption once adopted."""
    if diagnosis.state in PUBLIC:
        return {key: (pair[0], pair[1]) for key, pair in diagnosis.services.items()}
    return count_services(diagnosis)


def count_services(diagnosis: Diagnosis) -> dict[str, tuple[int, int]]:
    """Published services of the basket that serve a part of the area, or the whole of it, or anybody. One query more."""
    reach = Q(areas=None)
    for unit in area(diagnosis):
        larger = [unit.code[:length] for length in (2, 4) if length < len(unit.code)]
        reach |= Q(areas__territory__code__startswith=unit.code) | Q(areas__territory__code__in=larger)
    rows = Service.objects.filter(
        reach, state=ServiceState.PUBLISHED.value, categories__scheme=Scheme.DOMAIN.value
    )
    strained = Q(capacity__isnull=False, free=0) | Q(wait_days__gt=LONG_WAIT)
    hard = set(rows.filter(strained).order_by().values_list("pk", flat=True))
    found: dict[str, tuple[int, int]] = {}
    for ref, key in rows.order_by().values_list("pk", "categories__key").distinct():
        number, full = found.get(key, (0, 0))
        found[key] = (number + 1, full + (ref in hard))
    return {domain.value: found[domain] for domain in Domain if domain in found}
