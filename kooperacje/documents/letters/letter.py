"""What stands in a letter. All words come ready and in the receiver's language."""

import io
from dataclasses import dataclass
from datetime import datetime

import segno


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; `code` is printed large, `link` is what the QR mark holds."""

    to: tuple[str, ...]
    subject: str
    text: str
    code: str
    link: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Text between empty lines; a line feed inside is kept."""
        return tuple(part.strip("\n") for part in self.text.split("\n\n") if part.strip())


@dataclass(frozen=True, slots=True)
class Letters:
    """All of a mailing. `how` stands beside the QR mark, `alt` says in words what the mark is."""

    title: str
    language: str
    sender: tuple[str, ...]
    date: str
    how: str
    code_label: str
    alt: str
    modified: datetime
    letters: tuple[Letter, ...]


def mark_svg(link: str) -> str:
    """The QR mark as one path; a scratch of 15 % does it no harm."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, nl=False)
    return out.getvalue().decode()


def mark_png(link: str) -> bytes:
    """The same in pixels, for programs that show no SVG."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=6, border=0)
    return out.getvalue()
