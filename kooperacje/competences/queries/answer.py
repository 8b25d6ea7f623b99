"""The question: who must, may and may not do this, for people of this gmina, and on what basis."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from kooperacje.base import clock
from kooperacje.competences.models import Card, Extension, Handover, Matter
from kooperacje.competences.queries.cards import SHOWN, live
from kooperacje.competences.states import CardKind, Group, Reached, TaskLevel
from kooperacje.institutions import queries as institutions
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.states import Level
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Without a gmina the answer names types only; without a group everybody's cards count."""

    matters: tuple[Matter, ...]
    gmina: Unit | None = None
    group: Group | None = None
    day: date = field(default_factory=clock.today)


@dataclass(frozen=True, slots=True)
class Doer:
    """An institution for which a card holds in this gmina. With `handover` it does it instead of another."""

    institution: Institution
    reached: Reached
    handover: Handover | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A card with those for whom it holds here. No doers: the register has none of this type that serves the gmina."""

    card: Card
    doers: tuple[Doer, ...]

    @property
    def type(self) -> InstitutionType:
        """The type it is a card of; that of the institution for an own card."""
        return self.card.of_type


@dataclass(frozen=True, slots=True)
class Answered:
    """Findings in the order of their kinds and levels."""

    question: Question
    found: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    """Every such unit has, as a rule, an institution of this type; the register has none that serves the gmina."""
    possible: tuple[Finding, ...]
    """Could be done by an institution of a type that need not exist here, and does not according to the register."""
    agreements: tuple[Handover, ...]

    def of(self, kind: CardKind) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(finding for finding in self.found if finding.card.kind == kind)


_LEVELS = list(TaskLevel)
_KINDS = list(CardKind)


def answer(question: Question) -> Answered:
    """Who must, may and may not do it."""
    cards = _cards(question)
    around = reaching(question.gmina, question.day) if question.gmina else []
    handovers = agreements_here(question) if question.gmina else []
    findings = [_by_agreement(found, handovers) for found in _findings(question, cards, around)]
    order = {matter.pk: number for number, matter in enumerate(question.matters)}
    findings.sort(key=lambda finding: _rank(finding, order))
    if question.gmina is None:
        return Answered(question, tuple(findings), (), (), ())
    without = [finding for finding in findings if not finding.doers]
    return Answered(
        question,
        tuple(finding for finding in findings if finding.doers),
        tuple(finding for finding in without if finding.type.usual),
        tuple(finding for finding in without if not finding.type.usual),
        tuple(handovers),
    )


def _rank(finding: Finding, order: dict[int, int]) -> tuple[int, int, int, int, str]:
    """By kind; then by matter in the order of the question; then from the gmina upwards."""
    card = finding.card
    return (
        _KINDS.index(CardKind(card.kind)),
        order[card.matter_id],
        _LEVELS.index(TaskLevel(card.level)),
        finding.type.position,
        card.key,
    )


def _cards(question: Question) -> list[Card]:
    found = Card.objects.filter(live(question.day), matter__in=[matter.pk for matter in question.matters])
    if question.group:
        found = found.filter(Q(groups=[]) | Q(groups__contains=[question.group.value]))
    return list(found.select_related(*SHOWN, "institution__type").order_by("key", "pk"))


def reaching(gmina: Unit, day: date) -> list[Doer]:
    """Institutions that serve the gmina: they say so; or they say nothing and their seat suggests it."""
    above = [gmina.code[:2], gmina.code[:4], gmina.code]
    says = Q(served__territory__code__in=above)
    regional = Q(type__level=Level.VOIVODESHIP.value, seat__code__startswith=above[0])
    silent = Q(served=None) & (Q(seat__code__startswith=above[1]) | regional)
    among = Institution.objects.filter(says | silent).order_by().values("pk")
    rows = (
        Institution.objects.filter(institutions.standing(day), pk__in=among)
        .select_related("type", "seat")
        .prefetch_related("served")
        .order_by("sort_key", "key")
    )
    doers = []
    for row in rows:
        if row.served.all():
            doers.append(Doer(row, Reached.SERVED))
        elif _seat_suggests(row, gmina):
            doers.append(Doer(row, Reached.SEAT))
    return doers


def _seat_suggests(institution: Institution, gmina: Unit) -> bool:
    seat = institution.seat.code if institution.seat else ""
    level = Level(institution.type.level)
    if level in (Level.VOIVODESHIP, Level.POWIAT):
        return True  # those further away were not asked for
    return seat == gmina.code or (level is Level.ANY and seat == gmina.code[:4])


def agreements_here(question: Question) -> list[Handover]:
    """Agreements in force for the gmina in one of the matters."""
    code = question.gmina.code if question.gmina else ""
    here = Handover.objects.filter(
        live(question.day),
        matters__in=[matter.pk for matter in question.matters],
        areas__code__in=[code[:2], code[:4], code],
    )
    rows = Handover.objects.filter(pk__in=here.order_by().values("pk"))
    return list(
        rows.select_related("doer__type", "giver", "giver_type")
        .prefetch_related("matters")
        .order_by("-valid_from", "id")
    )


def _findings(question: Question, cards: list[Card], around: list[Doer]) -> Iterable[Finding]:
    types = _types_of(around, question.gmina)
    replaced = {(card.institution_id, card.replaces_id) for card in cards if card.replaces_id}
    by_id = {doer.institution.pk: doer for doer in around}
    for card in cards:
        if card.drops:
            continue
        if card.institution_id:
            if doer := by_id.get(card.institution_id):
                yield Finding(card, (doer,))
            continue
        doers = tuple(
            doer
            for doer in around
            if card.type_id in types[doer.institution.pk] and (doer.institution.pk, card.pk) not in replaced
        )
        yield Finding(card, doers)


def _types_of(around: list[Doer], gmina: Unit | None) -> dict[object, set[int]]:
    """Types whose cards hold for each institution around: its own, the broader, those extended to it here."""
    in_city = bool(gmina and gmina.parent and gmina.parent.is_city)
    links: dict[int, set[int]] = {}
    for link in Extension.objects.order_by("pk"):
        if in_city or not link.cities_only:
            links.setdefault(link.also_id, set()).add(link.type_id)
    found: dict[object, set[int]] = {}
    for doer in around:
        own = {doer.institution.type_id, *filter(None, [doer.institution.type.broader_id])}
        found[doer.institution.pk] = own.union(*(links.get(one, set()) for one in own))
    return found


def _by_agreement(finding: Finding, handovers: list[Handover]) -> Finding:
    """The doers after agreements: whoever gave it away is replaced by whoever took it on."""
    doers = finding.doers
    for handover in handovers:
        if finding.card.institution_id or finding.card.matter not in handover.matters.all():
            continue
        left = tuple(doer for doer in doers if not _gave(handover, doer, finding))
        if len(left) < len(doers) or _would_give(handover, finding):
            others = tuple(doer for doer in left if doer.institution.pk != handover.doer_id)
            doers = (*others, Doer(handover.doer, Reached.SERVED, handover))
    return replace(finding, doers=doers)


def _gave(handover: Handover, doer: Doer, finding: Finding) -> bool:
    if doer.institution.pk == handover.doer_id:
        return False
    if handover.giver_id:
        return doer.institution.pk == handover.giver_id
    return finding.card.type_id == handover.giver_type_id


def _would_give(handover: Handover, finding: Finding) -> bool:
    """The card is of the type that gave it away, though no institution of it is in the register here."""
    return bool(handover.giver_type_id) and finding.card.type_id == handover.giver_type_id
