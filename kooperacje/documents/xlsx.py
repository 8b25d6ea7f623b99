"""XLSX: a first sheet with the facts and a list of the tables, then one sheet for each table.

Cells are typed: numbers, dates and truth values are what they are, and text is always text, also when it begins
with ``=``, ``+``, ``-`` or ``@``. A value that is not stated stands there in words.
"""

import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from kooperacje.documents.facts import fact_rows
from kooperacje.documents.formats import text_of, total_text
from kooperacje.documents.labels import Labels, labels_for
from kooperacje.documents.tree import Cell, Column, Document, Gap, Kind, Row, Table, plain
from kooperacje.documents.words import legible

LONGEST_TEXT = 32_767
"""Letters that a cell may hold; a longer text is cut and ends with an ellipsis."""

EXACT = 10**15
"""Whole numbers from here on would be rounded by spreadsheets, so they are written as text."""

FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; earlier ones are written as text."""

WIDEST, NARROWEST = 70, 8
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_FORMATS = {Kind.DATE: "d.mm.yyyy", Kind.DATETIME: "d.mm.yyyy hh:mm", Kind.PERCENT: "0.0%", Kind.INT: "0"}
_WRITTEN_WIDTH = {Kind.DATE: 12, Kind.DATETIME: 17, Kind.PERCENT: 9, Kind.BOOL: 8}


def render(document: Document) -> bytes:
    """``document`` as a workbook; equal trees give equal bytes."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    labels = labels_for(document.language)
    workbook.set_properties(_properties(document))
    styles = _Styles(workbook)
    names = sheet_names(document)
    first = workbook.add_worksheet(labels.facts)
    sheets = [workbook.add_worksheet(names[table.key]) for table in document.tables()]
    _facts_sheet(first, document, names, styles, labels)
    for sheet, table in zip(sheets, document.tables(), strict=True):
        _table_sheet(sheet, table, styles, labels)
    workbook.close()
    return out.getvalue()


def sheet_names(document: Document) -> dict[str, str]:
    """The name of the sheet of every table: its number and as much of its caption as fits into 31 letters."""
    names = {}
    for position, table in enumerate(document.tables(), start=1):
        words = " ".join(_NOT_IN_NAMES.sub(" ", legible(table.caption)).split())
        names[table.key] = f"{position} {words}"[:31].strip()
    return names


