"""The tree as plain values for the template: every word is printable and every width is known."""

from collections.abc import Callable
from typing import Any

from kooperacje.documents.charts import pictures
from kooperacje.documents.formats import text_of, total_text
from kooperacje.documents.labels import Labels, labels_for
from kooperacje.documents.marks import mark_svg
from kooperacje.documents.measure import LETTER, PADDING, breakable, column_needs, column_widths, fits
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Callout,
    Cell,
    Deleted,
    Document,
    Emphasis,
    Facts,
    Figure,
    FormField,
    Gap,
    Inline,
    Inserted,
    Item,
    Kind,
    Link,
    Mark,
    NumberedList,
    Numbering,
    PageBreak,
    Paragraph,
    Rich,
    Signatures,
    Strong,
    Table,
    number,
    runs,
)
from kooperacje.documents.words import drawable, printable, tied

Node = dict[str, Any]
Words = str | list[str | list[str]]

TEXT_WIDTH = 470.5
"""A4 less two margins of 22 mm, in points."""

BODY_ROOM = 80.0
"""Width of the body text in multiples of its size."""

FACT_ROOM = 26.0
LANDSCAPE_WIDTH = 717.0
CRAMPED_COLUMNS, CRAMPED_ROWS, CRAMPED_LINES, CRAMPED_SAMPLE = 6, 5, 5, 200
"""The same for a page on its side."""

LARGEST, SMALL, SMALLEST = 8.8, 7.5, 6.0
"""Sizes of table text in points. A table that would need less than the small one gets a page on its side."""

RUNNING = 60
"""Letters of the title in the running header."""


def document_node(document: Document) -> Node:
    """The whole document as the template wants it."""
    labels, numbering = labels_for(document.language), number(document)
    walked = list(document.walk())
    meta = document.meta
    title = _line(document.title)
    return {
        "lang": document.language,
        "title": title,
        "running": title if len(title) <= RUNNING else f"{title[: RUNNING - 1].rstrip()}…",
        "subtitle": printable(document.subtitle),
        "organisation": _line(meta.organisation),
        "byline": _line(" · ".join(filter(None, (meta.author, meta.date)))),
        "authors": [_line(name) for name in (meta.author, meta.organisation) if name],
        "keywords": [_line(word) for word in meta.keywords],
        "description": _line(meta.description),
        "identifier": _line(document.identifier),
        "words": {"contents": labels.contents, "page": labels.page, "of": labels.of},
        "contents": document.has_contents,
        "own-page": document.has_contents and len(walked) > 4,
        "blocks": [_block(block, numbering, labels) for block in document.blocks],
        "sections": [
            {
                "level": level,
                "title": _line(numbering.heading(section)),
                "anchor": section.anchor,
                "blocks": [_block(block, numbering, labels) for block in section.blocks],
            }
            for level, section in walked
        ],
    }


def _block(block: Block, numbering: Numbering, labels: Labels) -> Node:
    if isinstance(block, Table):
        return _table(block, numbering, labels)
    if isinstance(block, Figure):
        return _figure(block, numbering, labels)
    return _NODES[type(block)](block, labels)


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _inline(content: Rich, room: float = BODY_ROOM) -> Words:
    if isinstance(content, str):
        return breakable(tied(printable(content)), room)
    return [_run(run, room) for run in runs(content)]


def _run(run: Inline, room: float) -> str | list[str]:
    if isinstance(run, str):
        return breakable(tied(printable(run)), room)
    if isinstance(run, Inserted | Deleted):
        name, sign = ("ins", "+") if isinstance(run, Inserted) else ("del", "−")
        return [name, breakable(printable(f"[{sign}{run.text}]"), room)]
    words = breakable(tied(printable(run.text)), room)
    if isinstance(run, Link):
        internal = run.href.startswith("#")
        return ["ref", words, run.href[1:]] if internal else ["link", words, printable(run.href)]
    return ["strong" if isinstance(run, Strong) else "em", words]


def _value(cell: Cell, kind: Kind, room: float, labels: Labels) -> Words:
    if isinstance(cell, str | tuple | Strong | Emphasis | Link | Inserted | Deleted):
        return _inline(cell, room)
    words = text_of(cell, kind, labels)
    return [["gap", words]] if cell is None or isinstance(cell, Gap) else words


def _total(cell: Cell, kind: Kind, room: float, labels: Labels) -> Words:
    return total_text(cell, kind, labels) if isinstance(cell, Gap) else _value(cell, kind, room, labels)


def _paragraph(block: Paragraph, labels: Labels) -> Node:
    return {"k": "p", "c": _inline(block.content)}


def _bullets(block: BulletList, labels: Labels) -> Node:
    return {"k": "ul", "items": [_item(item, labels) for item in block.items]}


def _numbers(block: NumberedList, labels: Labels) -> Node:
    return {"k": "ol", "start": block.start, "items": [_item(item, labels) for item in block.items]}


