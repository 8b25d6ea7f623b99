"""What of a card goes into its listing: texts to be found by, and what a line and a page show, ready as JSON.

Dates, money and hours as text; words of enums stay keys, so that each reader gets them in the reader's language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kooperacje.basket.models import Category, Place, Service
from kooperacje.basket.models.cards import LANGUAGES
from kooperacje.directory import places
from kooperacje.territory.models import Unit

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that residents may know; without a `place`, the provider's seat. `rough`: only its gmina is known."""

    place: Place | None
    note: str
    gmina: str
    point: tuple[float, float] | None
    rough: bool


def names(card: Service) -> Iterator[str]:
    """The card's name in every language."""
    yield card.name
    yield from (text.name for text in card.texts.all())


def _with_above(card: Service) -> list[Category]:
    found: dict[str, Category] = {}
    for category in card.categories.all():
        found[category.key] = category
        if category.parent:
            found.setdefault(category.parent.key, category.parent)
    return list(found.values())


def headings(card: Service) -> Iterator[str]:
    """Names of its categories and of those above, in every language."""
    for category in _with_above(card):
        yield from filter(None, (category.name, category.name_en, category.name_uk))


def category_keys(card: Service) -> list[str]:
    """Keys of its categories and of those above."""
    return [category.key for category in _with_above(card)]


def texts(card: Service) -> Iterator[tuple[str, str]]:
    """The other texts with their weights."""
    yield "C", card.summary
    yield "C", f"{card.provider.name} {card.provider.other_names}"
    for category in _with_above(card):
        yield from (("C", about) for about in (category.about, category.about_en, category.about_uk))
    yield "D", f"{card.description} {card.how_to_get} {card.conditions}"
    for text in card.texts.all():
        yield "C", text.summary
        yield "D", f"{text.description} {text.how_to_get}"


def ways(card: Service) -> list[str]:
    """How it is given."""
    return sorted({at.place.kind for at in card.at.all()})


def _told(card: Service, field: str) -> Json:
    """A text in each language that has it."""
    told = {"pl": getattr(card, field)}
    told |= {text.language: getattr(text, field) for text in card.texts.all() if getattr(text, field)}
    return {language: text for language, text in told.items() if text}


def _heading(category: Category) -> Json:
    named = {"pl": category.name} | {code: getattr(category, f"name_{code}") for code in LANGUAGES}
    return {
        "key": category.key,
        "scheme": category.scheme,
        "name": {code: name for code, name in named.items() if name},
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _openings(card: Service) -> list[list[Any]]:
    return [
        [one.weekday, f"{one.opens:%H:%M}", f"{one.closes:%H:%M}", one.note] for one in card.openings.all()
    ]


def _spot(spot: Spot) -> Json:
    place, point = spot.place, spot.point
    return {
        "name": place.name if place else "",
        "address": place.address if place else "",
        "postcode": place.postcode if place else "",
        "town": place.town if place else "",
        "gmina": spot.gmina,
        "point": [round(point[0], 3), round(point[1], 3)] if point else None,
        "rough": spot.rough,
    }


def brief(card: Service, spots: list[Spot]) -> Json:
    """What a line of a list shows."""
    return {
        "name": _told(card, "name"),
        "summary": _told(card, "summary"),
        "provider": card.provider.name,
        "spots": [_spot(spot) for spot in spots],
        "protected": card.is_protected,
        "ways": ways(card),
        "cost": card.cost,
        "audiences": card.audiences,
        "needs": card.needs,
        "ages": [card.age_from, card.age_to],
        "openings": _openings(card),
        "phone": card.phone,
        "free": card.free,
        "wait_days": card.wait_days,
        "verified": _day(card.verified_on),
        "kinds": [_heading(category) for category in card.categories.all()],
    }


def whole(card: Service, spots: list[Spot]) -> Json:
    """What the page of the card shows beside that."""
    return {
        **{field: _told(card, field) for field in ("description", "how_to_get")},
        **{field: getattr(card, field) for field in ("documents", "conditions", "basis", "cost_note")},
        **{field: getattr(card, field) for field in ("email", "website", "languages", "level", "capacity")},
        "income_up_to": str(card.income_up_to) if card.income_up_to is not None else None,
        "valid_from": _day(card.valid_from),
        "valid_to": _day(card.valid_to),
        "capacity_on": _day(card.capacity_on),
        "verified_by": card.verified_by,
        "areas": [_area(area.territory) for area in card.areas.all()],
        "spots": [
            {
                "eases": spot.place.eases if spot.place else [],
                "access_note": spot.place.access_note if spot.place else "",
                "note": spot.note,
            }
            for spot in spots
        ],
    }


def _area(unit: Unit) -> Json:
    return {"number": places.number(unit.code), "kind": unit.kind, "name": unit.name}
