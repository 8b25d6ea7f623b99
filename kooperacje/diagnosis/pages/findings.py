"""Resources, the match of needs and services, problems with their map, statements."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.diagnosis import access, numbers, proofs, queries, words
from kooperacje.diagnosis.models import Diagnosis, Problem, Resource, Statement
from kooperacje.diagnosis.pages.frame import Frame, frame
from kooperacje.diagnosis.states import OF_INSTITUTIONS, Block, Cover
from kooperacje.institutions.pages import type_label
from kooperacje.territory import pages as territory


@dataclass(frozen=True, slots=True)
class ResourceLine:
    name: str
    kind: str
    whose: str | None
    domain: str
    amount: str | None
    note: str
    source: str
    url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class MatchLine:
    domain: str
    problems: tuple[tuple[str, str], ...]
    """(name, address that reports it as a gap); the address is empty where there is a gap of it already."""
    services: int
    strained: int
    gaps: int
    resources: int
    cover: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A type of institution worth asking, the problems that call for it, and those that there are."""

    type: str
    because: str
    institutions: str


@dataclass(frozen=True, slots=True)
class ResourcesPage:
    frame: Frame
    propose: Decision
    new_url: str
    institutions: tuple[ResourceLine, ...]
    community: tuple[ResourceLine, ...]
    matches: tuple[MatchLine, ...]
    partners: tuple[PartnerLine, ...]


def resources(actor: Actor, diagnosis: Diagnosis) -> ResourcesPage:
    reported = queries.problems_with_gaps(diagnosis)
    rows = list(diagnosis.resources.select_related("institution", "territory").order_by("kind", "name", "id"))
    return ResourcesPage(
        frame(actor, diagnosis, "resources"),
        access.can(actor, access.PROPOSE, diagnosis),
        reverse("diagnosis:new-resource", args=[diagnosis.key]),
        tuple(_resource(diagnosis, one) for one in rows if one.kind in OF_INSTITUTIONS),
        tuple(_resource(diagnosis, one) for one in rows if one.kind not in OF_INSTITUTIONS),
        tuple(_match(diagnosis, one, reported) for one in queries.matches(diagnosis)),
        _partners(diagnosis),
    )


def _resource(diagnosis: Diagnosis, one: Resource) -> ResourceLine:
    whose = [one.institution.name] if one.institution else []
    if one.territory:
        whose.append(territory.label(one.territory))
    address = [diagnosis.key, one.pk]
    return ResourceLine(
        one.name,
        str(words.RESOURCE[one.kind]),
        ", ".join(whose) or None,
        words.domain(one.domain),
        f"{numbers.shown(one.amount)} {one.unit}".strip() if one.amount is not None else None,
        one.note,
        one.source,
        reverse("diagnosis:resource", args=address),
        reverse("diagnosis:remove", args=[diagnosis.key, "zasoby", one.pk]),
    )


def _match(diagnosis: Diagnosis, one: queries.Match, reported: set[str]) -> MatchLine:
    kind, label = words.COVER[one.cover]
    return MatchLine(
        words.domain(one.domain),
        tuple(
            (
                problem.name,
                ""
                if str(problem.pk) in reported
                else reverse("diagnosis:propose", args=[diagnosis.key, problem.pk]),
            )
            for problem in one.problems
        ),
        one.services,
        one.strained,
        one.gaps,
        one.resources,
        (kind, str(label)),
    )


def _partners(diagnosis: Diagnosis) -> tuple[PartnerLine, ...]:
    grave = list(queries.by_weight(diagnosis)[:5])
    found: dict[str, PartnerLine] = {}
    for unit in queries.area(diagnosis) if grave else ():
        for one in queries.partners_for(grave, unit):
            known = ", ".join(each.name for each in one.institutions[:4])
            before = found.get(one.type.key)
            if before is None or not before.institutions:
                found[one.type.key] = PartnerLine(type_label(one.type), ", ".join(one.because), known)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class RowPage:
    """The form of one row of a list."""

    frame: Frame
    heading: str
    button: str
    back_url: str
    evidence: tuple[proofs.Told, ...] = ()
    prove_url: str = ""
    places_url: str = ""
    withdraw: str = ""
    """The address of the list of evidence, before the id of a piece."""


def row_page(actor: Actor, diagnosis: Diagnosis, here: str, heading: str, button: str) -> RowPage:
    back = reverse(f"diagnosis:{here}", args=[diagnosis.key])
    return RowPage(frame(actor, diagnosis, here), heading, button, back)