def _item(item: Rich | Item, labels: Labels) -> Words | Node:
    if isinstance(item, Item):
        return {"c": _inline(item.content), "below": _NODES[type(item.below)](item.below, labels)}
    return _inline(item)


def _facts(block: Facts, labels: Labels) -> Node:
    facts = [
        [
            breakable(printable(fact.label), FACT_ROOM / 2),
            _value(fact.value, fact.value_kind, FACT_ROOM, labels),
        ]
        for fact in block.facts
    ]
    return {"k": "facts", "facts": facts}


def _callout(block: Callout, labels: Labels) -> Node:
    return {
        "k": "callout",
        "tone": block.tone.value,
        "word": getattr(labels, block.tone.value),
        "title": _line(block.title),
        "blocks": [_NODES[type(child)](child, labels) for child in block.blocks],
    }


def _field(block: FormField, labels: Labels) -> Node:
    return {
        "k": "field",
        "kind": block.kind.value,
        "label": _line(block.label),
        "hint": _line(block.hint),
        "required": labels.required if block.required else "",
        "options": [_line(option) for option in block.options],
        "lines": block.lines,
    }


def _signatures(block: Signatures, labels: Labels) -> Node:
    return {"k": "signatures", "lines": [{"name": _line(s.name), "role": _line(s.role)} for s in block.lines]}


def _mark(block: Mark, labels: Labels) -> Node:
    return {"k": "mark", "svg": mark_svg(block.address), "alt": _line(block.alt)}


def _page_break(block: PageBreak, labels: Labels) -> Node:
    return {"k": "break"}


_NODES: dict[type, Callable[[Any, Labels], Node]] = {
    Paragraph: _paragraph,
    BulletList: _bullets,
    NumberedList: _numbers,
    Facts: _facts,
    Callout: _callout,
    FormField: _field,
    Signatures: _signatures,
    Mark: _mark,
    PageBreak: _page_break,
}


def _table(table: Table, numbering: Numbering, labels: Labels) -> Node:
    needs = column_needs(table, labels)
    wide = sum(needs) * SMALL > TEXT_WIDTH or _cramped(table, needs)
    total = LANDSCAPE_WIDTH if wide else TEXT_WIDTH
    size = max(SMALLEST, min(LARGEST, round(total / sum(needs), 1)))
    shares = column_widths(table, needs, total / size)
    widths = [width * size for width in shares]
    rooms = [width / size - PADDING for width in widths]
    return {
        "k": "table",
        "anchor": f"table-{table.key}",
        "number": f"{labels.table} {numbering.tables[table.key]}.",
        "caption": _line(table.caption),
        "note": printable(table.note),
        "size": size,
        "wide": wide,
        "hyphenate": not fits(table, shares),
        "head": table.row_headers,
        "widths": [round(width, 2) for width in widths],
        "align": [column.alignment.value for column in table.columns],
        "columns": [breakable(_line(c.title), room) for c, room in zip(table.columns, rooms, strict=True)],
        "rows": _rows(table, rooms, labels) or [_no_rows(table, labels)],
        "total": table.total
        and [
            _total(cell, c.kind, room, labels)
            for cell, c, room in zip(table.total, table.columns, rooms, strict=True)
        ],
    }


def _cramped(table: Table, needs: list[float]) -> bool:
    """Whether long texts side by side would make towers of short lines on an upright page."""
    rows = table.rows[:CRAMPED_SAMPLE]
    if len(table.columns) < CRAMPED_COLUMNS or len(rows) < CRAMPED_ROWS:
        return False
    size = max(SMALLEST, min(LARGEST, TEXT_WIDTH / sum(needs)))
    rooms = column_widths(table, needs, TEXT_WIDTH / size)
    lines = [
        max(len(cell) * LETTER / room for cell, room in zip(row, rooms, strict=True) if isinstance(cell, str))
        for row in rows
        if any(isinstance(cell, str) for cell in row)
    ]
    return bool(lines) and sum(lines) / len(lines) > CRAMPED_LINES


def _rows(table: Table, rooms: list[float], labels: Labels) -> list[list[Words]]:
    columns = list(zip(table.columns, rooms, strict=True))
    return [
        [_value(cell, column.kind, room, labels) for cell, (column, room) in zip(row, columns, strict=True)]
        for row in table.rows
    ]


def _no_rows(table: Table, labels: Labels) -> list[Words]:
    gap: Words = [["gap", labels.no_data]]
    return [gap, *[""] * (len(table.columns) - 1)]


def _figure(figure: Figure, numbering: Numbering, labels: Labels) -> Node:
    """The characters of an SVG are those of the document, so they are made printable too."""
    return {
        "k": "figure",
        "anchor": f"figure-{figure.key}",
        "number": f"{labels.figure} {numbering.figures[figure.key]}.",
        "pictures": [
            {"svg": drawable(picture.svg), "alt": _line(picture.alt), "caption": _line(picture.caption)}
            for picture in pictures(figure, labels)
        ],
        "table": _table(figure.data, numbering, labels),
    }
