"""The difference of two versions as a Word document with tracked changes, and as part of a document tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kooperacje.documents.differing import Run
from kooperacje.documents.passages import Kind
from kooperacje.documents.tree import Deleted, Inline, Inserted, Paragraph, Section, Strong
from kooperacje.documents.tree.blocks import Block
from kooperacje.modelbook import words
from kooperacje.modelbook.difference import Pair, Piece, Side, table
from kooperacje.modelbook.difference import words as compare_words
from kooperacje.modelbook.matching import KEPT
from kooperacje.modelbook.states import Change, PassageKind

if TYPE_CHECKING:
    from kooperacje.documents.passages.writing import Written
    from kooperacje.documents.redline import Redline

AUTHOR = "Kooperacje"


@dataclass(frozen=True, slots=True)
class Text:
    """A version as a document needs it. `depths` are those of `sides`, in the same order."""

    name: str
    label: str
    identifier: str
    modified: datetime
    sides: tuple[Side, ...]
    depths: tuple[int, ...]


def docx(text: Text) -> bytes:
    """The version as a Word document: real headings, lists and tables."""
    from kooperacje.documents.passages.writing import write

    blocks = [one for _side, written in _blocks(text) for one in written]
    return write(text.name, text.label, blocks, identifier=text.identifier, modified=text.modified)


def tracked(before: Text, after: Text, pairs: Sequence[Pair], *, when: datetime) -> "Redline":
    """The later version with its changes tracked: the passages are paired as everywhere else, not anew."""
    from kooperacje.documents.answerform.opening import Package
    from kooperacje.documents.redline import redline

    return redline(
        Package(docx(before)),
        Package(docx(after)),
        author=AUTHOR,
        when=when,
        matched=_matched(before, after, pairs),
    )


def _matched(before: Text, after: Text, pairs: Sequence[Pair]) -> dict[int, int]:
    from kooperacje.documents.passages.writing import FRONT

    old, new = _places(before), _places(after)
    found = {place: place for place in range(FRONT)}
    for pair in pairs:
        if pair.before and pair.after and pair.change in KEPT:
            for part, place in old[pair.before.ref].items():
                if part in new[pair.after.ref]:
                    found[place] = new[pair.after.ref][part]
    return found


def _places(text: Text) -> dict[str, dict[str, int]]:
    """{ref: {part: place of its block in the document}}; a table is another part than a paragraph."""
    from kooperacje.documents.passages.writing import FRONT

    found: dict[str, dict[str, int]] = {}
    place = FRONT
    for side, blocks in _blocks(text):
        parts = found[side.ref] = {}
        for one in blocks:
            part = one.kind.value if one.kind in (Kind.HEADING, Kind.TABLE) else "text"
            parts[part] = place
            place += 1
    return found


def _blocks(text: Text) -> Iterator[tuple[Side, "list[Written]"]]:
    from kooperacje.documents.passages.writing import Written

    base = 1
    for side, depth in zip(text.sides, text.depths, strict=True):
        blocks = []
        if side.heading:
            blocks.append(Written(Kind.HEADING, depth, side.heading, side.number))
            base = depth + 1
        if side.text:
            if side.kind == PassageKind.TABLE:
                blocks.append(Written(Kind.TABLE, 0, side.text, side.number))
            elif depth > base:
                blocks.append(Written(Kind.ITEM, depth - base - 1, side.text))
            else:
                blocks.append(Written(Kind.PARAGRAPH, 0, side.text))
        yield side, blocks


def redline_tree(pairs: Sequence[Pair], *, anchor: str, title: str) -> Section:
    """What changed, passage by passage, as a section of a document: unchanged passages are left out."""
    blocks: list[Block] = [
        Paragraph(
            _("[+…] marks what was added, [−…] what was removed. Passages that did not change are left out.")
        )
    ]
    shown = [pair for pair in pairs if pair.change is not Change.SAME]
    for pair in shown:
        blocks += _told(pair)
    if not shown:
        blocks = [Paragraph(_("Nothing changed in the text."))]
    return Section(title, anchor, tuple(blocks), numbered=False)


def _told(pair: Pair) -> list[Block]:
    own = pair.own
    label = str(words.CHANGE[pair.change][1])
    if pair.moved and pair.change is Change.CHANGED:
        label = f"{label}, {words.CHANGE[Change.MOVED][1]}"
    number = f"{own.number}." if own else ""
    head: list[Inline] = [Strong(f"{number} {label}".strip())]
    told: list[Block] = []
    before, after = compared(pair)
    heading = _inline(compare_words(before.heading if before else "", after.heading if after else ""))
    if heading:
        head += [": ", *heading]
    told.append(Paragraph(tuple(head)))
    if (before and before.kind == PassageKind.TABLE) or (after and after.kind == PassageKind.TABLE):
        told += _table(before, after)
    else:
        text = _inline(
            compare_words((before.text or "") if before else "", (after.text or "") if after else "")
        )
        if text:
            told.append(Paragraph(tuple(text)))
    return told


def compared(pair: Pair) -> tuple[Side | None, Side | None]:
    """What is shown against what: a passage that was split off or merged is shown as come or gone."""
    if pair.change is Change.SPLIT:
        return None, pair.after
    if pair.change is Change.MERGED:
        return pair.before, None
    return pair.before, pair.after


def _inline(pieces: Sequence[Piece]) -> list[Inline]:
    return [_run(piece) for piece in pieces]


def _run(piece: Piece) -> Inline:
    if piece.run is Run.INSERTED:
        return Inserted(piece.text)
    return Deleted(piece.text) if piece.run is Run.DELETED else piece.text


def _table(before: Side | None, after: Side | None) -> list[Block]:
    told: list[Block] = []
    for row in table((before.text or "") if before else "", (after.text or "") if after else ""):
        if all(piece.run is Run.KEPT for cell in row for piece in cell):
            continue
        line: list[Inline] = []
        for index, cell in enumerate(row):
            line += [" | "] if index else []
            line += _inline(cell)
        told.append(Paragraph(tuple(line)))
    return told
