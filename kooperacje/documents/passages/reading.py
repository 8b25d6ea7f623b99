"""The body of a document, block by block. Nothing is left out without a word: what cannot be carried over is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kooperacje.documents.answerform.opening import Package, Unreadable, W, Why, text_of
from kooperacje.documents.body import Block, blocks, plainly
from kooperacje.documents.passages.styles import Styles

CELL, ROW, LINE = "\t", "\n", "\u2028"
"""What parts cells, rows, and the lines within a cell."""
LOOKS_LIKE_HEADING = 120
"""Letters of a bold line that may be a heading where no style says so."""
TYPED_NUMBER = re.compile(
    r"(?:§\s*)?(?:\d+(?:\.\d+)*\.?|(?:[IVXLC]+|Z\d+)(?:\.(?:[IVXLC]+|Z?\d+))*\.)\s+(?=\S)"
)
"""A number that was typed in front of a heading, such as 1.2 or II.1.; numbers are made anew from the structure."""
TYPED_DEPTH = re.compile(r"(\d+(?:\.\d+)*)\.?\s")


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Notice(StrEnum):
    """What a person should know about a place of the document."""

    LOOKS_LIKE_HEADING = "looks_like_heading"
    LEVEL_LEFT_OUT = "level_left_out"
    PICTURE = "picture"
    NOTE = "note"
    TRACKED = "tracked"
    CONTENTS = "contents"
    NO_HEADINGS = "no_headings"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage. `level` of a heading counts from 1, of a list item from 0; `place` is the block of the body, from 1."""

    kind: Kind
    level: int
    text: str
    place: int
    introduces: bool = False
    """Whether it ends with a colon: the list that follows belongs to it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice about a place; `text` are the words that stand there."""

    notice: Notice
    place: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    title: str
    found: tuple[Found, ...]
    remarks: tuple[Remark, ...]


def read(package: Package) -> Reading:
    """The passages of the document in reading order, tracked changes taken as accepted. Raises `Unreadable`."""
    body = package.body()
    remarks = [Remark(Notice.TRACKED, 0)] if _is_tracked(body) else []
    reader = _Reader(Styles.of(package), remarks)
    for place, block in enumerate(blocks(plainly(body)), start=1):
        reader.take(block, place)
    if not reader.found:
        raise Unreadable(Why.EMPTY)
    if not any(one.kind is Kind.HEADING for one in reader.found):
        reader.guess()
    return Reading(" ".join(reader.title), tuple(reader.found), tuple(reader.remarks))


class _Reader:
    def __init__(self, styles: Styles, remarks: list[Remark]) -> None:
        self.styles = styles
        self.title: list[str] = []
        self.found: list[Found] = []
        self.remarks = remarks
        self.bold: set[int] = set()
        self._in_contents = False

    def take(self, block: Block, place: int) -> None:
        """Add what the block says."""
        self._notice(block, place)
        if block.is_table:
            self._table(block.element, place)
        else:
            self._paragraph(block.element, place)

    def guess(self) -> None:
        """No style says what a heading is: bold lines of their own are taken for headings, and the person is told."""
        self.remarks.append(Remark(Notice.NO_HEADINGS, 0))
        for index, one in enumerate(self.found):
            if one.place in self.bold and one.kind is not Kind.TABLE:
                typed = TYPED_DEPTH.match(one.text)
                level = typed[1].count(".") + 1 if typed else 1
                self.found[index] = Found(Kind.HEADING, level, _unnumbered(one.text), one.place)
                self.remarks.append(Remark(Notice.LOOKS_LIKE_HEADING, one.place, one.text))

    def _paragraph(self, element: Any, place: int) -> None:
        text = _tidy(text_of(element))
        if not text:
            return
        if self.styles.is_contents(element):
            if not self._in_contents:
                self.remarks.append(Remark(Notice.CONTENTS, place, text))
            self._in_contents = True
            return
        self._in_contents = False
        level = self.styles.level(element)
        if level is not None:
            self.found.append(Found(Kind.HEADING, level, _unnumbered(text.replace("\n", " ")), place))
        elif not self.found and self.styles.is_title(element):
            self.title.append(text)
        else:
            self._text(element, text, place)

    def _text(self, element: Any, text: str, place: int) -> None:
        depth = self.styles.list_level(element)
        kind = Kind.PARAGRAPH if depth is None else Kind.ITEM
        if len(text) <= LOOKS_LIKE_HEADING and not text.endswith((".", ";", ",", ":")) and _is_bold(element):
            self.bold.add(place)
        self.found.append(Found(kind, depth or 0, text, place, text.endswith(":")))

    def _table(self, element: Any, place: int) -> None:
        rows = element.findall(f"{W}tr")
        cells = [row.findall(f"{W}tc") for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:  # a frame around text
            for block in blocks(cells[0][0]):
                (self._table if block.is_table else self._paragraph)(block.element, place)
            return
        lines = [CELL.join(_cell(cell) for cell in row) for row in cells]
        text = ROW.join(line for line in lines if line.strip())
        if text:
            self.found.append(Found(Kind.TABLE, 0, text, place))

    def _notice(self, block: Block, place: int) -> None:
        words = _tidy(block.text)
        inside = {node.tag.rpartition("}")[2] for node in block.element.iter() if isinstance(node.tag, str)}
        if inside & {"drawing", "pict", "object"}:
            self.remarks.append(Remark(Notice.PICTURE, place, words))
        if inside & {"footnoteReference", "endnoteReference"}:
            self.remarks.append(Remark(Notice.NOTE, place, words))


def _is_tracked(body: Any) -> bool:
    return next(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"), None) is not None


def _cell(cell: Any) -> str:
    lines = [" ".join(text_of(part).split()) for part in _paragraphs(cell)]
    return LINE.join(line for line in lines if line)


def _paragraphs(element: Any) -> Iterator[Any]:
    yield from element.iter(f"{W}p")


def _tidy(text: str) -> str:
    """The words with single spaces, each line on its own; characters that no text holds are gone."""
    lines = (" ".join(line.split()) for line in text.replace(LINE, "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _unnumbered(text: str) -> str:
    return TYPED_NUMBER.sub("", text, count=1)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if text_of(run)]
    return bool(runs) and all(_bold(run.find(f"{W}rPr/{W}b")) for run in runs)


def _bold(node: Any | None) -> bool:
    return node is not None and node.get(f"{W}val", "1") not in ("0", "false", "off")
