"""Between a card or place as a value and the columns that keep it."""

from typing import Any

from kooperacje.base.text import sort_key
from kooperacje.basket.exchange.schema import At, Card, Hours, Spot, Texts, Words
from kooperacje.basket.models import Opening, Place, Service, ServicePlace, ServiceText

SAME = (
    "name", "summary", "description", "how_to_get", "documents", "age_from", "age_to", "income_up_to", "conditions",
    "basis", "cost_note", "phone", "email", "website", "capacity", "free", "wait_days", "valid_from", "valid_to",
    "is_protected",
)  # fmt: skip
WORDS = ("name", "summary", "description", "how_to_get")
PLACE_SAME = (
    "name", "address", "postcode", "town", "latitude", "longitude", "access_note", "is_protected",
)  # fmt: skip
READ_WITH = ("categories", "areas__territory", "openings", "texts")
"""What reading cards needs beside their rows; `prefetch_related(*READ_WITH)`."""


def of_card(card: Card) -> dict[str, Any]:
    """Values by column of a service."""
    return {
        **{name: getattr(card, name) for name in SAME},
        "level": card.level.value,
        "cost": card.cost.value,
        "audiences": [one.value for one in card.audiences],
        "needs": [one.value for one in card.needs],
        "languages": " ".join(card.languages),
        "sort_key": sort_key(card.name),
    }


def card(service: Service, at: list[ServicePlace]) -> Card:
    """A card as its rows say; `at` are the places that its reader may know, each with its place."""
    texts = {text.language: _words(text) for text in service.texts.all()}
    return Card(
        **{name: getattr(service, name) for name in SAME},
        level=service.level,  # type: ignore[arg-type]
        cost=service.cost,  # type: ignore[arg-type]
        audiences=tuple(service.audiences),  # type: ignore[arg-type]
        needs=tuple(service.needs),  # type: ignore[arg-type]
        languages=tuple(service.languages.split()),
        categories=tuple(one.key for one in service.categories.all()),
        areas=tuple(one.territory.code for one in service.areas.all()),
        hours=tuple(_hours(one) for one in service.openings.all()),
        at=tuple(At(place=one.place.key, note=one.note) for one in at),
        texts=Texts(**texts),
    )


def of_spot(spot: Spot) -> dict[str, Any]:
    """Values by column of a place, without its gmina."""
    return {
        **{name: getattr(spot, name) for name in PLACE_SAME},
        "kind": spot.kind.value,
        "eases": [one.value for one in spot.eases],
    }


def spot(place: Place) -> Spot:
    """A place as its row says."""
    return Spot(
        **{name: getattr(place, name) for name in PLACE_SAME},
        kind=place.kind,  # type: ignore[arg-type]
        eases=tuple(place.eases),  # type: ignore[arg-type]
        gmina=place.gmina.code if place.gmina else None,
    )


def _words(text: ServiceText) -> Words:
    return Words(**{name: getattr(text, name) for name in WORDS})


def _hours(opening: Opening) -> Hours:
    return Hours(day=opening.weekday, opens=opening.opens, closes=opening.closes, note=opening.note)
