"""Two types side by side: who does what, where they overlap, and matters for which nobody has a card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kooperacje.base import clock
from kooperacje.competences.models import Card, Matter
from kooperacje.competences.queries.answer import Question, answer
from kooperacje.competences.queries.cards import of_type
from kooperacje.competences.queries.matters import matters
from kooperacje.institutions.models import InstitutionType
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both have cards for, and what only one has."""

    both: tuple[tuple[Matter, tuple[Card, ...], tuple[Card, ...]], ...]
    first_only: tuple[tuple[Matter, tuple[Card, ...]], ...]
    second_only: tuple[tuple[Matter, tuple[Card, ...]], ...]
    neither: tuple[Matter, ...]


def compare(first: InstitutionType, second: InstitutionType, day: date | None = None) -> Comparison:
    """By matter."""
    left, right = _by_matter(of_type(first, day)), _by_matter(of_type(second, day))
    both, only_left, only_right, neither = [], [], [], []
    for matter in matters():
        here, there = left.get(matter.pk, ()), right.get(matter.pk, ())
        if here and there:
            both.append((matter, here, there))
        elif here:
            only_left.append((matter, here))
        elif there:
            only_right.append((matter, there))
        else:
            neither.append(matter)
    return Comparison(tuple(both), tuple(only_left), tuple(only_right), tuple(neither))


def _by_matter(cards: Iterable[Card]) -> dict[int, tuple[Card, ...]]:
    found: dict[int, list[Card]] = {}
    for card in cards:
        found.setdefault(card.matter_id, []).append(card)
    return {matter: tuple(ones) for matter, ones in found.items()}


@dataclass(frozen=True, slots=True)
class Holes:
    """Matters of a gmina for which nobody must or may do anything."""

    no_card: tuple[Matter, ...]
    """No type and no institution has a duty or a power."""
    nobody_here: tuple[Matter, ...]
    """There are cards, but no institution in the register that serves the gmina has one."""


def holes(gmina: Unit, day: date | None = None) -> Holes:
    """Where nobody has a card, or nobody here; three queries more than one question."""
    every = matters()
    found = answer(Question(tuple(every), gmina, day=day or clock.today()))
    acts = [
        finding for finding in (*found.found, *found.missing, *found.possible) if finding.card.kind != "limit"
    ]
    with_card = {finding.card.matter_id for finding in acts}
    done = {finding.card.matter_id for finding in found.found if finding.card.kind != "limit"}
    return Holes(
        tuple(matter for matter in every if matter.pk not in with_card),
        tuple(matter for matter in every if matter.pk in with_card - done),
    )
