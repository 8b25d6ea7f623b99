"""Passages written as a Word document again: each heading, paragraph, list item and table is one block of the body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kooperacje.documents import docx
from kooperacje.documents.docx.styles import LEVELS
from kooperacje.documents.docx.tables import TEXT_WIDTH
from kooperacje.documents.docx.xml import paragraph, quoted, run
from kooperacje.documents.passages.reading import CELL, LINE, ROW, Kind
from kooperacje.documents.tree import Document, Meta

FRONT = 2
"""Blocks in front of the passages: the title and the subtitle."""


@dataclass(frozen=True, slots=True)
class Written:
    """A block to be written. `level` of a heading counts from 1, of a list item from 0; `number` stands before a heading."""

    kind: Kind
    level: int
    text: str
    number: str = ""


def write(
    title: str,
    subtitle: str,
    passages: Sequence[Written],
    *,
    identifier: str,
    modified: datetime,
    language: str = "pl",
) -> bytes:
    """The document as DOCX; equal passages give equal bytes. The blocks are the title, the subtitle, then the passages."""
    front = paragraph(run(title), "Title") + paragraph(run(subtitle), "Subtitle")
    body = front + "".join(map(_block, passages))
    if passages and passages[-1].kind is Kind.TABLE:
        body += paragraph("", "TableNote")  # Word wants a paragraph behind the last table
    document = Document(
        title=title,
        subtitle=subtitle,
        identifier=identifier,
        language=language,
        sections=(),
        meta=Meta(modified=modified),
    )
    return docx.around(document, body)


def _block(one: Written) -> str:
    if one.kind is Kind.TABLE:
        return _table(one)
    if one.kind is Kind.HEADING:
        number = f"{one.number}. " if one.number else ""
        return paragraph(run(f"{number}{one.text}"), f"Heading{min(max(one.level, 1), LEVELS)}")
    if one.kind is Kind.ITEM:
        level = min(one.level, LEVELS - 1)
        counted = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(run(one.text), "ListParagraph", counted)
    return paragraph(run(one.text), "BodyText")


def _table(one: Written) -> str:
    rows = [row.split(CELL) for row in one.text.split(ROW)]
    columns = max(map(len, rows))
    width = TEXT_WIDTH // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    caption = f'<w:tblCaption w:val="{quoted(one.number)}"/>' if one.number else ""
    properties = (
        f'<w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblLook w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{caption}</w:tblPr>"
    )
    lines = "".join(
        f"<w:tr>{''.join(_cell(cell, width) for cell in [*row, *[''] * (columns - len(row))])}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def _cell(text: str, width: int) -> str:
    inner = "".join(paragraph(run(line), "TableText") for line in text.split(LINE))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
