"""Calls Typst with the template of letters."""

import json
from pathlib import Path
from typing import Any

import typst

from kooperacje.documents.labels import labels_for
from kooperacje.documents.letters.letter import Letter, Letters
from kooperacje.documents.marks import mark_svg
from kooperacje.documents.pdf.render import LARGE, fonts, forget
from kooperacje.documents.words import plainest, printable

TEMPLATE = Path(__file__).with_name("letters.typ")


def render_pdf(letters: Letters) -> bytes:
    """PDF/UA-1 and PDF/A-2a; equal letters give equal bytes."""
    data = json.dumps(_node(letters), ensure_ascii=False)
    moment = int(letters.modified.timestamp())
    try:
        return _compile(data, moment)
    except typst.TypstError:
        # The standards forbid some sequences of rare characters; letters must not fail over one of them.
        return _compile(plainest(data), moment)


def _compile(data: str, moment: int) -> bytes:
    pdf: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letters": data},
        timestamp=moment,
        pdf_standards=["ua-1", "a-2a"],
    )
    if len(data) > LARGE:
        forget()
    return pdf


def _node(letters: Letters) -> dict[str, Any]:
    return {
        "title": printable(letters.title),
        "lang": labels_for(letters.language).locale[:2],
        "sender": [printable(line) for line in letters.sender],
        "date": printable(letters.date),
        "how": printable(letters.how),
        "code_label": printable(letters.code_label),
        "alt": printable(letters.alt),
        "letters": [_letter(one) for one in letters.letters],
    }


def _letter(one: Letter) -> dict[str, Any]:
    return {
        "to": [printable(line) for line in one.to],
        "subject": printable(one.subject),
        "text": [[printable(line) for line in part.split("\n")] for part in one.paragraphs],
        "code": printable(one.code),
        "link": printable(one.link),
        "mark": mark_svg(one.link),
    }
