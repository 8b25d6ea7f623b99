"""Cards: of a type, of an institution as they hold there, and how far each can be relied on."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from kooperacje.base import clock
from kooperacje.competences.details import digest
from kooperacje.competences.models import Card, Extension, Handover, Verification
from kooperacje.competences.states import CardKind, Known, Standing, standing
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.queries import served

SHOWN = ("matter", "act", "type", "institution", "replaces")
IN_ORDER = Case(
    *(When(kind=kind.value, then=Value(number)) for number, kind in enumerate(CardKind)),
    output_field=IntegerField(),
)


def live(day: date | None = None) -> Q:
    """The condition "holds on this day"; None means today."""
    day = day or clock.today()
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gt=day))


def _in_order(cards: QuerySet[Card]) -> QuerySet[Card]:
    """Duties, powers, limits; within each by matter."""
    return cards.select_related(*SHOWN).order_by(IN_ORDER, "matter__position", "key")


def of_type(found: InstitutionType, day: date | None = None) -> list[Card]:
    """The cards of a type, those of the broader type included."""
    ids = [found.pk, *filter(None, [found.broader_id])]
    return list(_in_order(Card.objects.filter(live(day), type__in=ids)))


def type_ids(institution: Institution, *, in_city: bool | None = None) -> frozenset[int]:
    """Types whose cards hold for the institution: its own, the broader, and those extended to it.

    `in_city`: whether it works in a city with powiat rights; None looks where it works.
    """
    own = {institution.type_id, *filter(None, [institution.type.broader_id])}
    links = list(Extension.objects.filter(also__in=own))
    if in_city is None and any(link.cities_only for link in links):
        in_city = _works_in_city(institution)
    return frozenset(own | {link.type_id for link in links if in_city or not link.cities_only})


def _works_in_city(institution: Institution) -> bool:
    places = served(institution) or [place for place in [institution.seat] if place]
    return any(place.is_city or (place.parent is not None and place.parent.is_city) for place in places)


def own_cards(institution: Institution, day: date | None = None) -> list[Card]:
    """The institution's own cards, those that only say "does not hold here" included."""
    return list(_in_order(Card.objects.filter(live(day), institution=institution)))


def replacing(cards: Iterable[Card]) -> dict[UUID, tuple[str, ...]]:
    """The names of institutions that have an own card in the place of each of these; one query."""
    rows = Card.objects.filter(live(), replaces__in=[card.pk for card in cards])
    found: dict[UUID, tuple[str, ...]] = {}
    for own in rows.select_related("institution").order_by("institution__sort_key"):
        if own.replaces_id and own.institution:
            found[own.replaces_id] = (*found.get(own.replaces_id, ()), own.institution.name)
    return found


def effective(institution: Institution, day: date | None = None) -> list[Card]:
    """The cards as they hold in this institution: of its types, with its own in their place or beside them."""
    mine = Q(institution=institution)
    found = list(_in_order(Card.objects.filter(live(day)).filter(mine | Q(type__in=type_ids(institution)))))
    replaced = {card.replaces_id for card in found if card.institution_id and card.replaces_id}
    return [card for card in found if card.pk not in replaced and not card.drops]


def standings(cards: Iterable[Card]) -> dict[UUID, tuple[Standing, Verification | None]]:
    """How far each card can be relied on, with the last comparison; one query."""
    cards = list(cards)
    rows = Verification.objects.filter(card__in=[card.pk for card in cards]).select_related("institution")
    last: dict[UUID, Verification] = {}
    for row in rows.order_by("on", "id"):
        last[row.card_id] = row
    return {card.pk: (_standing(card, last.get(card.pk)), last.get(card.pk)) for card in cards}


def _standing(card: Card, last: Verification | None) -> Standing:
    return standing(
        Known(card.known),
        compared=last is not None,
        holds=bool(last and last.holds),
        same_words=bool(last and last.digest == digest(card)),
        own_rule=card.institution_id is not None and card.act_id is None,
    )


def types_with_cards(day: date | None = None) -> list[InstitutionType]:
    """Types that have cards of their own, each with `cards`, how many."""
    counted = {
        row["type"]: row["number"]
        for row in Card.objects.filter(live(day), type__isnull=False)
        .order_by()
        .values("type")
        .annotate(number=Count("pk"))
    }
    found = list(InstitutionType.objects.filter(pk__in=counted).order_by("position"))
    for one in found:
        one.cards = counted[one.pk]  # type: ignore[attr-defined]
    return found


def agreements_of(institution: Institution, day: date | None = None) -> list[Handover]:
    """Agreements in force by which it does something for others, or others for it."""
    rows = Handover.objects.filter(live(day)).filter(Q(doer=institution) | Q(giver=institution))
    return list(
        rows.select_related("doer", "giver", "giver_type")
        .prefetch_related("matters", "areas__parent__parent")
        .order_by("-valid_from", "id")
    )
