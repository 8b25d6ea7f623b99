"""The list of remarks, and one remark with its positions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.consultations import doors
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Position
from kooperacje.consultations.outline.lists import BY_KIND
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.pages.said import Known
from kooperacje.consultations.pages.section import Element, add_url, element
from kooperacje.consultations.queries import names, remarks
from kooperacje.consultations.queries.remarks import Criteria
from kooperacje.consultations.states import PositionOutcome

PER_PAGE = 50
LONGEST = 600
"""Letters of a remark that the list shows."""
PLACE = "place-of-a-key"
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
class LineWords:
    """What is said with every line."""

    unknown: str
    group: str
    choose: str
    position: str
    change: str


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """A page of the list. `share` are the numbers by position."""

    frame: Frame
    lines: tuple[Line, ...]
    words: LineWords
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
    position_url: str
    split_url: str
    """Empty once a position was taken."""
    links: tuple[tuple[str, str], ...]
    """(label, address) of what other rooms know about the remark."""


def listing(
    consultation: Consultation, actor: Actor, around: remarks.Around, criteria: Criteria, number: int
) -> RemarksPage:
    """Three queries at most, whatever the number of remarks."""
    total = sum(around.shares.values())
    shown = remarks.stretch(consultation, criteria, around.shares, number, PER_PAGE)
    slug, write = consultation.slug, _writer(consultation.slug, around.names, shown.sources)
    lines = tuple(map(write, shown.parts))
    return RemarksPage(
        frame=frame(consultation, actor, "uwagi", dict(around.counts)),
        lines=lines,
        words=LineWords(
            unknown=_("author not stated"),
            group=_("Group of remarks"),
            choose=_("Choose remark"),
            position=_("Position"),
            change=_("Change"),
        ),
        share=_share(around.shares),
        total=total,
        found=shown.found,
        filtered=criteria != Criteria(),
        number=shown.number,
        last=max(1, ceil(shown.found / PER_PAGE)),
        any_waits=any(line.waits for line in lines),
        url=reverse("consultations:workspace-remarks", args=[slug]),
        add_url=add_url(slug, BY_KIND["remark"]),
        many_url=reverse("consultations:workspace-positions", args=[slug]),
        empty=str(BY_KIND["remark"].empty),
        questions=around.names["question"],
        themes=around.names["theme"],
        groups=around.names["remark-group"],
    )


def _share(shares: Mapping[str | None, int]) -> tuple[tuple[str, int, str], ...]:
    taken = [
        (said.enum(outcome), shares[outcome.value], said.OUTCOME_TONES.get(outcome, "idle"))
        for outcome in PositionOutcome
        if outcome.value in shares
    ]
    waiting = [(_("No position yet"), shares[None], "warn")] if None in shares else []
    return (*waiting, *taken)


def _writer(slug: str, known: names.Names, sources: Mapping[str, str]) -> Callable[[schema.Remark], Line]:
    """Makes lines; what all lines share is worked out once."""
    to_part = _address("consultations:workspace-part", slug, BY_KIND["remark"].slug)
    to_position = _address("consultations:workspace-position", slug)
    said_of = cache(said.enum)
    none_yet = _("No position yet")
    questions, themes, groups = known["question"], known["theme"], known["remark-group"]

    def line(part: schema.Remark) -> Line:
        position = part.position
        return Line(
            key=part.key,
            text=said.short(part.text, LONGEST),
            place=part.place,
            source=sources.get(part.key),
            question=questions.get(part.question or ""),
            kind=said_of(part.kind) if part.kind else None,
            stance=said_of(part.stance) if part.stance else None,
            themes=tuple(themes.get(key, key) for key in part.themes),
            group=groups.get(part.group or ""),
            outcome=said_of(position.outcome) if position else none_yet,
            tone=said.OUTCOME_TONES.get(position.outcome, "idle") if position else "warn",
            reason=said.short(position.reason) if position and position.reason else None,
            waits=position is None,
            url=to_part(part.key),
            position_url=to_position(part.key),
        )

    return line


def _address(view: str, *args: str) -> Callable[[str], str]:
    """Addresses that differ in the key alone; a key has nothing to escape."""
    before, _key, after = reverse(view, args=[*args, PLACE]).rpartition(PLACE)
    return lambda key: f"{before}{key}{after}"


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
        position_url=reverse("consultations:workspace-position", args=[slug, part.key]),
        split_url="" if part.position else reverse("consultations:workspace-split", args=[slug, part.key]),
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
