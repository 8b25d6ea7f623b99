"""Where the rows of a chart stand: labels wrapped to two lines, rows packed into parts no taller than a page."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from kooperacje.documents.measure import letters
from kooperacje.documents.words import tied

WIDTH = 640
"""Width of every chart in CSS pixels; a page of A4 shows it at about three quarters."""

GUTTER = 232
"""Room for the labels at the left."""

RIGHT = 64
"""Room at the right for the value after the longest bar."""

PLOT = WIDTH - GUTTER - RIGHT
SIZE = 12
"""Size of the label font in pixels."""


LINE = 14
BAR = 15
GAP = 9
TALLEST = 760
"""Height of the rows of one part; more would not fit on a page together with its caption."""

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Placed(Generic[RowT]):
    """A row with its label cut into lines and the middle of its bar, in pixels from the top."""

    row: RowT
    lines: tuple[str, ...]
    middle: float
    muted: int = 0
    """How many of the last lines are details in a quieter colour."""


@dataclass(frozen=True, slots=True)
class Part(Generic[RowT]):
    """The rows of one picture and the height they take."""

    rows: tuple[Placed[RowT], ...]
    height: int


def wrap(label: str, room: float = GUTTER - 16) -> tuple[str, ...]:
    """``label`` in at most two lines; what does not fit is cut with an ellipsis (the table has it whole)."""
    lines = [""]
    for word in tied(" ".join(label.split())).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if _wide(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], _cut(" ".join(lines[1:]), room, always=True)]
    return tuple(_cut(line, room) for line in lines)


def _wide(text: str) -> float:
    return letters(text) * SIZE


def _cut(line: str, room: float, *, always: bool = False) -> str:
    if _wide(line) <= room and not always:
        return line
    while line and _wide(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip(' ,.;:–-')}…"


def pack(rows: list[tuple[RowT, tuple[str, ...]]], *, muted: int = 0) -> tuple[Part[RowT], ...]:
    """Place ``rows`` (each with its label lines, the last ``muted`` quiet) from the top; a full part begins the next."""
    parts: list[Part[RowT]] = []
    placed: list[Placed[RowT]] = []
    top = GAP
    for row, lines in rows:
        height = max(BAR, LINE * len(lines))
        if placed and top + height + GAP > TALLEST:
            parts.append(Part(tuple(placed), top))
            placed, top = [], GAP
        placed.append(Placed(row, lines, top + height / 2, muted))
        top += height + GAP
    if placed:
        parts.append(Part(tuple(placed), top))
    return tuple(parts)
