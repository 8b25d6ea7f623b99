"""Calls Typst with the packaged template and font."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from kooperacje.documents.charts.draw import FONTS
from kooperacje.documents.pdf.nodes import document_node
from kooperacje.documents.tree import Document
from kooperacje.documents.words import plainest

TEMPLATE = Path(__file__).with_name("report.typ")


LARGE = 30_000
"""Letters of a document from which on it is worth the time to forget it."""

REMEMBERED = 11


class PdfError(RuntimeError):
    """The PDF could not be made; the message ends with what Typst said."""


def render(document: Document) -> bytes:
    """``document`` as PDF/UA-1 and PDF/A-2a; equal trees give equal bytes.

    Raises :class:`PdfError` when Typst refuses, which a valid tree should never cause.
    """
    data = json.dumps(document_node(document), ensure_ascii=False)
    moment = int(document.meta.modified.timestamp())
    try:
        return _compile(data, moment)
    except typst.TypstError:
        # The standards forbid some sequences of rare characters; a report must not fail over one of them.
        plain = plainest(data)
    try:
        return _compile(plain, moment)
    except typst.TypstError as error:
        raise PdfError(f"The PDF of «{document.title}» could not be made: {error}") from error


def _compile(data: str, moment: int) -> bytes:
    pdf: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": data},
        timestamp=moment,
        pdf_standards=["ua-1", "a-2a"],
    )
    if len(data) > LARGE:
        forget()
    return pdf


def forget() -> None:
    """Make Typst drop what it remembers of a large document.

    It keeps its work for the next ten documents, 200 MB for a thousand remarks; a worker would soon hold 2 GB.
    Ten empty documents (20 ms together) make it forget.
    """
    for _ in range(REMEMBERED):
        typst.compile(b"", font_paths=fonts(), ignore_system_fonts=True, timestamp=0)


@lru_cache(maxsize=1)
def fonts() -> Any:
    """The packaged typeface alone."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
