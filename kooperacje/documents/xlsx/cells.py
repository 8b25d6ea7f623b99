"""Writes typed cells and finds out how wide and how high they must be."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree import Cell, Column, Gap, Kind, Table, plain
from kooperacje.documents.words import legible
from kooperacje.documents.xlsx.styles import Styles

LONGEST_TEXT = 32_767
"""Letters that a cell may hold; a longer text is cut and ends with an ellipsis."""

EXACT = 10**15
"""Whole numbers from here on would be rounded by spreadsheets, so they are written as text."""

FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; earlier ones are written as text."""

WIDEST, NARROWEST = 70, 9
LINE_HEIGHT, HIGHEST = 15.0, 409.0
_WRITTEN_WIDTH = {Kind.DATE: 13, Kind.DATETIME: 18, Kind.PERCENT: 10, Kind.BOOL: 9}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes into one sheet."""

    sheet: Any
    styles: Styles
    labels: Labels

    def text(self, row: int, column: int, words: str, style: Any) -> None:
        """Words that stay words."""
        self.sheet.write_string(row, column, fitting(words), style)

    def cell(self, row: int, column: int, cell: Cell, kind: Kind, look: str = "") -> None:
        """A typed value; a missing one in words."""
        if cell is None or isinstance(cell, Gap):
            words = "" if look == "total" and isinstance(cell, Gap) else text_of(cell, kind, self.labels)
            self.sheet.write_string(
                row, column, words, self.styles.of(kind, look if look == "total" else "gap")
            )
            return
        style = self.styles.of(kind, look)
        if isinstance(cell, bool):
            self.sheet.write_boolean(row, column, cell, style)
        elif isinstance(cell, date):
            self._date(row, column, cell, style)
        elif isinstance(cell, int | float | Decimal):
            self._number(row, column, cell, style)
        else:
            self.text(row, column, plain(cell), style)

    def _number(self, row: int, column: int, value: int | float | Decimal, style: Any) -> None:
        if isinstance(value, int) and abs(value) >= EXACT:
            self.sheet.write_string(row, column, str(value), style)
        else:
            self.sheet.write_number(row, column, value, style)

    def _date(self, row: int, column: int, value: date, style: Any) -> None:
        naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        day = naive.date() if isinstance(naive, datetime) else naive
        if day < FIRST_DAY:
            self.sheet.write_string(row, column, value.isoformat(), style)
        else:
            self.sheet.write_datetime(row, column, naive, style)


def fitting(text: str) -> str:
    """``text`` as a cell can hold it."""
    clean = legible(text)
    return clean if len(clean) * 2 <= LONGEST_TEXT else shortened(clean, LONGEST_TEXT)


def shortened(text: str, units: int) -> str:
    """``text`` in at most ``units`` of UTF-16, which is how spreadsheets count letters; a cut shows as an ellipsis."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= units * 2:
        return text
    return encoded[: (units - 1) * 2].decode("utf-16-le", "ignore") + "…"


def width(table: Table, index: int, column: Column) -> float:
    """A width in letters, from the first 200 rows; longer text wraps."""
    head = max(map(len, column.title.split())) + 4
    if column.kind in _WRITTEN_WIDTH:
        return max(head, _WRITTEN_WIDTH[column.kind])
    longest = max((_longest_line(row[index]) for row in table.rows[:200]), default=0)
    return min(WIDEST, max(NARROWEST, head, longest * 1.1 + 3))


def height(lines: list[tuple[str, float]]) -> float | None:
    """The height of a row of texts with the widths of their columns; ``None`` when one line is enough."""
    most = max((_lines(text, room) for text, room in lines), default=1)
    return None if most == 1 else min(HIGHEST, most * LINE_HEIGHT)


def _lines(text: str, room: float) -> int:
    if len(text) < room - 2 and "\n" not in text:
        return 1
    return sum(max(1, ceil(len(line) * 1.1 / (room - 2))) for line in text.split("\n"))


def _longest_line(cell: Cell) -> int:
    words = plain(cell) if isinstance(cell, str | tuple) else str(cell)
    return max(map(len, words.split("\n")))
