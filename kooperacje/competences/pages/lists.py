"""Cards of a type, of an institution, one card; two types side by side; what waits to be checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.competences import access, queries, words
from kooperacje.competences.models import Card, Matter
from kooperacje.competences.pages.views import (
    CardView,
    HandoverView,
    PersonView,
    card_view,
    deputed_view,
    handover_view,
    person_view,
    verified_by,
)
from kooperacje.competences.queries.truth import is_due
from kooperacje.competences.states import CardKind, Part
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.pages import type_label
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit


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


def types() -> TypesPage:
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
        assert card.type is not None  # noqa: S101 - a card has one owner, says the database
        of, of_url = type_label(card.type), reverse("competences:type", args=[card.type.key])
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


@dataclass(frozen=True, slots=True)
class DueLine:
    """An institution that is to look at its cards or staff."""

    name: str
    url: str
    parts: str
    confirmed_on: date | None
    reminded_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingType:
    """Cards of one type that nobody compared with the act."""

    name: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What waits to be checked: for whoever keeps the register everything, for others their own institutions."""

    due: tuple[DueLine, ...]
    waiting: tuple[WaitingType, ...]
    number: int
    types: tuple[tuple[str, str, bool], ...]
    """(name with number, address, whether it is shown)"""
    may_verify: Decision
    matter_url: str
    ask_url: str


def check(actor: Actor, type_key: str = "") -> CheckPage:
    """The page of one reader; cards are shown of one type at a time."""
    may_verify = access.can(actor, access.VERIFY)
    mine = access.own(actor)
    due = [
        one for one in queries.due_institutions(addressed=False) if may_verify or one.institution.pk in mine
    ]
    waiting = _waiting() if may_verify else {}
    shown = type_key if type_key in waiting else next(iter(waiting), "")
    here = reverse("competences:check")
    return CheckPage(
        due=tuple(
            DueLine(
                one.institution.name,
                reverse("competences:institution", args=[one.institution.key]),
                ", ".join(str(words.PARTS[part]).lower() for part in one.parts),
                min((row.confirmed_on for row in one.rows if row.confirmed_on), default=None),
                max((row.reminded_on for row in one.rows if row.reminded_on), default=None),
            )
            for one in due
        ),
        waiting=(waiting[shown],) if shown else (),
        number=sum(len(one.cards) for one in waiting.values()),
        types=tuple(
            (
                _("%(name)s (%(number)d)") % {"name": one.name, "number": len(one.cards)},
                f"{here}?typ={key}",
                key == shown,
            )
            for key, one in waiting.items()
        ),
        may_verify=may_verify,
        matter_url=reverse("competences:matter-new"),
        ask_url=reverse("competences:ask"),
    )


def _waiting() -> dict[str, WaitingType]:
    found: dict[str, list[CardView]] = {}
    names: dict[str, str] = {}
    for card, standing, last in queries.unverified():
        assert card.type is not None  # noqa: S101 - only cards of types were asked for
        names[card.type.key] = type_label(card.type)
        found.setdefault(card.type.key, []).append(card_view(card, standing, last))
    return {key: WaitingType(names[key], tuple(cards)) for key, cards in found.items()}


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form."""

    heading: str
    lead: str
    button: str
    back_url: str
    back_label: str


def form_page(heading: str, button: str, back: Institution | Card | None = None, lead: str = "") -> FormPage:
    """A form about an institution, a card, or what all share."""
    if isinstance(back, Institution):
        return FormPage(heading, lead, button, reverse("competences:institution", args=[back.key]), back.name)
    if isinstance(back, Card):
        return FormPage(heading, lead, button, reverse("competences:card", args=[back.pk]), _("Card"))
    return FormPage(heading, lead, button, reverse("competences:check"), _("To be checked"))
