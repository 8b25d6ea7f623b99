"""Which block of the old document is which of the new one: one to one, and never a jump to a look-alike.

What is known to belong together stays together. Of the rest blocks of equal words are paired first, then others by the
assignment that makes all pairs together most alike. What is less than half alike is no pair, nor what is less than four
fifths alike and stands elsewhere. A pair for which another block would do nearly as well is uncertain: a person decides.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

ALIKE = 0.5
"""Least share of common letters of a pair."""
ALIKE_ELSEWHERE = 0.8
"""The same for a pair that does not keep its order: a look-alike in another place is not the same block."""
CLOSE = 0.05
"""Two candidates whose likeness differs by less cannot be told apart."""
JOINED = 0.9
"""Likeness of a block with its parts put together, above which it was split or merged."""

NONE_KNOWN: Mapping[int, int] = MappingProxyType({})


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A block before and after, by their places; `score` from 0 to 1. Moved ones may be changed too."""

    change: Change
    old: int | None
    new: int | None
    score: float = 0.0
    uncertain: bool = False

    @property
    def stays(self) -> bool:
        """Whether both stand where they stood, relative to all others."""
        return self.change in (Change.SAME, Change.CHANGED)


def align(old: Sequence[str], new: Sequence[str], known: Mapping[int, int] = NONE_KNOWN) -> list[Pair]:
    """Every block of both once, in the order of the new document; removed ones stand where they stood.

    `known` are pairs that are not in question, old place to new place; no other pair is made with their blocks.
    """
    matched = _equal(old, new, known)
    doubtful = _assign(old, new, matched)
    stayed = _longest_rising([new_place for _old, new_place in sorted(matched.items())])
    for i, j in list(matched.items()):
        if j not in stayed and i not in known and fuzz.ratio(old[i], new[j]) < ALIKE_ELSEWHERE * 100:
            del matched[i]
    return arrange(old, new, matched, doubtful)


def arrange(
    old: Sequence[str], new: Sequence[str], matched: Mapping[int, int], doubtful: Collection[int] = ()
) -> list[Pair]:
    """Every block once, where it is settled already which belong together: `matched`, old place to new place."""
    stayed = _longest_rising([new_place for _old, new_place in sorted(matched.items())])
    pairs = [
        _pair(old[i], new[j], i, j, stays=j in stayed, uncertain=i in doubtful) for i, j in matched.items()
    ]
    alone_old = [i for i in range(len(old)) if i not in matched]
    taken = set(matched.values())
    alone_new = [j for j in range(len(new)) if j not in taken]
    pairs += [_joined(Change.SPLIT, old, new, matched, j) or Pair(Change.ADDED, None, j) for j in alone_new]
    back = {j: i for i, j in matched.items()}
    gone = [_joined(Change.MERGED, new, old, back, i) or Pair(Change.REMOVED, i, None) for i in alone_old]
    return _in_order(pairs, gone)


def _equal(old: Sequence[str], new: Sequence[str], known: Mapping[int, int]) -> dict[int, int]:
    """What is known, then pairs of equal words: those that occur once in both, then runs of neighbours of such pairs."""
    found, taken = dict(known), set(known.values())
    left = [place for place in range(len(old)) if place not in found and old[place].strip()]
    places = {text: place for place, text in enumerate(new) if place not in taken}
    once_old = Counter(old[place] for place in left)
    once_new = Counter(text for place, text in enumerate(new) if place not in taken)
    for place in left:
        text = old[place]
        if once_old[text] == 1 and once_new.get(text) == 1:
            found[place] = places[text]
    _spread(found, old, new, 1)
    _spread(found, old, new, -1)
    if old and new:
        _ends(found, old, new)
    return found


def _spread(found: dict[int, int], old: Sequence[str], new: Sequence[str], step: int) -> None:
    taken = set(found.values())
    for start in sorted(found, reverse=step < 0):
        i, j = start + step, found[start] + step
        while (
            0 <= i < len(old) and 0 <= j < len(new) and i not in found and j not in taken and old[i] == new[j]
        ):
            found[i] = j
            taken.add(j)
            i, j = i + step, j + step


