"""Two types side by side, and the holes of a gmina."""

from dataclasses import dataclass, field

from django.urls import reverse

from kooperacje.competences import queries, words
from kooperacje.competences.models import Card, Matter
from kooperacje.competences.pages.views import (
    CardView,
    card_view,
)
from kooperacje.institutions.models import InstitutionType
from kooperacje.institutions.pages import type_label
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit


@dataclass(frozen=True, slots=True)
class PairView:
    """A matter with the cards of the one and of the other."""

    matter: str
    first: tuple[CardView, ...] = ()
    second: tuple[CardView, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two types side by side, and the holes of a gmina."""

    first: str
    second: str
    both: tuple[PairView, ...]
    first_only: tuple[PairView, ...]
    second_only: tuple[PairView, ...]
    gmina: str
    no_card: tuple[str, ...] = field(default=())
    nobody_here: tuple[str, ...] = field(default=())
    ask_url: str = ""


def compare(first: InstitutionType, second: InstitutionType, gmina: Unit | None) -> ComparePage:
    """Who does what, by matter."""
    found = queries.compare(first, second)
    pairs: list[tuple[Matter, tuple[Card, ...], tuple[Card, ...]]] = [
        *found.both,
        *((matter, cards, ()) for matter, cards in found.first_only),
        *((matter, (), cards) for matter, cards in found.second_only),
    ]
    standings = queries.standings([card for _matter, left, right in pairs for card in (*left, *right)])

    def views(cards: tuple[Card, ...]) -> tuple[CardView, ...]:
        return tuple(card_view(card, *standings[card.pk]) for card in cards)

    rows = [PairView(words.matter_name(matter), views(left), views(right)) for matter, left, right in pairs]
    holes = queries.holes(gmina) if gmina else None
    return ComparePage(
        first=type_label(first),
        second=type_label(second),
        both=tuple(row for row in rows if row.first and row.second),
        first_only=tuple(row for row in rows if not row.second),
        second_only=tuple(row for row in rows if not row.first),
        gmina=territory.label(gmina) if gmina else "",
        no_card=tuple(map(words.matter_name, holes.no_card)) if holes else (),
        nobody_here=tuple(map(words.matter_name, holes.nobody_here)) if holes else (),
        ask_url=reverse("competences:ask"),
    )
