"""The new document with its changes tracked: what Word and LibreOffice show, accept and reject.

A paragraph that comes or goes has its mark tracked too, so that no empty line is left behind; a table comes and goes row
by row. A moved block is shown as gone here and come there. Old properties of a changed paragraph are kept beside the new.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from lxml import etree

from kooperacje.documents.answerform.opening import W
from kooperacje.documents.body import Block, blocks, same_form, text_of
from kooperacje.documents.differing import Run
from kooperacje.documents.redline import wording
from kooperacje.documents.redline.alignment import Change, Pair, align

FIRST_ID = 9_000
GOING = frozenset({Change.REMOVED, Change.MOVED, Change.MERGED})
"""What no longer stands where it stood."""
NOT_KEPT = (f"{W}sectPr", f"{W}rPr")
"""What stays out of a paragraph's old properties: sections belong to the new document, marks are tracked apart."""


@dataclass
class Tracker:
    """Writes tracked changes of one author at one time."""

    author: str
    when: str
    """ISO 8601 with a Z, as Word writes it."""
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST_ID))

    def mark(self, name: str) -> Any:
        """An element that says who changed it and when."""
        mark = etree.Element(f"{W}{name}")
        mark.set(f"{W}id", str(next(self._ids)))
        mark.set(f"{W}author", self.author)
        mark.set(f"{W}date", self.when)
        return mark

    def merged(self, old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> list[Any]:
        """The elements of both versions in reading order."""
        made: list[Any] = []
        for pair, gone in _steps(pairs):
            if gone is not None:
                made.append(self._whole(old[gone], "del"))
            elif pair.stays and pair.old is not None and pair.new is not None:
                made.append(self._both(old[pair.old], new[pair.new]))
            elif pair.new is not None:
                made.append(self._whole(new[pair.new], "ins"))
        return made

    def _both(self, old: Block, new: Block) -> Any:
        return (
            self._table(old.element, new.element)
            if new.is_table
            else self._paragraph(old.element, new.element)
        )

    def _paragraph(self, old: Any, new: Any) -> Any:
        before, after = old.find(f"{W}pPr"), new.find(f"{W}pPr")
        same = _form(before), _form(after)
        pieces = wording.pieces(wording.tokens(old), wording.tokens(new))
        made = etree.Element(f"{W}p")
        if after is not None:
            made.append(deepcopy(after))
        if not same_form(*same):
            self._old_form(made, before)
        if all(piece.run is Run.KEPT for piece in pieces):
            made.extend(deepcopy(child) for child in new if child.tag != f"{W}pPr")
        else:
            for piece in pieces:
                made.extend(self._piece(piece))
        return made

    def _old_form(self, paragraph: Any, before: Any | None) -> None:
        change = self.mark("pPrChange")
        kept = _form(before)
        change.append(etree.Element(f"{W}pPr") if kept is None else kept)
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        properties.append(change)

    def _piece(self, piece: wording.Piece) -> list[Any]:
        made = wording.runs(piece)
        if piece.run is Run.KEPT:
            return made
        wrapper = self.mark("ins" if piece.run is Run.INSERTED else "del")
        wrapper.extend(made)
        return [wrapper]

    def _whole(self, block: Block, name: str) -> Any:
        """A block that comes or goes as a whole."""
        made = deepcopy(block.element)
        if block.is_table:
            for row in made.iterfind(f"{W}tr"):
                self._row(row, name)
        else:
            self._all_of(made, name)
        return made

    def _all_of(self, paragraph: Any, name: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        if name == "del":
            for section in properties.findall(f"{W}sectPr"):
                properties.remove(section)
        form = properties.find(f"{W}rPr")
        if form is None:
            form = etree.Element(f"{W}rPr")
            _insert_before(properties, form, (f"{W}sectPr", f"{W}pPrChange"))
        form.insert(0, self.mark(name))
        self._runs_of(paragraph, Run.INSERTED if name == "ins" else Run.DELETED)

    def _runs_of(self, paragraph: Any, run: Run) -> None:
        said = tuple(wording.tokens(paragraph))
        for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
            paragraph.remove(child)
        if said:
            paragraph.extend(self._piece(wording.Piece(run, said)))

    def _row(self, row: Any, name: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0 if before is None else 1, properties)
        properties.append(self.mark(name))
        run = Run.INSERTED if name == "ins" else Run.DELETED
        for paragraph in row.iter(f"{W}p"):
            self._runs_of(paragraph, run)

    def _table(self, old: Any, new: Any) -> Any:
        """Rows are aligned as blocks are; a row with as many cells is compared cell by cell."""
        made = deepcopy(new)
        for row in made.findall(f"{W}tr"):
            made.remove(row)
        rows_old, rows_new = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        pairs = align([text_of(row) for row in rows_old], [text_of(row) for row in rows_new])
        for pair, gone in _steps(pairs):
            if gone is not None:
                made.append(self._copied(rows_old[gone], "del"))
            elif pair.stays and pair.old is not None and pair.new is not None:
                made.extend(self._rows(rows_old[pair.old], rows_new[pair.new]))
            elif pair.new is not None:
                made.append(self._copied(rows_new[pair.new], "ins"))
        return made

    def _copied(self, row: Any, name: str) -> Any:
        made = deepcopy(row)
        self._row(made, name)
        return made

    def _rows(self, old: Any, new: Any) -> list[Any]:
        cells_old, cells_new = old.findall(f"{W}tc"), new.findall(f"{W}tc")
        if len(cells_old) != len(cells_new):
            return [self._copied(old, "del"), self._copied(new, "ins")]
        made = deepcopy(new)
        for cell in made.findall(f"{W}tc"):
            made.remove(cell)
        made.extend(self._cell(before, after) for before, after in zip(cells_old, cells_new, strict=True))
        return [made]

    def _cell(self, old: Any, new: Any) -> Any:
        made = etree.Element(f"{W}tc")
        properties = new.find(f"{W}tcPr")
        if properties is not None:
            made.append(deepcopy(properties))
        before, after = blocks(old), blocks(new)
        made.extend(self.merged(before, after, paired(before, after)))
        return made


def paired(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """The pairs of two lists of blocks."""
    return align([block.likeness for block in old], [block.likeness for block in new])


def _steps(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, int | None]]:
    """(pair, None) for what stands in the new version, (pair, old place) for what goes, in reading order.

    What goes stands behind the last block that stayed before it, and in front of what comes there.
    """
    gone = sorted(p.old for p in pairs if p.old is not None and p.change in GOING)
    standing = [p for p in pairs if p.new is not None and p.change is not Change.MERGED]
    waiting = iter(gone)
    following = next(waiting, None)
    for pair in standing:
        if pair.stays:
            while following is not None and pair.old is not None and following < pair.old:
                yield pair, following
                following = next(waiting, None)
        yield pair, None
    while following is not None:
        yield standing[-1] if standing else pairs[0], following
        following = next(waiting, None)


def _form(properties: Any | None) -> Any | None:
    """Properties of a paragraph without what is not compared."""
    if properties is None:
        return None
    kept = deepcopy(properties)
    for child in list(kept):
        if child.tag in NOT_KEPT:
            kept.remove(child)
    return kept


def _insert_before(parent: Any, element: Any, names: Sequence[str]) -> None:
    place = next((index for index, child in enumerate(parent) if child.tag in names), len(parent))
    parent.insert(place, element)
