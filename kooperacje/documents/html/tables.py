"""Tables and figures as HTML."""

from kooperacje.documents.charts import Picture, pictures
from kooperacje.documents.html.words import attribute, value, words
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree import Align, Cell, Column, Figure, Gap, Numbering, Row, Table

_ALIGN = {Align.START: "", Align.CENTER: ' class="doc-center"', Align.END: ' class="doc-end"'}


def table(block: Table, numbering: Numbering, labels: Labels) -> str:
    """A table in a region that scrolls by itself, so that a narrow screen never scrolls the page."""
    anchor = f"table-{block.key}"
    number = f'<span class="doc-number">{labels.table} {numbering.tables[block.key]}.</span>'
    heads = "".join(f'<th scope="col"{_ALIGN[c.alignment]}>{words(c.title)}</th>' for c in block.columns)
    rows = "".join(_row(block, row, labels) for row in block.rows) or _no_rows(block, labels)
    total = f"<tfoot>{_row(block, _total(block.total), labels)}</tfoot>" if block.total else ""
    note = f'<p class="doc-note">{words(block.note)}</p>' if block.note else ""
    return (
        f'<div class="doc-scroll" role="region" aria-labelledby="{anchor}-caption" tabindex="0">'
        f'<table class="doc-table" id="{anchor}"><caption id="{anchor}-caption">{number} {words(block.caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{total}</table></div>{note}"
    )


def _row(block: Table, row: Row, labels: Labels) -> str:
    cells = [_cell(column, cell, labels) for column, cell in zip(block.columns, row, strict=True)]
    if block.row_headers:
        column = block.columns[0]
        cells[0] = f'<th scope="row"{_ALIGN[column.alignment]}>{value(row[0], column.kind, labels)}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def _total(row: Row) -> Row:
    """Where no total can exist, the cell stays empty."""
    return tuple("" if isinstance(cell, Gap) else cell for cell in row)


def _cell(column: Column, cell: Cell, labels: Labels) -> str:
    return f"<td{_ALIGN[column.alignment]}>{value(cell, column.kind, labels)}</td>"


def _no_rows(block: Table, labels: Labels) -> str:
    return f'<tr><td class="doc-gap" colspan="{len(block.columns)}">{words(labels.no_data)}</td></tr>'


def figure(block: Figure, numbering: Numbering, labels: Labels) -> str:
    """The pictures of a chart with their text alternative, and the data table below."""
    drawn = "".join(_picture(block, picture, n) for n, picture in enumerate(pictures(block, labels), start=1))
    number = f'<span class="doc-number">{labels.figure} {numbering.figures[block.key]}.</span>'
    return (
        f'<figure class="doc-figure" id="figure-{block.key}">{drawn}'
        f"<figcaption>{number} {words(block.caption)}</figcaption></figure>"
        f"{table(block.data, numbering, labels)}"
    )


def _picture(block: Figure, picture: Picture, number: int) -> str:
    """One SVG as an image with a name, in a group that scrolls by itself; its patterns get names unique in the page."""
    own = picture.svg.replace("koop-", f"koop-{block.key}-{number}-")
    named = own.replace("<svg ", f'<svg role="img" aria-label="{attribute(picture.alt)}" ', 1)
    return f'<div class="doc-chart" role="group" tabindex="0" aria-label="{attribute(picture.caption)}">{named}</div>'
