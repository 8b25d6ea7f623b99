"""Types with their cards, and one card."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.competences import access, queries, words
from kooperacje.competences.models import Card
from kooperacje.competences.pages.views import (
    CardView,
    card_view,
    verified_by,
)
from kooperacje.competences.states import CardKind
from kooperacje.institutions.models import InstitutionType
from kooperacje.institutions.pages import type_label


@dataclass(frozen=True, slots=True)
class KindView:
    """The cards of one kind under their heading."""

    heading: str
    cards: tuple[CardView, ...]


def kinds(cards: list[Card]) -> tuple[KindView, ...]:
    """Cards under the headings of their kinds; kinds without any are left out."""
    standings = queries.standings(cards)
    found = []
    for kind in CardKind:
        views = tuple(card_view(card, *standings[card.pk]) for card in cards if card.kind == kind)
        if views:
            found.append(KindView(str(words.KINDS[kind]), views))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type that has cards."""

    name: str
    short: str
    url: str
    cards: int
    unverified: int


@dataclass(frozen=True, slots=True)
class TypesPage:
    """All types with cards."""

    types: tuple[TypeLine, ...]
    total: int
    unverified: int
    ask_url: str
    compare_url: str
    data_url: str
    may_load: Decision
    load_url: str


def types(actor: Actor) -> TypesPage:
    """Types in the order of the register."""
    waiting: dict[int | None, int] = {}
    for card, _standing, _last in queries.unverified():
        waiting[card.type_id] = waiting.get(card.type_id, 0) + 1
    found = queries.types_with_cards()
    lines = tuple(
        TypeLine(
            type_label(one),
            one.short,
            reverse("competences:type", args=[one.key]),
            getattr(one, "cards", 0),
            waiting.get(one.pk, 0),
        )
        for one in found
    )
    return TypesPage(
        lines,
        sum(line.cards for line in lines),
        sum(line.unverified for line in lines),
        reverse("competences:ask"),
        reverse("competences:compare"),
        reverse("competences:api-cards"),
        access.can(actor, access.LOAD),
        reverse("competences:load"),
    )


@dataclass(frozen=True, slots=True)
class TypePage:
    """The cards of one type."""

    name: str
    short: str
    kinds: tuple[KindView, ...]
    unverified: int
    types_url: str
    ask_url: str
    register_url: str


def type_page(found: InstitutionType) -> TypePage:
    """Duties, powers and limits."""
    shown = kinds(queries.of_type(found))
    return TypePage(
        type_label(found),
        found.short,
        shown,
        sum(1 for kind in shown for card in kind.cards if not card.reliable),
        reverse("competences:types"),
        reverse("competences:ask"),
        f"{reverse('institutions:list')}?type={found.key}",
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """One comparison of a card with the act."""

    said: str
    holds: bool
    remark: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """One card with its history of comparisons."""

    card: CardView
    of: str
    of_url: str
    checks: tuple[Checked, ...]
    may_verify: Decision
    verify_url: str
    replaces: str
    replaces_url: str


def card_page(actor: Actor, card: Card) -> CardPage:
    """The card as its page shows it."""
    standing, last = queries.standings([card])[card.pk]
    owner = card.institution
    if owner:
        of, of_url = owner.name, reverse("competences:institution", args=[owner.key])
    else:
        of, of_url = type_label(card.of_type), reverse("competences:type", args=[card.of_type.key])
    rows = card.verifications.select_related("institution").order_by("-on", "-id")
    return CardPage(
        card=card_view(card, standing, last),
        of=of,
        of_url=of_url,
        checks=tuple(Checked(verified_by(row), row.holds, row.remark) for row in rows),
        may_verify=access.can(actor, access.VERIFY),
        verify_url=reverse("competences:card-verify", args=[card.pk]),
        replaces=words.sentence(card.replaces) if card.replaces else "",
        replaces_url=reverse("competences:card", args=[card.replaces.pk]) if card.replaces else "",
    )
