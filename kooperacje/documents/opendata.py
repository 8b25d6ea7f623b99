"""Open data: one JSON file with every fact and table, and a CSV file for each table.

JSON: a value that is not stated is ``null``; one that cannot exist is ``{"gap": "not_applicable"}``. Dates are ISO
8601, percentages are ratios. CSV (RFC 4180): UTF-8 with a byte order mark, because spreadsheets else show Polish
letters wrong; the header has the column keys, which never change with the language; not stated is an empty field
and not applicable is ``NA``; totals are left out. Text that a spreadsheet would run as a formula gets an apostrophe
before it.
"""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from kooperacje.documents.facts import fact_rows, table_sections
from kooperacje.documents.labels import labels_for
from kooperacje.documents.tree import Cell, Column, Document, Gap, Numbering, Row, Table, number, plain
from kooperacje.documents.words import legible

FORMAT = "kooperacje-document/1"
NOT_APPLICABLE_IN_CSV = "NA"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_json(document: Document, *, basename: str = "report") -> bytes:
    """Everything countable in ``document``; ``basename`` is that of the CSV files it names."""
    numbering = number(document)
    sections = table_sections(document)
    meta = document.meta
    content = {
        "format": FORMAT,
        "identifier": document.identifier,
        "language": document.language,
        "title": document.title,
        "subtitle": document.subtitle,
        "organisation": meta.organisation,
        "author": meta.author,
        "date": meta.date,
        "description": meta.description,
        "keywords": list(meta.keywords),
        "modified": meta.modified.isoformat(),
        "sections": [
            {"anchor": s.anchor, "number": numbering.sections[s.anchor], "level": level, "title": s.title}
            for level, s in document.walk()
        ],
        "facts": [
            {
                "key": f.key,
                "section": f.section,
                "label": f.label,
                "type": f.kind.value,
                "value": _json(f.value),
            }
            for f in fact_rows(document)
        ],
        "tables": [_table(table, numbering, sections[table.key], basename) for table in document.tables()],
        "figures": [
            {
                "key": figure.key,
                "number": numbering.figures[figure.key],
                "caption": figure.caption,
                "alternative": figure.alt,
                "table": figure.data.key,
            }
            for figure in document.figures()
        ],
    }
    return legible(json.dumps(content, ensure_ascii=False, indent=1)).encode()


def render_csv(table: Table) -> bytes:
    """The rows of ``table`` without its total."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows(
        [_csv(cell, column) for cell, column in zip(r, table.columns, strict=True)] for r in table.rows
    )
    return out.getvalue().encode("utf-8-sig")


def render_facts_csv(document: Document) -> bytes:
    """The facts: key, section, label, type and value."""
    labels = labels_for(document.language)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["key", "section", "label", "type", "value"])
    for fact in fact_rows(document):
        column = Column("value", labels.value, fact.kind)
        writer.writerow(
            [fact.key, fact.section, harmless(fact.label), fact.kind.value, _csv(fact.value, column)]
        )
    return out.getvalue().encode("utf-8-sig")


def csv_files(document: Document, *, basename: str = "report") -> dict[str, bytes]:
    """Every CSV file of ``document`` by its name."""
    files = {f"{basename}-facts.csv": render_facts_csv(document)}
    return files | {csv_name(table, basename): render_csv(table) for table in document.tables()}


def csv_name(table: Table, basename: str) -> str:
    """The name of the CSV file of ``table``."""
    return f"{basename}-table-{table.key}.csv"


def harmless(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula."""
    clean = legible(text)
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA_STARTS) else clean


def _table(table: Table, numbering: Numbering, section: str, basename: str) -> dict[str, Any]:
    return {
        "key": table.key,
        "number": numbering.tables[table.key],
        "caption": table.caption,
        "section": section,
        "note": table.note,
        "file": csv_name(table, basename),
        "columns": [{"key": c.key, "title": c.title, "type": c.kind.value} for c in table.columns],
        "count": len(table.rows),
        "rows": [_json_row(row) for row in table.rows],
        "total": _json_row(table.total) if table.total is not None else None,
    }


def _json_row(row: Row) -> list[Any]:
    return [cell if type(cell) in (str, int) else _json(cell) for cell in row]


def _json(value: Cell) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Gap):
        return {"gap": value.value}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return plain(value)


def _csv(value: Cell, column: Column) -> str | int | float | Decimal:
    if value is None:
        return ""
    if isinstance(value, Gap):
        return NOT_APPLICABLE_IN_CSV
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return harmless(plain(value))
