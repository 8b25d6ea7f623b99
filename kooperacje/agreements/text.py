"""The text of a version as data: sections of plain text with a few signs, its canonical form and its digest. Plain Python.

In the text of a section an empty line parts paragraphs; `1. ` begins a numbered paragraph, `- ` a point of a list,
`| a | b |` a row of a table whose first row is its head; `**words**` stand out, `[[what]]` is a place left to fill in.
Other line ends within a paragraph stay.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

FORMAT = "kooperacje.paper/1"
BLANK = re.compile(r"\[\[\s*(.+?)\s*\]\]")
NUMBERED = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_SPACES = re.compile(r"[ \t]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
GROUP = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One section."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is signed: the title, the sections, and the days between which it holds. `paragraphs`: headings count as § 1, § 2."""

    title: str
    parts: tuple[Part, ...]
    paragraphs: bool = True
    first_day: date | None = None
    last_day: date | None = None

    def tidy(self) -> "Text":
        """The same words with one kind of line end and space, without empty sections; numbered paragraphs count from their first."""
        parts = (Part(_line(part.heading), _tidy(part.text)) for part in self.parts)
        return replace(
            self, title=_line(self.title), parts=tuple(part for part in parts if part.heading or part.text)
        )

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is left to fill in, in reading order, each once."""
        found = (name for part in self.parts for name in BLANK.findall(part.text))
        return tuple(dict.fromkeys(found))


def source(text: Text) -> dict[str, Any]:
    """The text as it is kept."""
    return {
        "format": FORMAT,
        "title": text.title,
        "paragraphs": text.paragraphs,
        "first_day": text.first_day.isoformat() if text.first_day else None,
        "last_day": text.last_day.isoformat() if text.last_day else None,
        "parts": [{"heading": part.heading, "text": part.text} for part in text.parts],
    }


def read(kept: Mapping[str, Any]) -> Text:
    """What `source` wrote."""
    return Text(
        title=kept["title"],
        parts=tuple(Part(one["heading"], one["text"]) for one in kept["parts"]),
        paragraphs=kept["paragraphs"],
        first_day=_day(kept["first_day"]),
        last_day=_day(kept["last_day"]),
    )


def canonical(number: str, text: Text) -> bytes:
    """The bytes that a signature covers: the number of the paper and its text; `sha256sum` of them is the digest."""
    said = {"number": number, **source(text.tidy())}
    return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def digest(number: str, text: Text) -> str:
    return sha256(canonical(number, text)).hexdigest()


def readable(code: str) -> str:
    """A digest in groups of eight signs, so that it can be read out, typed and broken between lines."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def typed(code: str) -> str:
    """A digest as somebody typed or pasted it, in one piece; "" where it cannot be one."""
    signs = re.sub(r"[\s:–-]", "", code).lower()
    return signs if re.fullmatch(r"[0-9a-f]{16,64}", signs) else ""


def numbered(lines: Iterable[str]) -> list[str]:
    """The lines with numbered ones counted on from the first of each run; an empty line does not end a run."""
    made: list[str] = []
    count = 0
    for line in lines:
        found = NUMBERED.match(line)
        if found:
            count = count + 1 if count else int(found[1])
            line = f"{count}. {line[found.end() :]}"
        elif line.startswith(("|", "#")):
            count = 0
        made.append(line)
    return made


def _tidy(text: str) -> str:
    plain = _EMPTY_LINES.sub("\n\n", _SPACES.sub("", _one_form(text))).strip()
    return "\n".join(numbered(plain.split("\n")))


def _line(text: str) -> str:
    return " ".join(_one_form(text).split())


def _one_form(text: str) -> str:
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\u00a0", " ").replace("\x00", "")


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
