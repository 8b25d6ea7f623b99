"""Texts as rows of numbers: how often each feature stands in them, weighted by how rare it is among all texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kooperacje.analysis.themes.words import Ids, form_ids, piece_ids
from kooperacje.base.polish import words

Floats = NDArray[np.float64]
Features = Callable[[str], Ids]

SPACES: tuple[Features, ...] = (form_ids, piece_ids)
"""What is compared, each apart: dictionary forms, and pieces of words."""
REMEMBERED = 8_000
"""Texts whose features are kept, some kilobytes each: those that are learned from, again and again."""
NOTHING = np.array([], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Space:
    """The features of the texts it was fitted to, with their weights. `rarest` is the weight of all others."""

    features: Features
    known: Ids
    weights: Floats
    rarest: float

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """A row for each text, of length one where all its features are known; the unknown make it shorter."""
        return self._rows(_counted(self.features, texts))

    def _rows(self, counted: sparse.csr_matrix) -> sparse.csr_matrix:
        at = np.searchsorted(self.known, counted.indices)
        at[at == len(self.known)] = 0
        fits = self.known[at] == counted.indices if len(self.known) else np.zeros(len(at), dtype=bool)
        lines = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
        values = np.log1p(counted.data) * np.where(fits, self.weights[at], self.rarest)
        lengths = np.sqrt(np.bincount(lines, values * values, minlength=counted.shape[0]))
        shape = (counted.shape[0], len(self.known))
        return sparse.csr_matrix(((values / lengths[lines])[fits], (lines[fits], at[fits])), shape=shape)


def fit(features: Features, texts: Sequence[str]) -> tuple[Space, sparse.csr_matrix]:
    """The space of the texts, and their rows in it."""
    counted = _counted(features, texts)
    known, holders = np.unique(counted.indices, return_counts=True)
    weights = np.log((1 + len(texts)) / (1 + holders)) + 1
    space = Space(features, known.astype(np.int64), weights, float(np.log(1 + len(texts)) + 1))
    return space, space._rows(counted)


def _counted(features: Features, texts: Sequence[str]) -> sparse.csr_matrix:
    """How often each feature stands in each text; columns are the numbers of the features, in rising order."""
    columns, numbers, ends = [], [], [0]
    for text in texts:
        ids, counts = _of_text(features, text)
        columns.append(ids)
        numbers.append(counts)
        ends.append(ends[-1] + len(ids))
    indices = np.concatenate(columns) if columns else NOTHING
    data = np.concatenate(numbers).astype(np.float64) if numbers else np.array([], dtype=np.float64)
    return sparse.csr_matrix((data, indices, np.array(ends)), shape=(len(texts), 2**32))


@lru_cache(REMEMBERED)
def _of_text(features: Features, text: str) -> tuple[Ids, Ids]:
    """The features of a text in rising order, and how often each stands in it."""
    found = [features(word) for word in words(text)]
    ids, counts = np.unique(np.concatenate(found) if found else NOTHING, return_counts=True)
    return ids, counts
