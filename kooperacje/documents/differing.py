"""Which words lead from one text to another: the same answer for a page, a Word document and a report."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

WORDS = re.compile(r"\s|\w+|[^\w\s]")


class Run(StrEnum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


def tokens(text: str) -> list[str]:
    """Words, signs and single spaces; together they are the text again."""
    return WORDS.findall(text)


def spans(old: Sequence[str], new: Sequence[str]) -> list[tuple[Run, int, int]]:
    """(what became of them, from, to) of runs of tokens; places are those of `old` for deleted ones, else of `new`.

    What is deleted stands before what is inserted in its place. A lone space between two changes belongs to them.
    """
    found: list[tuple[Run, int, int]] = []
    for kept, i1, i2, j1, j2 in _joined(old, new):
        if kept:
            found.append((Run.KEPT, j1, j2))
            continue
        if i2 > i1:
            found.append((Run.DELETED, i1, i2))
        if j2 > j1:
            found.append((Run.INSERTED, j1, j2))
    return found


def _joined(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[tuple[bool, int, int, int, int]] = []
    for place, (tag, i1, i2, j1, j2) in enumerate(steps):
        inside = 0 < place < len(steps) - 1
        kept = tag == "equal" and not (inside and all(token.isspace() for token in old[i1:i2]))
        if found and not kept and not found[-1][0]:
            found[-1] = (False, found[-1][1], i2, found[-1][3], j2)
        else:
            found.append((kept, i1, i2, j1, j2))
    return found
