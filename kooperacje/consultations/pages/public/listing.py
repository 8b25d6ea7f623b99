"""The list of public consultations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.text import search_key
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.public.frame import state_mark
from kooperacje.consultations.queries import public
from kooperacje.consultations.states import ConsultationState
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit

A_PAGE = 20
MOST_AREAS = 5
STATES = (
    ConsultationState.ANNOUNCED,
    ConsultationState.RUNNING,
    ConsultationState.SUMMING_UP,
    ConsultationState.PUBLISHED,
)


@dataclass(frozen=True, slots=True)
class Card:
    """One consultation in the list."""

    url: str
    title: str
    language: str
    summary: str | None
    organiser: str
    area: str | None
    start: date | None
    end: date | None
    term: str | None
    state: tuple[str, str]
    fictional: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A state to filter by."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list."""

    cards: tuple[Card, ...]
    total: int
    number: int
    last: int
    text: str
    states: tuple[Choice, ...]
    filtered: bool
    clear_url: str
    data_url: str


def listing(text: str, state: str, number: int) -> ListPage:
    """Three queries, whatever the length of the list."""
    chosen = next((one for one in STATES if one.value == state), None)
    found = public.listed(text, chosen)
    total = found.count()
    last = max(1, -(-total // A_PAGE))
    number = min(max(1, number), last)
    shown = list(found[(number - 1) * A_PAGE : number * A_PAGE])
    areas = public.areas(shown)
    return ListPage(
        cards=tuple(_card(one, areas[one.pk]) for one in shown),
        total=total,
        number=number,
        last=last,
        text=text,
        states=tuple(Choice(one.value, state_mark(one.value)[1], one is chosen) for one in STATES),
        filtered=bool(search_key(text)) or chosen is not None,
        clear_url=reverse("public:list"),
        data_url=reverse("public:open-data"),
    )


def _card(one: Consultation, units: list[Unit]) -> Card:
    return Card(
        url=reverse("public:consultation", args=[one.slug]),
        title=one.title,
        language=one.language,
        summary=one.summary,
        organiser=one.organiser.name,
        area=area(units),
        start=one.window_from,
        end=one.window_to,
        term=one.term,
        state=state_mark(one.state),
        fictional=one.fictional,
    )


def area(units: list[Unit]) -> str | None:
    """The units by name; a long row of them is cut."""
    names = [territory.label(unit) for unit in units[:MOST_AREAS]]
    if len(units) > MOST_AREAS:
        names.append(_("and others: %(count)d") % {"count": len(units) - MOST_AREAS})
    return ", ".join(names) or None


def open_data() -> list[dict[str, Any]]:
    """Every public consultation as plain data, for programs."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "organiser": one.organiser.name,
            "state": one.state,
            "from": one.window_from.isoformat() if one.window_from else None,
            "to": one.window_to.isoformat() if one.window_to else None,
            "term": one.term,
            "fictional": one.fictional,
            "page": reverse("public:consultation", args=[one.slug]),
            "data": reverse("public:file", args=[one.slug, "consultation.json"])
            if one.state == ConsultationState.PUBLISHED
            else None,
        }
        for one in public.listed()
    ]