class _Styles:
    """The formats of a workbook, made once each."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Kind, str], Any] = {}
        base = {"font_name": "Calibri", "valign": "top"}
        self.title = workbook.add_format(base | {"bold": True, "font_size": 16})
        self.head = workbook.add_format(
            base | {"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#F5F7FA"}
        )
        self.label = workbook.add_format(base | {"font_color": "#52606D", "text_wrap": True})

    def of(self, kind: Kind, look: str = "") -> Any:
        """The format of a cell of ``kind``; ``look`` is empty, ``gap`` or ``total``."""
        if (kind, look) not in self._made:
            self._made[kind, look] = self._workbook.add_format(_look(kind, look))
        return self._made[kind, look]


def _look(kind: Kind, look: str) -> dict[str, Any]:
    values: dict[str, Any] = {"font_name": "Calibri", "valign": "top"}
    if kind in _FORMATS:
        values["num_format"] = _FORMATS[kind]
    if kind is Kind.TEXT:
        values["text_wrap"] = True
    if look == "gap":
        values |= {"italic": True, "font_color": "#52606D"}
    if look == "total":
        values |= {"bold": True, "top": 2}
    return values


def _properties(document: Document) -> dict[str, Any]:
    meta = document.meta
    return {
        "title": legible(document.title),
        "subject": legible(document.subtitle),
        "author": legible(meta.author or meta.organisation),
        "company": legible(meta.organisation),
        "keywords": legible(", ".join(meta.keywords)),
        "comments": legible(meta.description),
        "created": meta.modified.replace(tzinfo=None),
    }


def _facts_sheet(
    sheet: Any, document: Document, names: dict[str, str], styles: _Styles, labels: Labels
) -> None:
    meta = document.meta
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 34)
    sheet.write_string(0, 0, legible(document.title), styles.title)
    row = 2
    about = (
        (labels.subtitle, document.subtitle),
        (labels.organisation, meta.organisation),
        (labels.author, meta.author),
        (labels.date, meta.date),
        (labels.identifier, document.identifier),
    )
    for label, words in about:
        if words:
            sheet.write_string(row, 0, label, styles.label)
            sheet.write_string(row, 1, legible(words), styles.of(Kind.TEXT))
            row += 1
    row = _fact_rows(sheet, row + 1, document, styles, labels)
    _table_list(sheet, row + 1, document, names, styles, labels)
    _print_setup(sheet, document.title)


def _fact_rows(sheet: Any, row: int, document: Document, styles: _Styles, labels: Labels) -> int:
    titles = {section.anchor: section.title for _, section in document.walk()}
    for column, words in enumerate((labels.facts, labels.value, labels.section)):
        sheet.write_string(row, column, words, styles.head)
    for fact in fact_rows(document):
        row += 1
        sheet.write_string(row, 0, legible(fact.label), styles.of(Kind.TEXT))
        _write(sheet, row, 1, fact.value, fact.kind, styles, labels)
        sheet.write_string(row, 2, legible(titles.get(fact.section, "")), styles.label)
    return row + 1


def _table_list(
    sheet: Any, row: int, document: Document, names: dict[str, str], styles: _Styles, labels: Labels
) -> None:
    if not names:
        return
    for column, words in enumerate((labels.table, labels.caption, labels.rows)):
        sheet.write_string(row, column, words, styles.head)
    for table in document.tables():
        row += 1
        link = f"internal:'{names[table.key]}'!A1"
        sheet.write_url(row, 0, link, string=names[table.key])
        sheet.write_string(row, 1, legible(table.caption), styles.of(Kind.TEXT))
        sheet.write_number(row, 2, len(table.rows), styles.of(Kind.INT))


def _table_sheet(sheet: Any, table: Table, styles: _Styles, labels: Labels) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(table, index, column))
        sheet.write_string(0, index, legible(column.title), styles.head)
    sheet.freeze_panes(1, 1 if table.row_headers else 0)
    _body(sheet, table, styles, labels)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _print_setup(sheet, table.caption)
    sheet.repeat_rows(0)


def _body(sheet: Any, table: Table, styles: _Styles, labels: Labels) -> None:
    text = styles.of(Kind.TEXT)
    kinds = [column.kind for column in table.columns]
    for row, cells in enumerate(table.rows, start=1):
        for index, cell in enumerate(cells):
            if type(cell) is str:
                sheet.write_string(row, index, _text(cell), text)
            else:
                _write(sheet, row, index, cell, kinds[index], styles, labels)
    if table.total is not None:
        _total(sheet, len(table.rows) + 1, table.total, table.columns, styles, labels)


def _total(
    sheet: Any, row: int, total: Row, columns: tuple[Column, ...], styles: _Styles, labels: Labels
) -> None:
    for index, (cell, column) in enumerate(zip(total, columns, strict=True)):
        if isinstance(cell, Gap):
            sheet.write_string(
                row, index, total_text(cell, column.kind, labels), styles.of(Kind.TEXT, "total")
            )
        else:
            _write(sheet, row, index, cell, column.kind, styles, labels, look="total")


def _write(
    sheet: Any, row: int, column: int, cell: Cell, kind: Kind, styles: _Styles, labels: Labels, look: str = ""
) -> None:
    if cell is None or isinstance(cell, Gap):
        sheet.write_string(row, column, text_of(cell, kind, labels), styles.of(Kind.TEXT, look or "gap"))
        return
    style = styles.of(kind, look)
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, style)
    elif isinstance(cell, datetime | date):
        _write_date(sheet, row, column, cell, style)
    elif isinstance(cell, int) and abs(cell) >= EXACT:
        sheet.write_string(row, column, str(cell), style)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, _text(plain(cell)), style)


def _write_date(sheet: Any, row: int, column: int, value: date, style: Any) -> None:
    naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
    day = naive.date() if isinstance(naive, datetime) else naive
    if day < FIRST_DAY:
        sheet.write_string(row, column, value.isoformat(), style)
    else:
        sheet.write_datetime(row, column, naive, style)


def _text(text: str) -> str:
    clean = legible(text)
    return clean if len(clean) <= LONGEST_TEXT else f"{clean[: LONGEST_TEXT - 1]}…"


def _width(table: Table, index: int, column: Column) -> float:
    """A width for the first 200 rows; longer text wraps."""
    head = max(map(len, column.title.split())) + 3
    if column.kind in _WRITTEN_WIDTH:
        return max(head, _WRITTEN_WIDTH[column.kind])
    cells = (row[index] for row in table.rows[:200])
    longest = max((len(_first_line(cell)) for cell in cells), default=0)
    return min(WIDEST, max(NARROWEST, head, longest * 1.1 + 2))


def _first_line(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, str | tuple) else str(cell)


def _print_setup(sheet: Any, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(1)
    heading = " ".join(legible(title).split())[:120].replace("&", "&&")
    sheet.set_header(f"&L{heading}")
    sheet.set_footer("&R&P / &N")
