"""A document as lines in reading order: what stands where, and in which control."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kooperacje.documents.answerform.opening import DEPTH_LIMIT, W, text_of


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or cell. `row` and `cell` count within `table`; all are 0 outside tables.

    `control` counts the content controls of the file from 1 and is 0 for text that stands in none.
    """

    text: str
    tag: str = ""
    control: int = 0
    placeholder: bool = False
    heading: bool = False
    table: int = 0
    row: int = 0
    cell: int = 0


@dataclass(frozen=True, slots=True)
class _Spot:
    tag: str = ""
    control: int = 0
    placeholder: bool = False
    table: int = 0
    row: int = 0
    cell: int = 0


class _Walk:
    def __init__(self) -> None:
        self.tables = 0
        self.controls = 0

    def blocks(self, parent: Any, spot: _Spot, depth: int = 0) -> Iterator[Line]:
        if depth > DEPTH_LIMIT:
            return
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, spot)
            elif element.tag == f"{W}tbl":
                yield from self._table(element, spot, depth)
            elif element.tag == f"{W}sdt":
                yield from self._control(element, spot, depth)
            elif element.tag not in (f"{W}del", f"{W}moveFrom"):
                yield from self.blocks(element, spot, depth + 1)

    def _table(self, table: Any, spot: _Spot, depth: int) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        rows = (element for element in table.iter(f"{W}tr") if _nearest(element, f"{W}tbl") is table)
        for row_number, row in enumerate(rows, start=1):
            cells = (cell for cell in row.iter(f"{W}tc") if _nearest(cell, f"{W}tr") is row)
            for cell_number, cell in enumerate(cells, start=1):
                inner = _Spot(spot.tag, spot.control, spot.placeholder, number, row_number, cell_number)
                yield from self._cell(cell, inner, depth)

    def _cell(self, cell: Any, spot: _Spot, depth: int) -> Iterator[Line]:
        """A control may stand around a whole cell."""
        around = cell.getparent().getparent()
        if around is not None and around.tag == f"{W}sdt":
            spot = self._inside(around, spot)
        yield from self.blocks(cell, spot, depth + 1)

    def _control(self, control: Any, spot: _Spot, depth: int) -> Iterator[Line]:
        content = control.find(f"{W}sdtContent")
        if content is not None:
            yield from self.blocks(content, self._inside(control, spot), depth + 1)

    def _inside(self, control: Any, spot: _Spot) -> _Spot:
        self.controls += 1
        properties = control.find(f"{W}sdtPr")
        tag = None if properties is None else properties.find(f"{W}tag")
        shows = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        name = "" if tag is None else tag.get(f"{W}val", "")
        return _Spot(name, self.controls, shows, spot.table, spot.row, spot.cell)

    def _paragraph(self, element: Any, spot: _Spot) -> Iterator[Line]:
        """One line; but a control within a paragraph is a line of its own."""
        heading = _is_heading(element)
        inner = [control for control in element.iter(f"{W}sdt") if _nearest(control, f"{W}p") is element]
        if not inner:
            yield _line(text_of(element), spot, heading)
            return
        before: list[str] = []
        for child in element:
            if child.tag != f"{W}sdt":
                before.append(text_of(child) if child.tag != f"{W}r" else _raw(child))
                continue
            yield _line("".join(before).strip(), spot, heading)
            before = []
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield _line(text_of(content), self._inside(child, spot), heading=False)
        yield _line("".join(before).strip(), spot, heading)


def _raw(run: Any) -> str:
    """A run keeps the space at its end, which separates it from the next."""
    return "".join(node.text or "" for node in run.iter(f"{W}t"))


def _line(text: str, spot: _Spot, heading: bool) -> Line:
    return Line(text, spot.tag, spot.control, spot.placeholder, heading, spot.table, spot.row, spot.cell)


def _nearest(element: Any, tag: str) -> Any:
    parent = element.getparent()
    while parent is not None and parent.tag != tag:
        parent = parent.getparent()
    return parent


def _is_heading(element: Any) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "").lower()
    return name.startswith(("heading", "nagwek", "nagłówek", "title", "tytu"))


def of_body(body: Any) -> list[Line]:
    """The lines of a document's body; empty ones stay only where a control is empty."""
    return [line for line in _Walk().blocks(body, _Spot()) if line.text or line.tag]


def of_text(text: str) -> list[Line]:
    """The lines of plain text, such as a message."""
    return _filled(Line(line.strip().lstrip("*•-–> ").strip()) for line in text.splitlines())


def _filled(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.text]
