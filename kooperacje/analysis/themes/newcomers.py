"""New themes proposed from remarks that fit none: those that share words stand together, under their key words.

A remark that stands alone is not dropped: it stays in the queue as it was.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from kooperacje.analysis.themes import vectors
from kooperacje.base import polish

FEWEST = 3
ALIKE = 0.10
"""Remarks of one proposal are on average this alike."""
AT_MOST = 1500
"""Looked at in one go; time and memory grow with the square."""
LABEL_WORDS = 4
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A proposed theme: the words that mark it, and the keys of its remarks, the most typical first."""

    label: tuple[str, ...]
    remarks: tuple[str, ...]


def newcomers(remarks: Sequence[tuple[str, str]]) -> list[Newcomer]:
    """Proposals from (key, text) of remarks that fit no theme; the largest first."""
    remarks = remarks[:AT_MOST]
    if len(remarks) < FEWEST:
        return []
    texts = [text for _key, text in remarks]
    alike = sum(
        (rows @ rows.T).toarray() for rows in (vectors.fit(features, texts)[1] for features in vectors.SPACES)
    ) / len(vectors.SPACES)
    alike = np.round(alike, DIGITS)
    np.fill_diagonal(alike, 1.0)
    tree = linkage(squareform(np.clip(1 - alike, 0, None), checks=False), "average")
    groups: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(fcluster(tree, 1 - ALIKE, "distance").tolist()):
        groups[group].append(place)
    everywhere = _holders(texts)
    found = []
    for members in groups.values():
        if len(members) >= FEWEST:
            inside = alike[np.ix_(members, members)].sum(axis=1)
            order = [members[at] for at in np.argsort(-np.round(inside, DIGITS), kind="stable")]
            label = _label([texts[place] for place in members], everywhere, len(texts))
            found.append(Newcomer(label, tuple(remarks[place][0] for place in order)))
    return sorted(found, key=lambda one: (-len(one.remarks), one.label))


def _holders(texts: Sequence[str]) -> Counter[tuple[str, ...]]:
    """In how many texts a word stands, in whatever form."""
    return Counter(forms for text in texts for forms in {polish.forms(word) for word in polish.words(text)})


def _label(texts: Sequence[str], everywhere: Counter[tuple[str, ...]], number: int) -> tuple[str, ...]:
    """The words that many of these texts share and few others have, each in its commonest form."""
    here = _holders(texts)
    spelt: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in polish.words(text):
            spelt[polish.forms(word)][word] += 1
    shared = [forms for forms, count in here.items() if count > 1 and len(forms[0]) > 2]
    shared.sort(key=lambda forms: (-here[forms] * np.log((1 + number) / everywhere[forms]), forms))
    return tuple(
        min(spelt[forms], key=lambda word: (-spelt[forms][word], word)) for forms in shared[:LABEL_WORDS]
    )
