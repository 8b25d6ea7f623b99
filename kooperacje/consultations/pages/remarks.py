"""The list of remarks, and one remark with its positions."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.consultations import doors
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Position
from kooperacje.consultations.outline.lists import BY_KIND
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.pages.said import Known
from kooperacje.consultations.pages.section import Element, add_url, element
from kooperacje.consultations.queries import names, remarks, rows
from kooperacje.consultations.queries.remarks import Criteria
from kooperacje.consultations.states import PositionOutcome

PER_PAGE = 50
NAMED = ("answer", "meeting", "question", "theme", "remark-group")


@dataclass(frozen=True, slots=True)
class Line:
    """One remark of the list."""

    key: str
    text: str
    place: str | None
    source: str | None
    question: str | None
    kind: str | None
    stance: str | None
    themes: tuple[str, ...]
    group: str | None
    outcome: str
    tone: str
    reason: str | None
    waits: bool
    url: str
    position_url: str


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """A page of the list. `share` are the numbers by position."""

    frame: Frame
    lines: tuple[Line, ...]
    share: tuple[tuple[str, int, str], ...]
    total: int
    found: int
    filtered: bool
    number: int
    last: int
    any_waits: bool
    url: str
    add_url: str
    many_url: str
    empty: str
    questions: Mapping[str, str]
    themes: Mapping[str, str]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """A position once taken."""

    number: int
    outcome: str
    tone: str
    reason: str | None
    change: str | None
    taken_on: str | None
    author: str
    recorded: str


@dataclass(frozen=True, slots=True)
class PositionPage:
    """One remark, the form for its position, and every position before."""

    frame: Frame
    remark: Element
    text: str
    history: tuple[Version, ...]
    list_url: str
    links: tuple[tuple[str, str], ...]
    """(label, address) of what other rooms know about the remark."""


def listing(consultation: Consultation, actor: Actor, criteria: Criteria, number: int) -> RemarksPage:
    """A fixed number of queries, whatever the number of remarks."""
    shares = remarks.by_outcome(consultation)
    found = remarks.find(consultation, criteria)
    filtered = criteria != Criteria()
    total = sum(shares.values())
    many = found.count() if filtered else total
    last = max(1, ceil(many / PER_PAGE))
    number = min(max(1, number), last)
    chosen = rows.parts(found[(number - 1) * PER_PAGE : number * PER_PAGE], catalogue.REMARK)
    sources = {
        "answer": {part.answer for part in chosen if part.answer},
        "meeting": {part.meeting for part in chosen if part.meeting},
    }
    known = names.of(consultation, ["question", "theme", "remark-group"]) | names.some(consultation, sources)
    slug = consultation.slug
    lines = tuple(_line(slug, part, known) for part in chosen)
    return RemarksPage(
        frame=frame(consultation, actor, "uwagi"),
        lines=lines,
        share=_share(shares),
        total=total,
        found=many,
        filtered=filtered,
        number=number,
        last=last,
        any_waits=any(line.waits for line in lines),
        url=reverse("consultations:workspace-remarks", args=[slug]),
        add_url=add_url(slug, BY_KIND["remark"]),
        many_url=reverse("consultations:workspace-positions", args=[slug]),
        empty=str(BY_KIND["remark"].empty),
        questions=known["question"],
        themes=known["theme"],
        groups=known["remark-group"],
    )


def _share(shares: Mapping[str | None, int]) -> tuple[tuple[str, int, str], ...]:
    taken = [
        (said.enum(outcome), shares[outcome.value], said.OUTCOME_TONES.get(outcome, "idle"))
        for outcome in PositionOutcome
        if outcome.value in shares
    ]
    waiting = [(_("No position yet"), shares[None], "warn")] if None in shares else []
    return (*waiting, *taken)


def _line(slug: str, part: schema.Remark, known: names.Names) -> Line:
    position = part.position
    return Line(
        key=part.key,
        text=part.text,
        place=part.place,
        source=_source(part, known),
        question=known["question"].get(part.question or ""),
        kind=said.enum(part.kind) if part.kind else None,
        stance=said.enum(part.stance) if part.stance else None,
        themes=tuple(known["theme"].get(key, key) for key in part.themes),
        group=known["remark-group"].get(part.group or ""),
        outcome=said.enum(position.outcome) if position else _("No position yet"),
        tone=said.OUTCOME_TONES.get(position.outcome, "idle") if position else "warn",
        reason=said.short(position.reason) if position and position.reason else None,
        waits=position is None,
        url=reverse("consultations:workspace-part", args=[slug, BY_KIND["remark"].slug, part.key]),
        position_url=reverse("consultations:workspace-position", args=[slug, part.key]),
    )


def _source(part: schema.Remark, known: names.Names) -> str | None:
    if part.answer:
        return known["answer"].get(part.answer)
    return known["meeting"].get(part.meeting or "")


def position(consultation: Consultation, actor: Actor, part: schema.Remark) -> PositionPage:
    """The page of one remark."""
    slug = consultation.slug
    taken = remarks.history(consultation, part.key)
    authors = remarks.authors({row.author_id for row in taken if row.author_id})
    return PositionPage(
        frame=frame(consultation, actor, "uwagi"),
        remark=element(BY_KIND["remark"], part, slug, Known(names.of(consultation, NAMED))),
        text=part.text,
        history=tuple(_version(row, authors) for row in taken),
        list_url=reverse("consultations:workspace-remarks", args=[slug]),
        links=tuple(doors.beside_remark(slug, part.key)),
    )


def _version(row: Position, authors: Mapping[Any, str]) -> Version:
    outcome = PositionOutcome(row.outcome)
    return Version(
        number=row.number,
        outcome=said.enum(outcome),
        tone=said.OUTCOME_TONES.get(outcome, "idle"),
        reason=row.reason,
        change=row.change,
        taken_on=said.day(row.taken_on) if row.taken_on else None,
        author=authors.get(row.author_id, _("loaded from a file"))
        if row.author_id
        else _("loaded from a file"),
        recorded=date_format(localtime(row.recorded_at), "DATETIME_FORMAT"),
    )
