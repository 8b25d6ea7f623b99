"""Tables and figures as WordprocessingML."""

from kooperacje.documents.charts import Picture
from kooperacje.documents.docx.xml import Names, paragraph, quoted, run, simple_field
from kooperacje.documents.formats import text_of, total_text
from kooperacje.documents.labels import Labels
from kooperacje.documents.measure import column_needs, column_widths
from kooperacje.documents.tree import (
    Align,
    Cell,
    Column,
    Deleted,
    Emphasis,
    Figure,
    Gap,
    Inserted,
    Kind,
    Link,
    Numbering,
    Row,
    Strong,
    Table,
)

TEXT_WIDTH = 9410
"""A4 less two margins of 22 mm, in twentieths of a point."""

EMU_PER_TWIP = 635
SIZE = 200
"""The size that columns are measured with, in twentieths of a point: text is 9 pt, but its font may be replaced."""

GAP_STYLE = '<w:i/><w:color w:val="52606D"/>'
_JUSTIFY = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def caption(names: Names, anchor: str, word: str, position: int, words: str, *, keep: bool) -> str:
    """A caption with its number as a field, so that a list of tables can be made from it."""
    field = simple_field(f"SEQ {word} \\* ARABIC", str(position))
    inner = names.bookmark(anchor, run(f"{word} ") + field) + run(f". {words}")
    return paragraph(inner, "Caption", "<w:keepNext/>" if keep else "")


def table(block: Table, numbering: Numbering, names: Names, labels: Labels) -> str:
    """A table with its caption above and its note below."""
    position = numbering.tables[block.key]
    head = caption(names, f"table-{block.key}", labels.table, position, block.caption, keep=True)
    needs = column_needs(block, labels)
    widths = [round(width * SIZE) for width in column_widths(block, needs, TEXT_WIDTH / SIZE)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(block, row, widths, names, labels) for row in block.rows) or _no_rows(block, labels)
    total = _row(block, _total(block, labels), widths, names, labels, "<w:b/>") if block.total else ""
    note = paragraph(run(block.note), "TableNote") if block.note else paragraph("", "TableNote")
    return (
        f"{head}<w:tbl>{_properties(block)}<w:tblGrid>{grid}</w:tblGrid>"
        f"{_head(block, widths)}{rows}{total}</w:tbl>{note}"
    )


def _properties(block: Table) -> str:
    return (
        '<w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:firstRow="1" w:lastRow="{int(block.total is not None)}" '
        f'w:firstColumn="{int(block.row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{quoted(block.caption)}"/></w:tblPr>'
    )


def _head(block: Table, widths: list[int]) -> str:
    cells = "".join(
        _cell(width, column, run(column.title)) for column, width in zip(block.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(block: Table, row: Row, widths: list[int], names: Names, labels: Labels, style: str = "") -> str:
    cells = "".join(
        _cell(width, column, value(cell, column.kind, names, labels, style))
        for cell, column, width in zip(row, block.columns, widths, strict=True)
    )
    return f"<w:tr>{cells}</w:tr>"


def _total(block: Table, labels: Labels) -> Row:
    """Where no total can exist, the cell stays empty."""
    row = block.total or ()
    pairs = zip(row, block.columns, strict=True)
    return tuple(total_text(c, column.kind, labels) if isinstance(c, Gap) else c for c, column in pairs)


def _cell(width: int, column: Column, inner: str) -> str:
    side = _JUSTIFY[column.alignment]
    align = "" if side == "left" else f'<w:jc w:val="{side}"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(inner, "TableText", align)}</w:tc>'


def value(cell: Cell, kind: Kind, names: Names, labels: Labels, style: str = "") -> str:
    """A typed value as runs."""
    if isinstance(cell, str | tuple | Strong | Emphasis | Link | Inserted | Deleted):
        return names.inline(cell, style)
    words = text_of(cell, kind, labels)
    return run(words, GAP_STYLE if cell is None or isinstance(cell, Gap) else style)


def _no_rows(block: Table, labels: Labels) -> str:
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{len(block.columns)}"/></w:tcPr>'
    return f"<w:tr>{span}{paragraph(run(labels.no_data, GAP_STYLE), 'TableText')}</w:tc></w:tr>"


def drawing(relation: str, number: int, name: str, words: str, size: tuple[int, int]) -> str:
    """A picture in the line; ``size`` is its width and height in the units of the format."""
    alt, called = quoted(words), quoted(name)
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{called}-{number}" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{called}.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def picture(drawn: Picture, relation: str, number: int, size: tuple[int, int], block: Figure) -> str:
    """A picture across the page with its text alternative; ``size`` is its width and height in pixels."""
    width = TEXT_WIDTH * EMU_PER_TWIP
    height = width * size[1] // size[0]
    inner = drawing(relation, number, block.key, drawn.alt, (width, height))
    return paragraph(inner, "Figure")
