"""The text of a version as sections of a document tree."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from kooperacje.agreements.text import BLANK, NUMBERED, Part, Text
from kooperacje.documents.tree import (
    Block,
    BulletList,
    Column,
    Emphasis,
    Inline,
    NumberedList,
    Paragraph,
    Rich,
    Section,
    Strong,
    Table,
)

_SIGNS = re.compile(rf"\*\*(?P<strong>[^*]+?)\*\*|{BLANK.pattern.replace('(.+?)', '(?P<blank>.+?)')}")
ROOM = "……………"
"""The place on paper where something is filled in."""
TABLE_ENDS = "end"
"""An empty line after a row: what follows is a table of its own."""


def sections(text: Text) -> tuple[Section, ...]:
    """One section for each part, headed `§ 1. …` where the text counts so."""
    return tuple(_section(text, number, part) for number, part in enumerate(text.parts, start=1))


def heading(text: Text, number: int, part: Part) -> str:
    """How a part is headed."""
    if text.paragraphs:
        return f"§ {number}. {part.heading}" if part.heading else f"§ {number}."
    return part.heading or str(number)


def _section(text: Text, number: int, part: Part) -> Section:
    title = heading(text, number, part)
    return Section(
        title, f"part-{number}", tuple(_blocks(part.text, number, part.heading or title)), numbered=False
    )


def _blocks(text: str, place: int, title: str) -> Iterator[Block]:
    tables = 0
    for kind, lines in _runs(text):
        if kind == "|":
            tables += 1
            yield _table(lines, f"part-{place}-{tables}", title)
        elif kind == "-":
            yield BulletList(tuple(rich(line) for line in lines))
        elif kind == "1":
            found = NUMBERED.match(lines[0])
            start = int(found[1]) if found else 1
            yield NumberedList(tuple(rich(NUMBERED.sub("", line, count=1)) for line in lines), start=start)
        else:
            yield Paragraph(rich(lines[0]))


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """(kind, entries) of neighbours of one kind; an entry may run over several lines."""
    kind, entries = "", list[str]()
    for found, entry in _entries(text):
        if found == TABLE_ENDS:
            yield kind, entries
            kind, entries = "", []
            continue
        if entries and (found != kind or not found):
            yield kind, entries
            entries = []
        kind = found
        entries.append(entry)
    if entries:
        yield kind, entries


def _entries(text: str) -> Iterator[tuple[str, str]]:
    kind, kept = "", list[str]()
    for line in [*text.split("\n"), ""]:
        starts = _kind(line)
        if kept and (starts or not line.strip() or kind == "|"):
            yield kind, "\n".join(kept)
            if kind == "|" and not line.strip():
                yield TABLE_ENDS, ""
            kept = []
        if line.strip():
            kind = starts if not kept else kind
            kept.append(line.strip().removeprefix("- ") if starts == "-" else line.strip())


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "|"
    if line.startswith("- ") and line[2:].strip():
        return "-"
    return "1" if NUMBERED.match(line) else ""


def _table(lines: list[str], key: str, title: str) -> Table:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    columns = tuple(
        Column(f"c{place}", name or _("Column %d") % place, weight=_weight([row[place - 1] for row in rows]))
        for place, name in enumerate(rows[0], start=1)
    )
    return Table(key, title, columns, tuple(tuple(rich(cell) for cell in row) for row in rows[1:]))


def _weight(cells: list[str]) -> float:
    """The share of a column: by its longest cell, so that a number does not take the room of a sentence.

    Its longest word fits too: a date is never broken.
    """
    words = (len(word) for cell in cells for word in cell.split())
    widest_word = min(16, max(words, default=0))
    return max(max(3, min(40, max(map(len, cells)))) ** 0.7, 0.65 * widest_word)


def rich(text: str) -> Rich:
    """The words with what stands out and what is to be filled in."""
    runs: list[Inline] = []
    place = 0
    for found in _SIGNS.finditer(text):
        if before := text[place : found.start()]:
            runs.append(before)
        blank = found["blank"]
        runs.append(Emphasis(f"{ROOM} ({blank})") if blank else Strong(found["strong"]))
        place = found.end()
    if rest := text[place:]:
        runs.append(rest)
    return tuple(runs) if len(runs) != 1 or not isinstance(runs[0], str) else runs[0]
