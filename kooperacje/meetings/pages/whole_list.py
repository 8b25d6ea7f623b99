"""A paper list typed back: many rows at once, with what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.meetings import matching
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.pages.ways import Head, head

EMPTY_ROWS = 12
MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row of the form. `faults` and `notes` are empty before the list was looked at."""

    number: int
    person: str
    institution: str
    role: str
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True)
class TypingPage:
    """`looked`: the rows were held against what is known; `wrong` of them have faults, `known` are on the list."""

    head: Head
    attendance_url: str
    rows: tuple[TypedRow, ...]
    looked: bool
    filled: int
    wrong: int
    known: int
    most: int


def typing_page(
    actor: Actor, meeting: Meeting, typed: Sequence[Typed], *, looked: bool, more: int = EMPTY_ROWS
) -> TypingPage:
    """The rows with what is known of each where they were looked at, and empty ones behind them."""
    filled = [row for row in typed if row]
    if looked:
        rows = [
            TypedRow(
                number,
                one.typed.person,
                one.typed.institution,
                one.typed.role,
                one.faults,
                one.notes,
                one.known,
            )
            for number, one in enumerate(matching.judge(filled, meeting), start=1)
        ]
    else:
        rows = [
            TypedRow(number, one.person, one.institution, one.role)
            for number, one in enumerate(filled, start=1)
        ]
    room = max(0, min(more, MOST_ROWS - len(rows)))
    empty = [TypedRow(len(rows) + number, "", "", "") for number in range(1, room + 1)]
    return TypingPage(
        head=head(actor, meeting, "attendance"),
        attendance_url=reverse("meetings:attendance", args=[meeting.pk]),
        rows=(*rows, *empty),
        looked=looked,
        filled=len(filled),
        wrong=sum(1 for row in rows if row.faults),
        known=sum(1 for row in rows if row.known),
        most=MOST_ROWS,
    )
