"""Calls Typst with the template of leaflets."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from kooperacje.documents.leaflets.leaflet import Leaflet
from kooperacje.documents.marks import mark_svg
from kooperacje.documents.pdf.render import fonts
from kooperacje.documents.words import plainest, printable

TEMPLATE = Path(__file__).with_name("leaflet.typ")
LONG_AGO = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
"""Equal leaflets give equal bytes; the day that they are from is printed on them."""


def render_pdf(leaflet: Leaflet) -> bytes:
    """PDF/UA-1 and PDF/A-2a, in letters of 16 points."""
    data = json.dumps({**_printable(asdict(leaflet)), "mark": mark_svg(leaflet.link)}, ensure_ascii=False)
    try:
        return _compile(data)
    except typst.TypstError:
        # The standards forbid some sequences of rare characters; a leaflet must not fail over one of them.
        return _compile(plainest(data))


def _compile(data: str) -> bytes:
    pdf: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"leaflet": data},
        timestamp=LONG_AGO,
        pdf_standards=["ua-1", "a-2a"],
    )
    return pdf


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value]
