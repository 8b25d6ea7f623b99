"""The three likeliest themes of a remark, from the codebook and from what people have confirmed.

Two opinions are added, each in the two spaces of `vectors`, after each was brought to the same scale:

- how near the remark is to the title and description of the theme (all there is at the beginning),
- complement naive Bayes over descriptions and confirmed remarks, which learns which words speak against a theme.

Numbers behind the choice stand in `docs/adr/0018-themes-are-proposed-by-words.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kooperacje.analysis.themes import vectors, words
from kooperacje.analysis.themes.vectors import Floats, Space
from kooperacje.base import polish

AT_MOST = 3
DESCRIPTION_COUNTS = 6.0
"""A description weighs as much as this many confirmed remarks."""
SMOOTHING = 0.1
PER_THEME = 100
"""The latest confirmed remarks of a theme that are learned from."""
TELLING = 4
"""Words shown as the reason of a proposal."""
DIGITS = 9
FITS = 0.12
"""Nearer than this to some theme, a remark fits it; below, it may be about something new."""


@dataclass(frozen=True, slots=True)
class Described:
    """A theme as the codebook has it."""

    key: str
    words: str
    """Title and description."""


@dataclass(frozen=True, slots=True)
class Example:
    """A remark on which a person confirmed the themes."""

    text: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Keys of the likeliest themes, the best first; none where no word of the remark is known. `near`: 0 to 1."""

    themes: tuple[str, ...]
    near: float

    @property
    def fits(self) -> bool:
        """Whether any theme is near at all."""
        return self.near >= FITS


@dataclass(frozen=True, slots=True)
class _Learned:
    """What one space knows of each theme."""

    space: Space
    descriptions: sparse.csr_matrix
    against: Floats
    centres: Floats


class Model:
    """Trained once, asked often. The same codebook and examples give the same answers."""

    def __init__(self, codebook: Sequence[Described], examples: Sequence[Example] = ()) -> None:
        self.keys = tuple(theme.key for theme in codebook)
        place = {key: at for at, key in enumerate(self.keys)}
        chosen = _latest(examples, place)
        texts = [theme.words for theme in codebook] + [text for text, _theme in chosen]
        themes = np.array([*range(len(codebook)), *(theme for _text, theme in chosen)], dtype=np.int64)
        weights = np.array([DESCRIPTION_COUNTS] * len(codebook) + [1.0] * len(chosen))
        self._learned = [self._learn(features, texts, themes, weights) for features in vectors.SPACES]

    def _learn(
        self, features: vectors.Features, texts: Sequence[str], themes: np.ndarray, weights: Floats
    ) -> _Learned:
        space, found = vectors.fit(features, texts)
        of_theme = sparse.csr_matrix(
            (weights, (themes, np.arange(len(texts)))), shape=(len(self.keys), len(texts))
        )
        mass = (of_theme @ found).toarray()
        rest = mass.sum(axis=0, keepdims=True) - mass + SMOOTHING
        against = np.log(rest / rest.sum(axis=1, keepdims=True))
        against /= np.abs(against).sum(axis=1, keepdims=True)
        centres = mass / np.maximum(np.linalg.norm(mass, axis=1, keepdims=True), 1e-12)
        return _Learned(space, found[: len(self.keys)], against, centres)

    def propose(self, texts: Sequence[str]) -> list[Proposal]:
        """For each text its likeliest themes."""
        if not self.keys or not texts:
            return [Proposal((), 0.0) for _text in texts]
        score = np.zeros((len(texts), len(self.keys)))
        near = np.zeros(len(texts))
        like = np.zeros_like(score)
        for learned in self._learned:
            rows = learned.space.rows(texts)
            like += (rows @ learned.descriptions.T).toarray()
            score += _scaled(-(rows @ learned.against.T))
            near += (rows @ learned.centres.T).max(axis=1) / len(self._learned)
        score = np.round(_scaled(score) + _scaled(like), DIGITS)
        best = np.argsort(-score, axis=1, kind="stable")[:, :AT_MOST]
        return [
            Proposal(tuple(self.keys[theme] for theme in order) if nearest else (), float(nearest))
            for order, nearest in zip(best.tolist(), np.round(near, DIGITS).tolist(), strict=True)
        ]

    def because(self, text: str, theme: str) -> tuple[str, ...]:
        """The words of the text that the theme is known by, the weightiest first."""
        learned, place = self._learned[0], self.keys.index(theme)
        centre, known = learned.centres[place], learned.space.known
        weights: dict[str, float] = {}
        for word in polish.words(text):
            ids = words.form_ids(word)
            at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
            weights[word] = float((centre[at] * (known[at] == ids)).sum())
        telling = [word for word, weight in weights.items() if weight > 0]
        return tuple(sorted(telling, key=lambda word: (-round(weights[word], DIGITS), word))[:TELLING])


def _latest(examples: Sequence[Example], place: Mapping[str, int]) -> list[tuple[str, int]]:
    """(text, theme) of the examples that are learned from: the last of every theme, in their order."""
    kept: list[tuple[str, int]] = []
    counts = dict.fromkeys(place, 0)
    for example in reversed(examples):
        for key in example.themes:
            if key in place and counts[key] < PER_THEME:
                counts[key] += 1
                kept.append((example.text, place[key]))
    return kept[::-1]


def _scaled(score: Floats) -> Floats:
    """Every row brought to mean 0 and spread 1, so that opinions can be added."""
    spread = score.std(axis=1, keepdims=True)
    scaled: Floats = (score - score.mean(axis=1, keepdims=True)) / np.where(spread > 1e-12, spread, 1.0)
    return scaled