@dataclass(frozen=True, slots=True)
class ProblemLine:
    name: str
    url: str
    remove_url: str
    domain: str
    groups: str
    scale: int | None
    trend: str
    causes: tuple[str, ...]
    effects: tuple[str, ...]
    evidence: int
    cells: tuple[tuple[str, str, int | None], ...]
    """(gmina, intensity in words, intensity) in the order of the page's gminas."""


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    frame: Frame
    new_url: str
    gminas: tuple[str, ...]
    lines: tuple[ProblemLine, ...]
    told: str


def problems(actor: Actor, diagnosis: Diagnosis) -> ProblemsPage:
    units = queries.gminas(diagnosis)
    found = queries.by_weight(diagnosis).prefetch_related("places", "proofs")
    lines = tuple(_problem(diagnosis, one, units) for one in found)
    told = ngettext("%(number)d problem", "%(number)d problems", len(lines)) % {"number": len(lines)}
    return ProblemsPage(
        frame(actor, diagnosis, "problems"),
        reverse("diagnosis:new-problem", args=[diagnosis.key]),
        tuple(territory.label(unit) for unit in units),
        lines,
        told,
    )


def _problem(diagnosis: Diagnosis, one: Problem, units: list) -> ProblemLine:  # type: ignore[type-arg]
    felt = {place.territory_id: place.intensity for place in one.places.all()}
    return ProblemLine(
        one.name,
        reverse("diagnosis:problem", args=[diagnosis.key, one.pk]),
        reverse("diagnosis:remove", args=[diagnosis.key, "problemy", one.pk]),
        words.domain(one.domain),
        ", ".join(str(words.AUDIENCE[group]) for group in one.groups),
        one.scale,
        str(words.TREND[one.trend]),
        _lines(one.causes),
        _lines(one.effects),
        len(one.proofs.all()),
        tuple(
            (territory.label(unit), str(words.INTENSITY[felt.get(unit.pk)]), felt.get(unit.pk))
            for unit in units
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def evidence_page(
    actor: Actor, diagnosis: Diagnosis, here: str, row: Problem | Statement, heading: str, button: str
) -> RowPage:
    """A problem or a statement with what it rests on."""
    part = "problemy" if isinstance(row, Problem) else "wnioski"
    return RowPage(
        frame(actor, diagnosis, here),
        heading,
        button,
        reverse(f"diagnosis:{here}", args=[diagnosis.key]),
        tuple(
            proofs.Teller(diagnosis).told(
                row.proofs.select_related("indicator", "question", "gap").order_by("kind", "id")
            )
        ),
        reverse("diagnosis:prove", args=[diagnosis.key, part, row.pk]),
        reverse("diagnosis:places", args=[diagnosis.key, row.pk]) if isinstance(row, Problem) else "",
        reverse("diagnosis:prove", args=[diagnosis.key, part, row.pk]),
    )


@dataclass(frozen=True, slots=True)
class StatementLine:
    text: str
    kind: str
    domain: str
    url: str
    remove_url: str
    evidence: int


@dataclass(frozen=True, slots=True)
class BlockView:
    title: str
    lines: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    frame: Frame
    new_url: str
    blocks: tuple[BlockView, ...]
    conclusions: tuple[StatementLine, ...]
    uncovered: tuple[str, ...]
    """Domains with problems and no service."""


def statements(actor: Actor, diagnosis: Diagnosis) -> StatementsPage:
    rows = list(diagnosis.statements.prefetch_related("proofs").order_by("block", "position", "id"))

    def of(*about: Block) -> tuple[StatementLine, ...]:
        return tuple(_statement(diagnosis, one) for block in about for one in rows if one.block == block)

    return StatementsPage(
        frame(actor, diagnosis, "statements"),
        reverse("diagnosis:new-statement", args=[diagnosis.key]),
        tuple(BlockView(str(title), of(*about)) for _key, title, about in words.BLOCKS),
        of(Block.CONCLUSION),
        tuple(words.domain(one.domain) for one in queries.matches(diagnosis) if one.cover is Cover.ABSENT),
    )


def _statement(diagnosis: Diagnosis, one: Statement) -> StatementLine:
    return StatementLine(
        one.text,
        str(words.BLOCK[one.block]),
        words.domain(one.domain),
        reverse("diagnosis:statement", args=[diagnosis.key, one.pk]),
        reverse("diagnosis:remove", args=[diagnosis.key, "wnioski", one.pk]),
        len(one.proofs.all()),
    )
