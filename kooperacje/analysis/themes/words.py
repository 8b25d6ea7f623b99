"""What of a Polish text is compared: dictionary forms of its words, and pieces of them for what the dictionary lacks.

Dictionary forms come from Morfeusz; all candidates count, since the right one cannot be told without the sentence. Where
Morfeusz has no build for the machine, endings are cut off instead.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from zlib import crc32

import numpy as np
import yaml
from numpy.typing import NDArray

try:
    import morfeusz2
except ImportError:  # no build for this machine
    morfeusz2 = None

Ids = NDArray[np.int64]

WORD = re.compile(r"[^\W\d_]+")
DIACRITICS = str.maketrans("ąćęłńóśźż", "acelnoszz")
SHORTEST_STEM = 4
PIECES = range(3, 6)
REMEMBERED = 200_000


def listed(name: str) -> frozenset[str]:
    """One of the lists of words of this room."""
    text = (files("kooperacje.analysis") / "data" / "slowa.yaml").read_text("utf-8")
    return frozenset(yaml.safe_load(text)[name].split())


STOP = listed("stop")
ENDINGS = sorted(listed("endings"), key=lambda ending: (-len(ending), ending))
NAME_KINDS = {
    "imię": "first",
    "nazwisko": "last",
    "nazwisko_(odmężowskie)": "last",
    "nazwisko_(odojcowskie)": "last",
    "nazwa_geograficzna": "place",
    "człon_nazwy_geograficznej": "place",
    "nazwa_instytucji": "place",
}
_analyser = morfeusz2.Morfeusz() if morfeusz2 else None
_one_at_a_time = Lock()


def words(text: str) -> Iterator[str]:
    """The words that mean something, in small letters, in their order."""
    for word in WORD.findall(text.lower()):
        if word.translate(DIACRITICS) not in STOP:
            yield word


@lru_cache(REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """The dictionary forms that the word may be of, without diacritics, in alphabetical order."""
    if _analyser is None:
        return (stem(word),)
    with _one_at_a_time:
        found = _analyser.analyse(word)
    return tuple(sorted({form[1].split(":")[0].lower().translate(DIACRITICS) for _at, _to, form in found}))


def stem(word: str) -> str:
    """The word without diacritics and its longest ending."""
    plain = word.translate(DIACRITICS)
    for ending in ENDINGS:
        if len(plain) - len(ending) >= SHORTEST_STEM and plain.endswith(ending):
            return plain[: -len(ending)]
    return plain


@lru_cache(REMEMBERED)
def form_ids(word: str) -> Ids:
    """Numbers of the dictionary forms; the same on every machine."""
    return np.array([crc32(form.encode()) for form in forms(word)], dtype=np.int64)


@lru_cache(REMEMBERED)
def piece_ids(word: str) -> Ids:
    """Numbers of the runs of three to five letters in the word, its ends marked."""
    whole = f"_{word.translate(DIACRITICS)}_"
    pieces = [whole[at : at + size] for size in PIECES for at in range(len(whole) - size + 1)]
    return np.array([crc32(piece.encode()) for piece in pieces], dtype=np.int64)


@lru_cache(REMEMBERED)
def name_labels(word: str) -> frozenset[str]:
    """Whether the capitalised word may be a `first` or `last` name, a `place`, a `common` word; else `unknown`."""
    if _analyser is None:
        return frozenset({"unknown"})
    with _one_at_a_time:
        found = _analyser.analyse(word)
    labels: set[str] = set()
    for _at, _to, (_form, _lemma, tag, names, _qualifiers) in found:
        if tag == "ign":
            labels.add("unknown")
            continue
        kinds = {NAME_KINDS[name] for name in names if name in NAME_KINDS}
        labels |= kinds or {"common"}
    return frozenset(labels)
