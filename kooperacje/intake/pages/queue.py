"""The list of what came in."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.intake import access, queries, words
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState, Sort, Source

DOOR = "intake"
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that came in."""

    title: str
    url: str
    sender: str
    sort: str
    source: str
    received_at: datetime
    party: str
    how: str
    state: str
    tone: str
    reason: str
    sure: str
    sure_tone: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the list, newest first; `numbers` are (label, count, tone) of every state."""

    frame: Frame
    lines: tuple[Line, ...]
    numbers: tuple[tuple[str, int, str], ...]
    total: int
    number: int
    last: int
    filtered: bool
    url: str
    may_take_in: Decision
    add_url: str
    blank_url: str


def queue_page(consultation: Consultation, actor: Actor, state: ItemState | None, number: int) -> QueuePage:
    """Four queries, whatever came in."""
    slug = consultation.slug
    found = access.visible(actor, consultation)
    numbers = queries.counts(found)
    total = sum(numbers.values())
    here = total if state is None else numbers[state]
    last = max(1, ceil(here / PER_PAGE))
    number = min(max(1, number), last)
    names = queries.parties(consultation)
    shown = queries.listed(found, state)[(number - 1) * PER_PAGE : number * PER_PAGE]
    return QueuePage(
        frame=frame(consultation, actor, DOOR),
        lines=tuple(_line(item, slug, names) for item in shown),
        numbers=tuple(
            (str(label), numbers[one], tone) for one, (label, tone) in words.STATES.items() if numbers[one]
        ),
        total=total,
        number=number,
        last=last,
        filtered=state is not None,
        url=reverse("intake:items", args=[slug]),
        may_take_in=access.may_take_in(actor, consultation),
        add_url=reverse("intake:add", args=[slug]),
        blank_url=reverse("intake:blank", args=[slug]),
    )


def _line(item: Item, slug: str, names: dict[str, str]) -> Line:
    label, tone = words.STATES[ItemState(item.state)]
    return Line(
        title=item.subject or item.name,
        url=reverse("intake:item", args=[slug, item.pk]),
        sender=item.sender_name or item.sender,
        sort=str(words.SORTS[Sort(item.sort)]),
        source=str(words.SOURCES[Source(item.source)]),
        received_at=item.received_at,
        party=names.get(item.party_key, ""),
        how=str(words.HOW[item.party_how]),
        state=str(label),
        tone=tone,
        reason=item.reason,
        sure="" if item.confidence is None else words.percent(item.confidence),
        sure_tone="" if item.confidence is None else words.tone_of(item.confidence),
    )
