"""What stands on a leaflet. All words come ready and in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that helps; `lines` follow each other, `phone` is printed largest."""

    name: str
    summary: str
    lines: tuple[str, ...]
    phone: str
    lang: str
    """The language of name and summary."""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet; `how` stands beside the QR mark of `link`, `alt` says in words what the mark is."""

    title: str
    place: str
    about: str
    language: str
    entries: tuple[Entry, ...]
    nothing: str
    """What is said when there is no entry."""
    how: str
    link: str
    link_words: str
    alt: str
    dated: str
