"""How much room text takes, without loading a font: rather too much than too little."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree import Column, Kind, Table
from kooperacje.documents.tree.tables import Row

NARROW = frozenset("iljtfrI.,:;|!'()[] -/1\u00a0")
WIDE = frozenset("mwMW@%—…")
PADDING = 1.0
"""Room at the sides of a cell, both together."""

BOLD = 1.12
"""How much wider bold letters are."""

LETTER = 0.5
"""The usual width of a letter, in the size of the type."""

LEAST = 4.0
"""A column of text is at least this wide."""

BREAK = "\u200b"
"""A place where a line may break though there is no space; it takes no room."""

LONG = 40
"""A table with so many rows gets the widths that make it short, not those that its columns ask for."""

SAMPLE = 200
"""So many rows of a long table say how the others are."""

WORD = 9.0
"""A column of a long table is at least as wide as its longest word, up to this."""

_WORD = re.compile(r"\S+")


def letters(text: str) -> float:
    """The width of ``text`` in multiples of the font size."""
    return sum(map(_letter, text))


@lru_cache(maxsize=512)
def _letter(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in WIDE:
        return 0.95
    return 0.72 if character.isupper() else 0.6


def breakable(text: str, room: float) -> str:
    """``text`` with places to break inside words that are wider than ``room`` (in multiples of the font size).

    Addresses and codes without a space would else run out of their column.
    """
    if len(text) * 0.34 <= room or not (words := _too_wide(text, room)):
        return text
    return _WORD.sub(lambda word: _cut(word[0], room) if word[0] in words else word[0], text)


def _too_wide(text: str, room: float) -> set[str]:
    return {word for word in text.split() if len(word) * 0.34 > room and letters(word) > room}


def _cut(word: str, room: float) -> str:
    pieces, piece, width = [], "", 0.0
    for character in word:
        if width + _letter(character) > room and piece:
            pieces.append(piece)
            piece, width = "", 0.0
        piece, width = piece + character, width + _letter(character)
    return BREAK.join([*pieces, piece])


def column_needs(table: Table, labels: Labels) -> list[float]:
    """What every column needs at least, side padding included, in multiples of the font size."""
    return [_need(table, index, column, labels) + PADDING for index, column in enumerate(table.columns)]


def column_widths(table: Table, needs: list[float], total: float) -> list[float]:
    """The widths of the columns of ``table`` that add up to ``total``, in the unit of ``needs``.

    Numbers and dates get what they need, text shares the rest by weight but never gets less than it needs;
    when all that is too much, every column shrinks alike. In a long table the weights give way to what is written
    in the columns where that makes fewer lines: thousands of rows are hundreds of pages.
    """
    flexible = [column.kind is Kind.TEXT for column in table.columns]
    if not any(flexible) or sum(needs) >= total:
        return [need * total / sum(needs) for need in needs]
    stated = [column.weight for column in table.columns]
    if len(table.rows) < LONG:
        return _share(needs, flexible, stated, total)
    sample = table.rows[:: -(-len(table.rows) // SAMPLE)]
    written = [_written(index, sample) for index in range(len(stated))]
    wordy = [
        max(need, min(WORD, _longest(index, sample)) + PADDING) if free else need
        for index, (need, free) in enumerate(zip(needs, flexible, strict=True))
    ]
    tried = [_share(needs, flexible, stated, total)]
    if sum(wordy) < total:
        between = [
            (one / sum(stated) + other / sum(written)) for one, other in zip(stated, written, strict=True)
        ]
        tried += [_share(wordy, flexible, weights, total) for weights in (between, written)]
    return min(tried, key=lambda widths: _lines(sample, widths))


def fits(table: Table, widths: list[float]) -> bool:
    """Whether every word of a long table has room in its column, as far as a sample of its rows tells."""
    if len(table.rows) < LONG:
        return False
    sample = table.rows[:: -(-len(table.rows) // SAMPLE)]
    return all(_longest(index, sample) + PADDING <= width for index, width in enumerate(widths))


def _written(index: int, rows: Sequence[Row]) -> float:
    """How much stands in the cells of a column; never nothing, so that it can be a weight."""
    return 1.0 + sum(len(cell) for row in rows if isinstance(cell := row[index], str)) / len(rows)


def _longest(index: int, rows: Sequence[Row]) -> float:
    words = {word for row in rows if isinstance(cell := row[index], str) for word in cell.split()}
    return max(map(letters, words), default=0.0)


def _lines(rows: Sequence[Row], widths: list[float]) -> float:
    """About how many lines the rows take, each as many as its fullest cell."""
    rooms = [max(1.0, width - PADDING) for width in widths]
    return sum(
        max(
            (_height(cell, room) for cell, room in zip(row, rooms, strict=True) if isinstance(cell, str)),
            default=1,
        )
        for row in rows
    )


def _height(text: str, room: float) -> int:
    return sum(1 + int(len(line) * LETTER / room) for line in text.split("\n"))


def _share(needs: list[float], flexible: list[bool], weights: list[float], total: float) -> list[float]:
    """Give the rest by weight; a column whose share is below its need keeps its need and leaves the sharing."""
    open_ = {index for index, free in enumerate(flexible) if free}
    while True:
        rest = total - sum(need for index, need in enumerate(needs) if index not in open_)
        unit = rest / sum(weights[index] for index in open_)
        short = {index for index in open_ if weights[index] * unit < needs[index]}
        if not short or short == open_:
            return [weights[i] * unit if i in open_ else need for i, need in enumerate(needs)]
        open_ -= short


def _need(table: Table, index: int, column: Column, labels: Labels) -> float:
    head = max(map(letters, column.title.split())) * BOLD
    if column.kind is Kind.TEXT:
        return max(head, LEAST)
    values = {row[index] for row in table.body()}
    written = (text_of(value, column.kind, labels) for value in values)
    return max([head, *map(letters, written)])
