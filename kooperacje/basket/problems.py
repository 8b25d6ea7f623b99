"""What can be wrong with a card, a place or a gap beyond the form of single values: (field, sentence)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kooperacje.base.text import search_key
from kooperacje.basket.exchange.schema import Card, Spot
from kooperacje.basket.states import PlaceKind

Found = Iterator[tuple[str, str]]


def of_card(card: Card) -> Found:
    """Contradictions within a card."""
    if card.age_from is not None and card.age_to is not None and card.age_to < card.age_from:
        yield "age_to", _("The upper age is below the lower one.")
    if card.free is not None and card.capacity is not None and card.free > card.capacity:
        yield "free", _("More places are free than there are.")
    if card.valid_from and card.valid_to and card.valid_to < card.valid_from:
        yield "valid_to", _("The last day is before the first.")
    for before, after in zip(card.hours, card.hours[1:], strict=False):
        if before.day == after.day and after.opens < before.closes:
            yield "hours", _("Two openings on one day overlap.")


def of_publishing(card: Card, *, has_place: bool) -> Found:
    """What a published card cannot be without."""
    if not card.summary:
        yield "summary", _("Say in one plain sentence what one gets.")
    if not card.categories:
        yield "categories", _("Choose what it is about, so that people find it.")
    if not (card.phone or card.email or card.website or has_place):
        yield (
            "phone",
            _("Say how one gets there: a telephone number, an e-mail address, a website or a place."),
        )


def of_secrecy(card: Card, places: list[Spot]) -> Found:
    """Words of a protected card that give its address away."""
    words = search_key(" ".join(_said(card)))
    for place in places:
        street = search_key(place.address)
        if len(street) >= 4 and street in words:
            yield (
                "is_protected",
                _("The address of this service is protected, and its card tells it: remove it."),
            )


def _said(card: Card) -> Iterator[str]:
    yield from (card.name, card.summary, card.description, card.how_to_get, card.documents, card.conditions)
    yield from (card.cost_note, card.phone, *(one.note for one in card.hours))
    for words in (card.texts.en, card.texts.uk):
        if words:
            yield from (words.name, words.summary, words.description, words.how_to_get)


def of_spot(spot: Spot) -> Found:
    """Contradictions within a place."""
    if (spot.latitude is None) != (spot.longitude is None):
        yield "latitude", _("Give both coordinates or none.")
    if spot.kind is PlaceKind.PHYSICAL and not (spot.name or spot.address or spot.town):
        yield "address", _("Say where the place is.")
