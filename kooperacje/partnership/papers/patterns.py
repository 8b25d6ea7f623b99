"""Patterns of documents, in Polish and in our own words: `patterns/*.txt` with places for data, and the words around data.

A document is in Polish whatever the language of who makes it, like a model; hence data and no messages.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kooperacje.agreements.text import Part, Text

FOLDER = Path(__file__).parent / "patterns"
PHRASES = Path(__file__).parent / "phrases.yaml"
_CELL = str.maketrans({"|": "/", "\n": " ", "\r": " ", "[": "(", "]": ")", "*": "·"})


@cache
def phrases() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    return read


def said(key: str, **values: object) -> str:
    """A phrase with its values."""
    return str(phrases()[key]).format(**values)


def fill(name: str, fields: Mapping[str, str]) -> Text:
    """The pattern with these fields in its places."""
    title, parts = _pattern(name)
    return Text(
        title=title.format_map(fields),
        parts=tuple(Part(heading.format_map(fields), text.format_map(fields)) for heading, text in parts),
    ).tidy()


def cell(text: object) -> str:
    """Words for a cell or a sentence: nothing in them is taken for a sign of ours; empty ones are "not stated"."""
    plain = " ".join(str(text or "").translate(_CELL).split())
    return plain or said("none")


def table(head: str, rows: Sequence[Sequence[object]], otherwise: str) -> str:
    """A table with this phrase as its head, or the other phrase where it has no rows."""
    if not rows:
        return said(otherwise)
    return "\n".join([said(head), *(f"| {' | '.join(map(cell, row))} |" for row in rows)])


@cache
def _pattern(name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    title, *sections = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n## ")
    parts = []
    for section in sections:
        heading, _end, text = section.partition("\n")
        parts.append((heading, text.strip()))
    return title.strip().removeprefix("# "), tuple(parts)
