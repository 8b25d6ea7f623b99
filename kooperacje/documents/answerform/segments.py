"""Which line answers which field, where no control says so: by labels, headings, rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kooperacje.documents.answerform import matching
from kooperacje.documents.answerform.definition import REMARK_TAG, Form
from kooperacje.documents.answerform.lines import Line

BY_ORDER = 0.5
"""How sure a value is that only its place in the order of the form gives to a field."""


class Found(StrEnum):
    """Where a value was found."""

    CONTROL = "control"
    SAME_LINE = "same_line"
    BELOW = "below"
    CELL = "cell"
    COLUMN = "column"
    ORDER = "order"
    INFERRED = "inferred"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text for a field, how sure we are that it belongs there, and where it stood."""

    text: str
    sure: float
    found: Found
    line: Line


@dataclass
class Block:
    """The respondent's part (number 0), or one remark."""

    number: int
    controls: dict[str, list[Piece]] = field(default_factory=dict)
    texts: dict[str, list[Piece]] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    unknown: list[tuple[str, Piece]] = field(default_factory=list)
    """(the field before it, a text whose label says nothing to us)"""
    tables: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Target:
    block: Block
    tag: str
    sure: float
    label_line: Line


class Segments:
    """Goes through the lines once. `alone` holds what belongs to no remark, `blocks` the remarks as they stand."""

    def __init__(self, form: Form, lines: Sequence[Line]) -> None:
        self.form = form
        self.alone = Block(0)
        self.blocks: list[Block] = []
        self.leftovers: list[Line] = []
        self.numbered = any(matching.block_number(line.text) for line in lines if not line.tag)
        self._target: _Target | None = None
        self._block: Block | None = None
        self._row_label: Line | None = None
        self._columns = _columns(form, lines)
        self._column_row: tuple[int, int] = (0, 0)
        self._controls: dict[int, tuple[Block, str]] = {}
        for line in lines:
            self._take(replace(line, text=matching.without_placeholders(form, line.text)))

    def _take(self, line: Line) -> None:
        if line.tag and self.form.field(line.tag) is not None:
            self._control(line)
        elif line.table in self._columns and line.row > self._columns[line.table].row:
            self._in_columns(line)
        elif line.table in self._columns and line.row == self._columns[line.table].row:
            self._target = None
        elif matching.is_placeholder(self.form, line.text):
            return
        elif self._answers_row(line):
            self._text(line)
        else:
            self._structure(line)

    def _structure(self, line: Line) -> None:
        """A heading, a label, printed words, or an answer."""
        form, text = self.form, line.text
        if matching.section(form, text):
            self._target, self._row_label = None, None
            if matching.section(form, text) != "remarks":
                self._block = None
            return
        if matching.block_number(text) is not None:
            self._open()
            return
        if matching.says(form, text):
            return
        label = matching.label(form, text, alone=line.cell == 1)
        if label is not None:
            self._label(label, line)
        elif matching.nearly_says(form, text):
            return
        elif self._begins_row(line):
            self._unknown_label(line)
            if line.cell > 1:  # the cell of the label is empty
                self._text(line)
        else:
            self._text(line)

    def _begins_row(self, line: Line) -> bool:
        """The first words of a row of a remark, of which we know no label."""
        if self._block is None or line.table not in self._block.tables - {0}:
            return False
        last = self._target.label_line if self._target else None
        return last is None or (last.table, last.row) != (line.table, line.row)

    # -- controls

    def _control(self, line: Line) -> None:
        block, tag = self._controls.get(line.control) or self._place_control(line)
        self._controls[line.control] = (block, tag)
        pieces = block.controls.setdefault(tag, [])
        if not matching.is_placeholder(self.form, line.text):
            pieces.append(Piece(line.text, 0.9 if line.placeholder else 1.0, Found.CONTROL, line))
        self._target = _Target(block, tag, matching.NEAR, line)
        self._row_label = None

    def _place_control(self, line: Line) -> tuple[Block, str]:
        found = REMARK_TAG.match(line.tag)
        if found is None:
            self._block = None
            return self.alone, line.tag
        number, tag = int(found[1]), found[2]
        current = self._block
        if current is None or not self._fits(current, number, tag, line):
            # Another answer for a field that has one: a copied block, which keeps the number of the first.
            current = self._open(number)
        current.number = current.number or number
        if line.table:
            current.tables.add(line.table)
        return current, tag

    def _fits(self, block: Block, number: int, tag: str, line: Line) -> bool:
        if block.number not in (0, number):
            return False
        return tag not in block.controls or (line.table != 0 and line.table in block.tables)

    # -- structure

    def _open(self, number: int = 0) -> Block:
        """A new remark; a heading without anything below it makes none."""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and not (last.controls or last.labels or last.unknown or last.texts):
            last.number = number
            block = last
        else:
            block = Block(number)
            self.blocks.append(block)
        self._block, self._target, self._row_label = block, None, None
        return block

    def _label(self, label: matching.Label, line: Line) -> None:
        block = self._remark_for(label.tag, line) if label.in_remark else self.alone
        if not label.in_remark:
            self._block = None
        block.labels.append(label.tag)
        if line.table:
            block.tables.add(line.table)
            self._row_label = line if line.cell == 1 else None
        self._target = _Target(block, label.tag, label.sure, line)
        if label.rest and not matching.is_placeholder(self.form, label.rest):
            self._put(Piece(label.rest, label.sure, Found.SAME_LINE, line))

    def _remark_for(self, tag: str, line: Line) -> Block:
        block = self._block
        if block is None:
            return self._open()
        first = self.form.remark[0].tag
        again = tag in block.labels and (tag == first or not self.numbered)
        return self._open() if again and line.table not in (block.tables - {0}) else block

    def _unknown_label(self, line: Line) -> None:
        assert self._block is not None  # noqa: S101 - the caller looked
        before = self._block.labels[-1] if self._block.labels else ""
        self._block.labels.append("")
        self._target = _Target(self._block, f"?{before}", 0.0, line)
        self._row_label = line

    def _answers_row(self, line: Line) -> bool:
        label = self._row_label
        return label is not None and line.cell > 1 and (line.table, line.row) == (label.table, label.row)

    def _text(self, line: Line) -> None:
        target = self._target
        if target is None:
            self.leftovers.append(line)
            return
        found = Found.CELL if self._answers_row(line) else Found.BELOW
        self._put(Piece(line.text, target.sure, found, line))

    def _put(self, piece: Piece) -> None:
        target = self._target
        assert target is not None  # noqa: S101 - the callers looked
        if target.tag.startswith("?"):
            target.block.unknown.append((target.tag[1:], piece))
        else:
            target.block.texts.setdefault(target.tag, []).append(piece)

    def _in_columns(self, line: Line) -> None:
        """A table with one remark a row."""
        head = self._columns[line.table]
        if self._column_row != (line.table, line.row):
            self._column_row = (line.table, line.row)
            self._open()
        sure = matching.KNOWN if line.cell in head.known else BY_ORDER
        tag = head.known.get(line.cell) or head.guessed.get(line.cell)
        if tag is None or matching.is_placeholder(self.form, line.text):
            return
        block = self._block if self._block is not None else self._open()
        self._target = _Target(block, tag, sure, line)
        block.labels.append(tag)
        self._put(Piece(line.text, sure, Found.COLUMN, line))


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of labels of a table with one remark a row: field by column, and those that are only guessed."""

    row: int
    known: dict[int, str]
    guessed: dict[int, str]


def _columns(form: Form, lines: Sequence[Line]) -> dict[int, _Head]:
    """Tables headed by a row of labels, by their number."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for line in lines:
        if line.table and not line.tag:
            label = matching.label(form, line.text, alone=True)
            known = label is not None and label.in_remark and not label.rest
            rows.setdefault((line.table, line.row), {})[line.cell] = label.tag if known and label else ""
    heads: dict[int, _Head] = {}
    for (table, row), cells in rows.items():
        if table not in heads and len(set(cells.values()) - {""}) > 1:
            heads[table] = _head(form, row, cells)
    return heads


def _head(form: Form, row: int, cells: dict[int, str]) -> _Head:
    """A column whose label says nothing to us holds the field that is missing, where there is one for each."""
    known = {cell: tag for cell, tag in cells.items() if tag}
    first = min(known)
    unknown = [cell for cell, tag in cells.items() if not tag and cell > first]
    missing = [field.tag for field in form.remark if field.tag not in known.values()]
    guessed = dict(zip(unknown, missing, strict=True)) if len(unknown) == len(missing) else {}
    return _Head(row, known, guessed)
