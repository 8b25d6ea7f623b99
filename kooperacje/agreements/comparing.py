"""What changed between two versions: blocks in pairs, words within a pair, and a Word document with tracked changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kooperacje.agreements import drawing, sheets, words
from kooperacje.agreements.models import Paper, PaperVersion
from kooperacje.agreements.text import Text
from kooperacje.documents.redline.alignment import Change, align
from kooperacje.documents.tree import plain
from kooperacje.modelbook.difference import Piece
from kooperacje.modelbook.difference import words as compare

AUTHOR = "Kooperacje"


@dataclass(frozen=True, slots=True)
class Shown:
    """A heading or a paragraph that stayed or changed. `change`: same, changed, moved, added, removed."""

    change: str
    heading: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    heading: bool
    text: str


def difference(before: Text, after: Text) -> tuple[Shown, ...]:
    """Every block of both, in the order of the later version; unchanged ones too."""
    old, new = _blocks(before), _blocks(after)
    found = []
    for pair in align([_likeness(one) for one in old], [_likeness(one) for one in new]):
        one = old[pair.old] if pair.old is not None and pair.change is not Change.SPLIT else None
        other = new[pair.new] if pair.new is not None and pair.change is not Change.MERGED else None
        own = other or one
        if own is None:
            continue
        pieces = compare(one.text if one else "", other.text if other else "")
        found.append(Shown(_change(pair.change), own.heading, tuple(pieces)))
    return tuple(found)


def changed_only(rows: Sequence[Shown]) -> tuple[Shown, ...]:
    """What changed, each with the heading above it."""
    found: list[Shown] = []
    above: Shown | None = None
    for row in rows:
        if row.change != Change.SAME:
            found += [above, row] if above and not row.heading else [row]
            above = None
        elif row.heading:
            above = row
    return tuple(found)


def tracked(paper: Paper, before: PaperVersion, after: PaperVersion, *, when: datetime) -> bytes:
    """The later version as DOCX: accepting all changes gives it, rejecting them the earlier one."""
    from kooperacje.documents import docx
    from kooperacje.documents.answerform.opening import Package
    from kooperacje.documents.redline import redline

    old, new = (Package(docx.render(sheets.bare(paper, one))) for one in (before, after))
    return redline(old, new, author=AUTHOR, when=when).content


def _blocks(text: Text) -> list[_Block]:
    found = [_Block(True, text.title), _Block(False, words.term(text.first_day, text.last_day))]
    for number, part in enumerate(text.parts, start=1):
        found.append(_Block(True, drawing.heading(text, number, part)))
        found += [_Block(False, _plain(line)) for line in part.text.split("\n") if line.strip()]
    return found


def _plain(line: str) -> str:
    """The words as they are read, without our signs."""
    return plain(drawing.rich(line.strip().strip("|").strip().replace(" | ", " · ")))


def _likeness(block: _Block) -> str:
    return ("\x1e" if block.heading else "") + block.text


def _change(change: Change) -> str:
    return {Change.SPLIT: Change.ADDED, Change.MERGED: Change.REMOVED}.get(change, change).value
