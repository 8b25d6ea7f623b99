"""What of a Polish text is compared: dictionary forms of its words, and pieces of them for what the dictionary lacks."""

from functools import lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
import yaml
from numpy.typing import NDArray

from kooperacje.base.polish import DIACRITICS, REMEMBERED, analyses, forms

Ids = NDArray[np.int64]

PIECES = range(3, 6)
NAME_KINDS = {
    "imię": "first",
    "nazwisko": "last",
    "nazwisko_(odmężowskie)": "last",
    "nazwisko_(odojcowskie)": "last",
    "nazwa_geograficzna": "place",
    "człon_nazwy_geograficznej": "place",
    "nazwa_instytucji": "place",
}


def listed(name: str) -> frozenset[str]:
    """One of the lists of words of this room."""
    text = (files("kooperacje.analysis") / "data" / "slowa.yaml").read_text("utf-8")
    return frozenset(yaml.safe_load(text)[name].split())


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
    found = analyses(word)
    if found is None:
        return frozenset({"unknown"})
    labels: set[str] = set()
    for _at, _to, (_form, _lemma, tag, names, _qualifiers) in found:
        if tag == "ign":
            labels.add("unknown")
            continue
        kinds = {NAME_KINDS[name] for name in names if name in NAME_KINDS}
        labels |= kinds or {"common"}
    return frozenset(labels)
