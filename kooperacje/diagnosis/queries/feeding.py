"""What rooms above take from a diagnosis: problems for priorities, institutions to invite."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse

from kooperacje.diagnosis import catalogue
from kooperacje.diagnosis.models import Diagnosis, Problem
from kooperacje.diagnosis.states import DiagnosisState
from kooperacje.institutions import queries as institutions
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.territory.models import Unit

MOST_PROBLEMS = 5


@dataclass(frozen=True, slots=True)
class Need:
    """A problem of a place as a diagnosis tells it. `scale` is 1 to 5; None: not judged."""

    id: UUID
    name: str
    domain: str
    scale: int | None
    trend: str
    groups: tuple[str, ...]
    proofs: int
    diagnosis: str
    """Title of the diagnosis."""
    year: int
    url: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A type of institution worth asking, why, and those of the type that serve the place."""

    type: InstitutionType
    because: tuple[str, ...]
    """Names of the problems."""
    institutions: tuple[Institution, ...]


def newest(unit: Unit) -> Diagnosis | None:
    """The adopted diagnosis of the unit or of a larger one it lies in, else of a part of it."""
    codes = [unit.code[:length] for length in (2, 4, 7) if length <= len(unit.code)]
    adopted = Diagnosis.objects.filter(state=DiagnosisState.ADOPTED.value).order_by(
        "-year", "-adopted_on", "key"
    )
    whole = adopted.filter(territories__code__in=codes).distinct().first()
    return whole or adopted.filter(territories__code__startswith=unit.code).distinct().first()


def problems(unit: Unit) -> list[Need]:
    """Problems of the place by the adopted diagnosis that stands; the gravest first. Empty where there is none."""
    diagnosis = newest(unit)
    if diagnosis is None:
        return []
    url = reverse("diagnosis:public", args=[diagnosis.key])
    return [
        Need(
            one.pk,
            one.name,
            one.domain,
            one.scale,
            one.trend,
            tuple(one.groups),
            one.proofs.count(),
            diagnosis.title,
            diagnosis.year,
            f"{url}#problems",
        )
        for one in by_weight(diagnosis).prefetch_related("proofs")
    ]


def by_weight(diagnosis: Diagnosis) -> "QuerySet[Problem]":
    """The problems of a diagnosis, the gravest first; those not judged last."""
    return diagnosis.problems.order_by(F("scale").desc(nulls_last=True), "name", "id")


def suggested_partners(unit: Unit, members: Collection[UUID] = ()) -> list[Partner]:
    """Types of institutions that the gravest problems call for and that are not among the members, with whom to ask."""
    diagnosis = newest(unit)
    return partners_for(list(by_weight(diagnosis)[:MOST_PROBLEMS]), unit, members) if diagnosis else []


def partners_for(grave: list[Problem], unit: Unit, members: Collection[UUID] = ()) -> list[Partner]:
    """The same for these problems."""
    wanted: dict[str, list[str]] = {}
    for problem in grave:
        for key in catalogue.partner_types(problem.domain):
            wanted.setdefault(key, []).append(problem.name)
    kinds = {kind.key: kind for kind in institutions.types()}
    around = institutions.find(Institution.objects.all(), institutions.Criteria(territory=unit.code[:4]))
    there = list(around.filter(type__key__in=_with_narrower(wanted, kinds)))
    found = []
    for key, because in wanted.items():
        if key not in kinds:
            continue
        same = [one for one in there if key in (one.type.key, _broader(one, kinds))]
        if not any(one.pk in members for one in same):
            found.append(Partner(kinds[key], tuple(because), tuple(same)))
    return found


def _with_narrower(wanted: Collection[str], kinds: dict[str, InstitutionType]) -> list[str]:
    narrower = [key for key, kind in kinds.items() if kind.broader and kind.broader.key in wanted]
    return [*wanted, *narrower]


def _broader(one: Institution, kinds: dict[str, InstitutionType]) -> str:
    above = kinds[one.type.key].broader
    return above.key if above else ""
