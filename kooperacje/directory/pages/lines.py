"""A card as a line of a list."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from kooperacje.base import clock
from kooperacje.basket.states import Cost
from kooperacje.directory import hours, words
from kooperacje.directory.queries.search import Hit

NUMBER = re.compile(
    r"[^\d+]*(\+?\d[\d\s()–.-]*)((?:,?\s*w(?:ew)?n?(?:ętrzny)?\.?\s*\d{1,5})?)(.*)", re.IGNORECASE | re.DOTALL
)
KEY = "klucz-karty"
"""Stands in an address for the key of a card."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the language it is in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Line:
    """One card in a list; texts with the language that they are in. `number` is its place in the list."""

    number: int
    url: str
    name: str
    name_lang: str
    summary: str
    summary_lang: str
    provider: str
    where: str
    more_places: int
    away: str
    tone: str
    opening: str
    cost: str
    is_free: bool
    room: str
    demands: tuple[str, ...]
    """Sentences about what one must bring or fulfil."""
    phone: str
    call: str
    """The number as telephones take it."""
    protected: bool
    points: tuple[tuple[float, float], ...]
    """Its places on the plane."""
    rough: bool
    ways: tuple[str, ...]


def lines(
    hits: tuple[Hit, ...], first: int = 1, origin: tuple[float, float] | None = None
) -> tuple[Line, ...]:
    """Lines in the reader's language."""
    language, now = get_language() or "pl", clock.now()
    # Asked once: an address is the same for all but its key.
    before, _key, after = reverse("directory:card", args=[KEY]).rpartition(KEY)
    return tuple(
        _line(hit, number, f"{before}{hit.key}{after}", language, now, origin)
        for number, hit in enumerate(hits, start=first)
    )


def _line(
    hit: Hit, number: int, url: str, language: str, now: datetime, origin: tuple[float, float] | None
) -> Line:
    brief = hit.brief
    name, name_lang = words.told(brief["name"], language)
    summary, summary_lang = words.told(brief["summary"], language)
    spot = nearest(brief["spots"], origin)
    tone, opening = words.state(hours.today(hours.spans(brief["openings"]), now))
    sentence = words.ages(*brief["ages"])
    return Line(
        number=number,
        url=url,
        name=name,
        name_lang=name_lang,
        summary=summary,
        summary_lang=summary_lang,
        provider=brief["provider"],
        where=address(spot) if spot else "",
        more_places=max(0, len(brief["spots"]) - 1),
        away=words.away(hit.away, rough=bool(spot and spot["rough"])) if spot else "",
        tone=tone,
        opening=opening,
        cost="" if brief["cost"] == Cost.NOT_STATED else str(words.COSTS[brief["cost"]]),
        is_free=brief["cost"] == Cost.FREE,
        room=words.room(brief["free"], brief["wait_days"]),
        demands=(*([sentence] if sentence else []), *words.several(words.NEEDS, brief["needs"])),
        phone=brief["phone"],
        call=callable_number(brief["phone"]),
        protected=brief["protected"],
        points=tuple((one["point"][0], one["point"][1]) for one in brief["spots"] if one["point"]),
        rough=bool(spot and spot["rough"]),
        ways=tuple(words.several(words.WAYS, [way for way in brief["ways"] if way != "physical"])),
    )


def nearest(spots: list[dict[str, Any]], origin: tuple[float, float] | None) -> dict[str, Any] | None:
    """The place nearest to the origin; the first one without an origin."""
    if not spots:
        return None
    if origin is None:
        return spots[0]
    return min(spots, key=lambda spot: _distance(spot["point"], origin))


def _distance(point: list[float] | None, origin: tuple[float, float]) -> float:
    if point is None:
        return float("inf")
    return float((point[0] - origin[0]) ** 2 + (point[1] - origin[1]) ** 2)


def address(spot: dict[str, Any]) -> str:
    """One line of a place as it stands on an envelope."""
    town = " ".join(part for part in (spot["postcode"], spot["town"]) if part)
    return ", ".join(part for part in (spot["name"], spot["address"], town) if part)


def callable_number(phone: str) -> str:
    """The digits of a telephone number, with the plus, without an extension; empty when it holds more than one number."""
    met = NUMBER.match(phone)
    number, _extension, more = met.groups() if met else ("", "", "")
    kept = "".join(char for char in number if char.isdigit() or char == "+")
    return kept if 3 <= len(kept) <= 13 and not any(char.isdigit() for char in more) else ""


def day(text: str | None) -> date | None:
    """A day as a listing keeps it."""
    return date.fromisoformat(text) if text else None
