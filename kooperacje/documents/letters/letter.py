"""What stands in a letter. All words come ready and in the receiver's language."""

from dataclasses import dataclass
from datetime import datetime


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
