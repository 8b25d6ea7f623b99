"""What differs between two versions of a text: passages in pairs, and within a pair the words. Plain Python."""

from dataclasses import dataclass

from kooperacje.documents.differing import Run, spans, tokens
from kooperacje.documents.passages.reading import CELL, LINE, ROW
from kooperacje.modelbook.states import Change


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that was kept, inserted or deleted."""

    run: Run
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """A passage of one version as far as comparing needs it. `parent` is the ref of the passage above, or ""."""

    ref: str
    number: str
    kind: str
    heading: str
    text: str | None
    parent: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage before and after; one side is None where it was added or removed.

    `score` from 0 to 1 says how alike both are. What is `uncertain` waits for a person; `moved` may be told of a changed
    one too. A split-off passage has the one it came from as `before`, one that was merged has `after` where its words went.
    """

    change: Change
    before: Side | None
    after: Side | None
    score: float = 0.0
    uncertain: bool = False
    moved: bool = False

    @property
    def ref(self) -> str:
        """Of the passage as it is now; where it is no more, as it was."""
        return self.after.ref if self.after else self.before.ref if self.before else ""

    @property
    def own(self) -> Side | None:
        """The passage that this pair is about: the old one only where it is no more."""
        return self.before if self.change in (Change.REMOVED, Change.MERGED) else self.after


def words(before: str, after: str) -> list[Piece]:
    """The runs of words that lead from one text to the other."""
    if before == after:
        return [Piece(Run.KEPT, before)] if before else []
    old, new = tokens(before), tokens(after)
    return [
        Piece(run, "".join((old if run is Run.DELETED else new)[start:end]))
        for run, start, end in spans(old, new)
    ]


Row = tuple[tuple[Piece, ...], ...]
"""A row of a table: the pieces of each cell."""


def table(before: str, after: str) -> list[Row]:
    """The rows of two tables, cell by cell; all have as many cells as the longest."""
    from kooperacje.documents.redline import alignment

    old, new = _cells(before), _cells(after)
    pairs = alignment.align([CELL.join(row) for row in old], [CELL.join(row) for row in new])
    rows: list[Row] = []
    for pair in pairs:
        one = old[pair.old] if pair.old is not None and pair.change is not alignment.Change.SPLIT else []
        other = new[pair.new] if pair.new is not None and pair.change is not alignment.Change.MERGED else []
        width = max(len(one), len(other))
        cells = zip(_wide(one, width), _wide(other, width), strict=True)
        rows.append(tuple(tuple(words(*cell)) for cell in cells))
    width = max(map(len, rows), default=0)
    return [row + ((),) * (width - len(row)) for row in rows]


def _cells(text: str) -> list[list[str]]:
    return [[cell.replace(LINE, "\n") for cell in row.split(CELL)] for row in text.split(ROW)] if text else []


def _wide(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
