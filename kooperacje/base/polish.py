"""Polish words as a search or a comparison sees them: their dictionary forms, all candidates of each.

Dictionary forms come from Morfeusz; all candidates count, since the right one cannot be told without the sentence. Where
Morfeusz has no build for the machine, endings are cut off instead.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

import yaml

try:
    import morfeusz2
except ImportError:  # no build for this machine
    morfeusz2 = None

WORD = re.compile(r"[^\W\d_]+")
DIACRITICS = str.maketrans("ąćęłńóśźż", "acelnoszz")
SHORTEST_STEM = 4
REMEMBERED = 200_000

_lists = yaml.safe_load((files("kooperacje.base") / "data" / "slowa.yaml").read_text("utf-8"))
STOP = frozenset(_lists["stop"].split())
ENDINGS = sorted(_lists["endings"].split(), key=lambda ending: (-len(ending), ending))
_analyser = morfeusz2.Morfeusz() if morfeusz2 else None
_one_at_a_time = Lock()


def words(text: str) -> Iterator[str]:
    """The words that mean something, in small letters, in their order."""
    for word in WORD.findall(text.lower()):
        if word.translate(DIACRITICS) not in STOP:
            yield word


def analyses(word: str) -> list[Any] | None:
    """What Morfeusz says about the word, form by form; None where there is no Morfeusz."""
    if _analyser is None:
        return None
    with _one_at_a_time:
        found: list[Any] = _analyser.analyse(word)
    return found


@lru_cache(REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """The dictionary forms that the word may be of, without diacritics, in alphabetical order."""
    found = analyses(word)
    if found is None:
        return (stem(word),)
    return tuple(sorted({form[1].split(":")[0].lower().translate(DIACRITICS) for _at, _to, form in found}))


def stem(word: str) -> str:
    """The word without diacritics and its longest ending."""
    plain = word.translate(DIACRITICS)
    for ending in ENDINGS:
        if len(plain) - len(ending) >= SHORTEST_STEM and plain.endswith(ending):
            return plain[: -len(ending)]
    return plain
