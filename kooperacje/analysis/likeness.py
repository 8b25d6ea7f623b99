"""Remarks that say the same, by the runs of five letters that they share. Plain Python; the same result every time.

Texts are compared without case, diacritics and punctuation. Equal ones meet at once. Of the rest only those are compared
whose MinHash meets in a band, and then by what they really share. Whether they are one argument, a person decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from kooperacje.base.polish import DIACRITICS

Numbers = NDArray[np.uint64]

WORD = re.compile(r"\w+")
RUN = 5
NEAR = 0.4
"""Share of common runs from which two texts are proposed as the same."""
CHAINED = 0.2
"""What shares less than this with the commonest wording of its group stands apart after all."""
BANDS, ROWS = 32, 3
"""Two texts that share 0.4 meet in some band with probability 0.88, at 0.5 with 0.99; groups hold together by chains."""
LEADERS = 6
"""Texts of a band that others are compared with, so that a campaign of thousands stays quick."""
TRIED = 24
"""How many texts one is compared with in vain before it is left alone: texts made of the same few sentences stay quick."""
PARTS = 20
"""Groups taken out of one chain; of what is left only equal texts stand together."""
WEIGHTS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(RUN, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Alike:
    """Remarks that stand together: their keys in order, how many different wordings they have, and the commonest."""

    keys: tuple[str, ...]
    wordings: int
    typical: str
    least: float
    """How much the least alike member shares with the typical one: 1 when all are equal."""


def groups(remarks: Sequence[tuple[str, str]]) -> list[Alike]:
    """Groups of at least two from (key, text); the largest first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, (_key, text) in enumerate(remarks):
        plain = _plain(text)
        if plain:
            holders[plain].append(place)
    wordings = list(holders)
    runs = [_runs(wording) for wording in wordings]
    sizes = [len(holders[wording]) for wording in wordings]
    together: dict[int, list[int]] = defaultdict(list)
    for at, root in enumerate(_joined(runs)):
        together[root].append(at)
    found = [
        _alike([holders[wordings[at]] for at in part], least, remarks)
        for members in together.values()
        for part, least in _parted(members, runs, sizes)
        if len(part) > 1 or len(holders[wordings[part[0]]]) > 1
    ]
    return sorted(found, key=lambda one: (-len(one.keys), one.keys))


def _parted(members: list[int], runs: list[Numbers], sizes: list[int]) -> Iterator[tuple[list[int], float]]:
    """The members around their commonest wording, it first; those that only a chain held there apart. With the least share."""
    for _part in range(PARTS):
        if not members:
            return
        typical = max(members, key=lambda at: (sizes[at], -at))
        shares = {at: _share(runs[typical], runs[at]) for at in members}
        part = [typical, *(at for at in members if at != typical and shares[at] >= CHAINED)]
        yield part, min(shares[at] for at in part)
        members = [at for at in members if shares[at] < CHAINED and at != typical]
    yield from (([at], 1.0) for at in members)


def _alike(places: list[list[int]], least: float, remarks: Sequence[tuple[str, str]]) -> Alike:
    return Alike(
        keys=tuple(remarks[place][0] for place in sorted(place for some in places for place in some)),
        wordings=len(places),
        typical=remarks[places[0][0]][0],
        least=round(least, 2),
    )


def _joined(runs: list[Numbers]) -> list[int]:
    """For each text the first one that it hangs together with."""
    parents = list(range(len(runs)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    seen: set[int] = set()
    vain = [0] * len(runs)
    for members in _met(runs):
        leaders: list[int] = []
        for at in members:
            for leader in leaders:
                one, other = root(leader), root(at)
                if one == other:
                    break
                pair = leader * len(runs) + at
                if vain[at] < TRIED and pair not in seen:
                    seen.add(pair)
                    if _share(runs[leader], runs[at]) >= NEAR:
                        parents[max(one, other)] = min(one, other)
                        break
                    vain[at] += 1
            else:
                if len(leaders) < LEADERS:
                    leaders.append(at)
    return [root(at) for at in range(len(runs))]


def _met(runs: list[Numbers]) -> Iterator[list[int]]:
    """Lists of texts that meet in a band."""
    if not runs:
        return
    marks = _marks(runs)
    for band in range(BANDS):
        part = np.ascontiguousarray(marks[:, band * ROWS : (band + 1) * ROWS])
        _values, inverse = np.unique(part, axis=0, return_inverse=True)
        order = np.argsort(inverse.ravel(), kind="stable")
        sizes = np.bincount(inverse.ravel())
        ends = np.cumsum(sizes)
        for value in np.flatnonzero(sizes > 1):
            yield order[ends[value] - sizes[value] : ends[value]].tolist()


def _marks(runs: list[Numbers]) -> NDArray[np.uint32]:
    """The MinHash of each text; the multipliers are drawn once for all, from a fixed seed."""
    drawn = np.random.Generator(np.random.PCG64(2019))
    factors = drawn.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    shifts = drawn.integers(0, 2**63, BANDS * ROWS, dtype=np.uint64)
    marks = np.empty((len(runs), BANDS * ROWS), dtype=np.uint32)
    for at, numbers in enumerate(runs):
        mixed = numbers[None, :] * factors[:, None] + shifts[:, None]
        marks[at] = (mixed >> np.uint64(32)).min(axis=1)
    return marks


def _plain(text: str) -> str:
    """The words of the text, without what two senders of one letter do differently."""
    return " ".join(WORD.findall(text.lower().translate(DIACRITICS)))


def _runs(plain: str) -> Numbers:
    """The runs of five letters of a text, each as a number; of a shorter text the whole."""
    letters = np.frombuffer(plain.ljust(RUN).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found: Numbers = np.unique(sliding_window_view(letters, RUN) @ WEIGHTS)
    return found


def _share(one: Numbers, other: Numbers) -> float:
    """How many runs both have, of all that either has."""
    if one is other:
        return 1.0
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common)
