"""Cards as the value of a file: what was loaded comes out the same."""

from collections.abc import Iterable
from typing import Any

from kooperacje.competences.cardfile import (
    FORMAT,
    ActEntry,
    CardEntry,
    CardFile,
    CardSet,
    HandoverEntry,
    MatterEntry,
)
from kooperacje.competences.models import Act, Card, Extension, Handover, Matter
from kooperacje.competences.states import CardKind, Group, Known, TaskKind, TaskLevel
from kooperacje.institutions.models import Institution


def everything() -> CardFile:
    """Acts, matters, the cards of all types and of all institutions, agreements. No persons."""
    cards = list(
        Card.objects.select_related("matter", "act", "replaces", "type", "institution").order_by("key", "pk")
    )
    links = list(Extension.objects.select_related("type", "also").order_by("also__position"))
    sets = [*_type_sets(cards, links), *_own_sets(cards, _handovers())]
    return CardFile(format=FORMAT, acts=tuple(_acts()), matters=tuple(_matters()), sets=tuple(sets))


def of_institution(institution: Institution) -> CardFile:
    """The institution's own cards and agreements."""
    cards = Card.objects.filter(institution=institution).select_related(
        "matter", "act", "replaces", "institution"
    )
    agreements = [row for row in _handovers() if row.doer_id == institution.pk]
    return CardFile(format=FORMAT, sets=tuple(_own_sets(list(cards.order_by("key", "pk")), agreements)))


def _acts() -> Iterable[ActEntry]:
    for row in Act.objects.order_by("key"):
        yield ActEntry(key=row.key, title=row.title, **_stated(row, "journal", "link", "text", "note"))


def _matters() -> Iterable[MatterEntry]:
    for row in Matter.objects.order_by("position", "key"):
        yield MatterEntry(key=row.key, name=row.name, theme=row.theme, **_stated(row, "name_en", "words"))


def _handovers() -> list[Handover]:
    return list(
        Handover.objects.select_related("doer", "giver", "giver_type")
        .prefetch_related("matters", "areas")
        .order_by("doer__key", "valid_from", "document")
    )


def _type_sets(cards: list[Card], links: list[Extension]) -> Iterable[CardSet]:
    by_type: dict[str, list[Card]] = {}
    for card in cards:
        if card.type:
            by_type.setdefault(card.type.key, []).append(card)
    for key in sorted(by_type):
        yield CardSet(
            type=key,
            also=tuple(link.also.key for link in links if link.type.key == key and not link.cities_only),
            also_in_cities=tuple(
                link.also.key for link in links if link.type.key == key and link.cities_only
            ),
            cards=tuple(map(_entry, by_type[key])),
        )


def _own_sets(cards: list[Card], agreements: list[Handover]) -> Iterable[CardSet]:
    owners: dict[str, tuple[list[Card], list[Handover]]] = {}
    for card in cards:
        if card.institution:
            owners.setdefault(card.institution.key, ([], []))[0].append(card)
    for row in agreements:
        owners.setdefault(row.doer.key, ([], []))[1].append(row)
    for key in sorted(owners):
        mine, agreed = owners[key]
        yield CardSet(
            institution=key, cards=tuple(map(_entry, mine)), agreements=tuple(map(_agreement, agreed))
        )


def _entry(card: Card) -> CardEntry:
    stated = _stated(card, "deadline", "provision", "basis", "source", "reach", "note")
    return CardEntry(
        key=card.key,
        kind=CardKind(card.kind),
        matter=card.matter.key,
        what=card.what,
        groups=tuple(map(Group, card.groups)),
        condition=card.condition or None,
        level=TaskLevel(card.level),
        task=TaskKind(card.task) if card.task else None,
        act=card.act.key if card.act else None,
        known=Known(card.known),
        valid_from=card.valid_from,
        valid_to=card.valid_to,
        replaces=card.replaces.key if card.replaces else None,
        drops=card.drops,
        **stated,
    )


def _agreement(row: Handover) -> HandoverEntry:
    return HandoverEntry(
        instead_of=row.giver.key if row.giver else None,
        instead_of_type=row.giver_type.key if row.giver_type else None,
        matters=tuple(sorted(matter.key for matter in row.matters.all())),
        areas=tuple(sorted(unit.code for unit in row.areas.all())),
        document=row.document,
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        **_stated(row, "link", "note"),
    )


def _stated(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names if getattr(row, name)}
