"""Documents for the tests, part by part."""

import io
from collections.abc import Sequence
from typing import Any

import docx

Part = str | tuple[str, str] | Sequence[Sequence[str]]


def made(*parts: Part) -> bytes:
    """A DOCX: a string is a paragraph, a pair a style with its text, a list of lists a table."""
    document: Any = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple):
            document.add_paragraph(part[1], style=part[0])
        else:
            table = document.add_table(rows=0, cols=len(part[0]))
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
