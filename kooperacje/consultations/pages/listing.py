"""The officer's consultations."""

from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations import access
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import listing as queries
from kooperacje.consultations.states import ConsultationState

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation of the list."""

    title: str
    url: str
    state: str
    tone: str
    organiser: str
    window: str | None
    questions: int
    answers: int
    remarks: int
    waiting: int
    changed: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list, and what to do when it is empty."""

    lines: tuple[Line, ...]
    total: int
    number: int
    last: int
    filtered: bool
    url: str
    create: Decision
    create_url: str
    load_url: str


def listing(actor: Actor, words: str, state: str, number: int) -> ListPage:
    """Two queries, whatever the number of consultations."""
    found = queries.find(access.own(actor), words, state)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    chosen = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return ListPage(
        lines=tuple(_line(row) for row in chosen),
        total=total,
        number=number,
        last=last,
        filtered=bool(words or state),
        url=reverse("consultations:workspace-list"),
        create=access.creates(actor),
        create_url=reverse("consultations:workspace-new"),
        load_url=reverse("consultations:workspace-load"),
    )


def _line(row: Consultation) -> Line:
    state = ConsultationState(row.state)
    window = None
    if row.window_from and row.window_to:
        window = said.period(schema.Period.model_construct(from_=row.window_from, to=row.window_to))
    numbers = queries.numbers(row)
    return Line(
        title=row.title,
        url=reverse("consultations:workspace", args=[row.slug]),
        state=said.enum(state),
        tone=said.TONES[state],
        organiser=row.organiser.name,
        window=window or row.term,
        questions=numbers.questions,
        answers=numbers.answers,
        remarks=numbers.remarks,
        waiting=numbers.waiting,
        changed=said.day(row.changed_at.date()),
        fictional=row.fictional,
    )
