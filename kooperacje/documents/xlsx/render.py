"""The sheets of a workbook."""

import io
import re
from typing import Any

from xlsxwriter import Workbook

from kooperacje.documents.facts import fact_rows
from kooperacje.documents.labels import labels_for
from kooperacje.documents.tree import Document, Kind, Table
from kooperacje.documents.words import legible
from kooperacje.documents.xlsx.cells import Writer, fitting, height, shortened, width
from kooperacje.documents.xlsx.styles import Styles

LONGEST_NAME = 31
LONGEST_HEADER = 100
"""Letters of the title on paper; each may be doubled, and 255 are allowed."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_FACT_WIDTHS = (38, 60, 34)


def render(document: Document) -> bytes:
    """``document`` as a workbook; equal trees give equal bytes."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    labels, styles = labels_for(document.language), Styles(workbook)
    workbook.set_properties(_properties(document))
    names = sheet_names(document)
    writer = Writer(workbook.add_worksheet(labels.facts), styles, labels)
    _first_sheet(writer, document, names)
    for table in document.tables():
        _table_sheet(Writer(workbook.add_worksheet(names[table.key]), styles, labels), table)
    workbook.close()
    return out.getvalue()


def sheet_names(document: Document) -> dict[str, str]:
    """The name of the sheet of every table: its number and as much of its caption as fits."""
    names = {}
    for position, table in enumerate(document.tables(), start=1):
        words = " ".join(_NOT_IN_NAMES.sub(" ", legible(table.caption)).split())
        names[table.key] = shortened(f"{position} {words}", LONGEST_NAME).strip()
    return names


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


def _first_sheet(writer: Writer, document: Document, names: dict[str, str]) -> None:
    for index, letters in enumerate(_FACT_WIDTHS):
        writer.sheet.set_column(index, index, letters)
    writer.text(0, 0, document.title, writer.styles.title)
    row = _about(writer, document, 2)
    row = _facts(writer, document, row + 1)
    _table_list(writer, document, names, row + 1)
    _print_setup(writer.sheet, document.title)


def _about(writer: Writer, document: Document, row: int) -> int:
    meta, labels = document.meta, writer.labels
    about = (
        (labels.subtitle, document.subtitle),
        (labels.organisation, meta.organisation),
        (labels.author, meta.author),
        (labels.date, meta.date),
        (labels.identifier, document.identifier),
    )
    for label, words in about:
        if words:
            writer.text(row, 0, label, writer.styles.label)
            writer.text(row, 1, words, writer.styles.of(Kind.TEXT))
            row += 1
    return row


def _facts(writer: Writer, document: Document, row: int) -> int:
    labels, styles = writer.labels, writer.styles
    titles = {section.anchor: section.title for _, section in document.walk()}
    _head(writer, row, (labels.facts, labels.value, labels.section))
    for fact in fact_rows(document):
        row += 1
        section = titles.get(fact.section, "")
        writer.text(row, 0, fact.label, styles.of(Kind.TEXT))
        writer.cell(row, 1, fact.value, fact.kind, "fact")
        writer.text(row, 2, section, styles.label)
        value = fact.value if isinstance(fact.value, str) else ""
        _set_height(writer, row, list(zip((fact.label, value, section), _FACT_WIDTHS, strict=True)))
    return row + 1


def _table_list(writer: Writer, document: Document, names: dict[str, str], row: int) -> None:
    if not names:
        return
    labels, styles = writer.labels, writer.styles
    _head(writer, row, (labels.table, labels.caption, labels.rows))
    for table in document.tables():
        row += 1
        writer.sheet.write_url(row, 0, f"internal:'{names[table.key]}'!A1", string=names[table.key])
        writer.text(row, 1, table.caption, styles.of(Kind.TEXT))
        writer.cell(row, 2, len(table.rows), Kind.INT, "fact")
        _set_height(writer, row, [(table.caption, _FACT_WIDTHS[1])])


def _head(writer: Writer, row: int, words: tuple[str, ...]) -> None:
    for column, text in enumerate(words):
        writer.text(row, column, text, writer.styles.of(Kind.TEXT, "head"))


def _table_sheet(writer: Writer, table: Table) -> None:
    sheet = writer.sheet
    widths = [width(table, index, column) for index, column in enumerate(table.columns)]
    for index, (column, letters) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(index, index, letters)
        writer.text(0, index, column.title, writer.styles.of(column.kind, "head"))
    _set_height(writer, 0, [(c.title, letters - 2) for c, letters in zip(table.columns, widths, strict=True)])
    sheet.freeze_panes(1, 1 if table.row_headers else 0)
    _body(writer, table, widths)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _print_setup(sheet, table.caption)
    sheet.repeat_rows(0)


def _body(writer: Writer, table: Table, widths: list[float]) -> None:
    """Strings, which most cells are, go the short way."""
    sheet, text = writer.sheet, writer.styles.of(Kind.TEXT)
    kinds = [column.kind for column in table.columns]
    for row, cells in enumerate(table.rows, start=1):
        words = []
        for index, cell in enumerate(cells):
            if type(cell) is str:
                sheet.write_string(row, index, fitting(cell), text)
                words.append((cell, widths[index]))
            else:
                writer.cell(row, index, cell, kinds[index])
        _set_height(writer, row, words)
    for index, cell in enumerate(table.total or ()):
        writer.cell(len(table.rows) + 1, index, cell, kinds[index], "total")


def _set_height(writer: Writer, row: int, lines: list[tuple[str, float]]) -> None:
    """Not every program finds the height of wrapped text by itself."""
    if (needed := height(lines)) is not None:
        writer.sheet.set_row(row, needed)


def _print_setup(sheet: Any, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(1)
    heading = shortened(" ".join(legible(title).split()), LONGEST_HEADER).replace("&", "&&")
    sheet.set_header(f"&L{heading}")
    sheet.set_footer("&R&P / &N")