def _ends(found: dict[int, int], old: Sequence[str], new: Sequence[str]) -> None:
    """Equal beginnings and ends, for documents in which every block repeats."""
    taken = set(found.values())
    for i, j, step in ((0, 0, 1), (len(old) - 1, len(new) - 1, -1)):
        while (
            0 <= i < len(old) and 0 <= j < len(new) and old[i] == new[j] and i not in found and j not in taken
        ):
            found[i] = j
            taken.add(j)
            i, j = i + step, j + step


def _assign(old: Sequence[str], new: Sequence[str], matched: dict[int, int]) -> set[int]:
    """Pair what is left by likeness; returns the old places whose pair is uncertain."""
    taken = set(matched.values())
    left = [i for i in range(len(old)) if i not in matched and old[i].strip()]
    right = [j for j in range(len(new)) if j not in taken and new[j].strip()]
    if not left or not right:
        return set()
    scores = _scores([old[i] for i in left], [new[j] for j in right])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    doubtful = set()
    for row, column in zip(rows, columns, strict=True):
        if scores[row, column] >= ALIKE:
            matched[left[row]] = right[column]
            if _uncertain(scores, row, column):
                doubtful.add(left[row])
    return doubtful


def _scores(old: Sequence[str], new: Sequence[str]) -> NDArray[np.float64]:
    found = np.asarray(cdist(old, new, scorer=fuzz.ratio), dtype=np.float64) / 100
    kinds_old = np.array([text.startswith("\x1e") for text in old])
    kinds_new = np.array([text.startswith("\x1e") for text in new])
    found[kinds_old[:, None] != kinds_new[None, :]] = 0.0
    return found


def _uncertain(scores: NDArray[np.float64], row: int, column: int) -> bool:
    chosen = scores[row, column]
    rivals = max(
        np.delete(scores[row], column).max(initial=0.0), np.delete(scores[:, column], row).max(initial=0.0)
    )
    return bool(rivals >= ALIKE and chosen - rivals < CLOSE)


def _pair(before: str, after: str, i: int, j: int, *, stays: bool, uncertain: bool) -> Pair:
    score = 1.0 if before == after else fuzz.ratio(before, after) / 100
    if not stays:
        return Pair(Change.MOVED, i, j, score, uncertain)
    return Pair(Change.SAME if before == after else Change.CHANGED, i, j, score, uncertain)


def _joined(
    change: Change, whole: Sequence[str], parts: Sequence[str], matched: Mapping[int, int], part: int
) -> Pair | None:
    """The block that this one was split from (or merged into): with its neighbour it makes that block's words."""
    back = {other: place for place, other in matched.items()}
    for neighbour in (part - 1, part + 1):
        place = back.get(neighbour)
        if place is None or not parts[part].strip() or whole[place] == parts[neighbour]:
            continue
        first, second = sorted((part, neighbour))
        together = f"{parts[first]} {parts[second]}"
        score = fuzz.ratio(whole[place], together) / 100
        if score >= JOINED and score > fuzz.ratio(whole[place], parts[neighbour]) / 100:
            ends = (place, part) if change is Change.SPLIT else (part, place)
            return Pair(change, ends[0], ends[1], score)
    return None


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The most places that keep their order among each other: these did not move."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            last.append(index)
        else:
            tails[at], last[at] = place, index
    kept: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(places[index])
        index = before[index]
    return kept


def _in_order(pairs: list[Pair], gone: list[Pair]) -> list[Pair]:
    """By place in the new document; what is gone stands behind the block that stayed and that it followed."""
    anchors = sorted((p.old, p.new) for p in pairs if p.stays and p.old is not None and p.new is not None)
    starts = [old for old, _new in anchors]
    placed = [((pair.new or 0, 0, 0), pair) for pair in pairs]
    for pair in gone:
        old = pair.old or 0
        behind = bisect_left(starts, old)
        placed.append(((anchors[behind - 1][1] if behind else -1, 1, old), pair))
    return [pair for _place, pair in sorted(placed, key=lambda one: one[0])]
