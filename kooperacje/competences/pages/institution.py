"""An institution's cards, agreements and persons in office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.competences import access, queries, words
from kooperacje.competences.models import Card
from kooperacje.competences.pages.cards import kinds
from kooperacje.competences.pages.views import (
    CardView,
    HandoverView,
    PersonView,
    deputed_view,
    handover_view,
    person_view,
)
from kooperacje.competences.queries.truth import is_due
from kooperacje.competences.states import Part
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages import type_label


@dataclass(frozen=True, slots=True)
class OwnView:
    """A card as it holds in an institution, with what its keeper may do with it."""

    card: CardView
    change_url: str
    end_url: str
    adapt_url: str


@dataclass(frozen=True, slots=True)
class OwnKind:
    """The cards of one kind in an institution."""

    heading: str
    cards: tuple[OwnView, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A card of the type that does not hold here, and why."""

    sentence: str
    reason: str
    end_url: str


@dataclass(frozen=True, slots=True)
class PartView:
    """When the institution last confirmed its cards or staff."""

    label: str
    confirmed_on: date | None
    due: bool
    confirm_url: str


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """An institution's cards, agreements and staff as the reader may see them."""

    key: str
    name: str
    type: str
    register_url: str
    ask_url: str
    kinds: tuple[OwnKind, ...]
    dropped: tuple[Dropped, ...]
    given: tuple[HandoverView, ...]
    taken: tuple[HandoverView, ...]
    people: tuple[PersonView, ...]
    hidden_people: bool
    former: tuple[PersonView, ...]
    parts: tuple[PartView, ...]
    may_keep: Decision
    new_card_url: str
    new_person_url: str
    new_agreement_url: str
    pdf_url: str
    docx_url: str


def institution(actor: Actor, found: Institution) -> InstitutionPage:
    """The page of one institution."""
    may_keep = access.can(actor, access.KEEP, found)
    cards = queries.effective(found)
    agreements = queries.agreements_of(found)
    people = queries.reachable(access.visible_people(actor), [found.pk]).get(found.pk, [])
    at = [found.key]
    return InstitutionPage(
        key=found.key,
        name=found.name,
        type=type_label(found.type),
        register_url=reverse("institutions:detail", args=at),
        ask_url=reverse("competences:ask"),
        kinds=_own_kinds(found, cards),
        dropped=tuple(_dropped(found)),
        given=tuple(handover_view(row) for row in agreements if row.doer_id != found.pk),
        taken=tuple(handover_view(row) for row in agreements if row.doer_id == found.pk),
        people=tuple(map(deputed_view, people)),
        hidden_people=not may_keep,
        former=tuple(_former(actor, found)) if may_keep else (),
        parts=tuple(_parts(found)),
        may_keep=may_keep,
        new_card_url=reverse("competences:own-new", args=at),
        new_person_url=reverse("competences:person-new", args=at),
        new_agreement_url=reverse("competences:agreement-new", args=at),
        pdf_url=reverse("competences:institution-file", args=[found.key, "pdf"]),
        docx_url=reverse("competences:institution-file", args=[found.key, "docx"]),
    )


def _own_kinds(found: Institution, cards: list[Card]) -> tuple[OwnKind, ...]:
    by_pk = {reverse("competences:card", args=[card.pk]): card for card in cards}
    return tuple(
        OwnKind(shown.heading, tuple(_own(found, by_pk[view.url], view) for view in shown.cards))
        for shown in kinds(cards)
    )


def _own(found: Institution, card: Card, view: CardView) -> OwnView:
    new = reverse("competences:own-new", args=[found.key])
    if not view.own:
        return OwnView(view, "", "", f"{new}?od={card.pk}")
    at = [found.key, card.pk]
    return OwnView(
        view, reverse("competences:own-change", args=at), reverse("competences:own-end", args=at), ""
    )


def _dropped(found: Institution) -> Iterable[Dropped]:
    for card in queries.own_cards(found):
        if card.drops and card.replaces:
            end = reverse("competences:own-end", args=[found.key, card.pk])
            yield Dropped(words.sentence(card.replaces), card.note, end)


def _former(actor: Actor, found: Institution) -> Iterable[PersonView]:
    rows = access.visible_people(actor).filter(institution=found, valid_to__lte=clock.today())
    for row in rows.select_related("unit", "deputy_of").order_by("-valid_to", "sort_key", "pk")[:50]:
        yield person_view(row)


def _parts(found: Institution) -> Iterable[PartView]:
    kept = queries.upkeep(found)
    for part in Part:
        row = kept.get(part)
        yield PartView(
            str(words.PARTS[part]),
            row.confirmed_on if row else None,
            row is not None and is_due(row),
            reverse("competences:confirm", args=[found.key, part.value]),
        )
