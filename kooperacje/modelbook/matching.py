"""Which passage of the old version is which of the new one: one to one, and a person decides what is not certain.

Passages with one id whose words agree are one; a person's word counts before everything. The rest is paired by the engine
that also makes the redline. A look-alike is never taken for certain: not when it stands elsewhere or between other neighbours,
not when it is short, not when the ids say something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from rapidfuzz import fuzz

from kooperacje.modelbook.difference import Pair, Side
from kooperacje.modelbook.states import Change, PassageKind

ALIKE = 0.5
"""Least likeness of passages with one id that are one without asking."""
WITHIN = 0.8
"""Least likeness of the shorter one with a part of the longer, for the same."""
PLAUSIBLE = 0.4
"""Least likeness of a passage that a person is offered as a possible one."""
SURE = 0.75
"""Least likeness of a changed passage that is the same without asking, where no id says so."""
SHORT = 24
"""Letters below which a likeness proves nothing: “Etap II” and “Etap III”."""
KEPT = frozenset({Change.SAME, Change.CHANGED, Change.MOVED})
"""What pairs a passage with the one that it became."""
TABLE = "\x1e"
"""What the engine knows tables by: they are never alike to other passages."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said: which new passage an old one became, by their refs, and None where it is no more."""

    became: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))


NOTHING = Decided()


def words_of(side: Side) -> str:
    """Everything that the passage says."""
    return "\n".join(filter(None, (side.heading, side.text)))


def match(before: Sequence[Side], after: Sequence[Side], decided: Decided = NOTHING) -> list[Pair]:
    """Pairs in the order of `after`; a removed passage stands behind the one it followed."""
    # The engine stands on libraries that take half a second to load: only whoever compares waits for them.
    from kooperacje.documents.redline import alignment

    there = {side.ref for side in after}
    decided = Decided({ref: to for ref, to in decided.became.items() if to is None or to in there})
    old, new = [_likeness(side) for side in before], [_likeness(side) for side in after]
    known, merged = _known(before, after, decided)
    for i, side in enumerate(before):
        if i in merged or (side.ref in decided.became and i not in known):
            old[i] = ""  # a person said where it went: no other passage is asked
    found: list[Pair] = []
    for pair in alignment.align(old, new, known):
        one = None if pair.old is None else before[pair.old]
        other = None if pair.new is None else after[pair.new]
        if pair.old in merged:
            found.append(Pair(Change.MERGED, one, after[merged[pair.old]], 1.0))
        else:
            found.append(Pair(Change(pair.change.value), one, other, pair.score, pair.uncertain))
    sure = {before[i].ref for i in known} | {before[i].ref for i in merged} | _explained(found)
    return _moved(_doubted(_by_id(found, decided), sure, before, after))


def _likeness(side: Side) -> str:
    return (TABLE if side.kind == PassageKind.TABLE else "") + words_of(side)


def alike(before: Side, after: Side) -> float:
    """How alike two passages are, from 0 to 1."""
    one, other = _likeness(before), _likeness(after)
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


def _is_continued(before: Side, after: Side) -> bool:
    """Whether a passage that kept its id is still the one: half of it stands, or nearly all of it within a longer text."""
    one, other = _likeness(before), _likeness(after)
    if min(len(one), len(other)) >= SHORT and fuzz.partial_ratio(one, other) >= WITHIN * 100:
        return True
    return alike(before, after) >= ALIKE


def _known(
    before: Sequence[Side], after: Sequence[Side], decided: Decided
) -> tuple[dict[int, int], dict[int, int]]:
    """Pairs that are not in question, and old passages that went into one that has a pair already."""
    places = {side.ref: place for place, side in enumerate(after)}
    known: dict[int, int] = {}
    merged: dict[int, int] = {}
    said = [
        (i, places[ref])
        for i, side in enumerate(before)
        if (ref := decided.became.get(side.ref)) is not None and ref in places
    ]
    for i, j in sorted(said, key=lambda one: -alike(before[one[0]], after[one[1]])):
        if j in known.values():
            merged[i] = j
        else:
            known[i] = j
    taken = set(known.values())
    for i, side in enumerate(before):
        place = places.get(side.ref)
        if place is None or place in taken or i in known or i in merged or side.ref in decided.became:
            continue
        if _is_continued(side, after[place]):
            known[i] = place
    return known, merged


def _by_id(pairs: Sequence[Pair], decided: Decided) -> list[Pair]:
    """A passage whose id stayed while its words became others: one passage, perhaps, so a person is asked."""
    gone = {
        pair.before.ref: pair.before
        for pair in pairs
        if pair.change is Change.REMOVED and pair.before and pair.before.ref not in decided.became
    }
    found, kept = [], set()
    for pair in pairs:
        if pair.change is Change.ADDED and pair.after and pair.after.ref in gone:
            before = gone[pair.after.ref]
            pair = Pair(Change.CHANGED, before, pair.after, alike(before, pair.after), uncertain=True)
            kept.add(before.ref)
        found.append(pair)
    return [
        pair
        for pair in found
        if not (pair.change is Change.REMOVED and pair.before and pair.before.ref in kept)
    ]


def _explained(pairs: Sequence[Pair]) -> set[str]:
    """Old passages that are only half alike because the other half was split off, or came in by merging."""
    split = {pair.before.ref for pair in pairs if pair.change is Change.SPLIT and pair.before}
    merged = {pair.after.ref for pair in pairs if pair.change is Change.MERGED and pair.after}
    return {
        pair.before.ref
        for pair in pairs
        if pair.change is Change.CHANGED
        and pair.before
        and pair.after
        and (pair.before.ref in split or pair.after.ref in merged)
    }


def _doubted(
    pairs: Sequence[Pair], sure: set[str], before: Sequence[Side], after: Sequence[Side]
) -> list[Pair]:
    """The pairs, with everything that likeness alone does not prove marked as uncertain."""
    old, new = {side.ref for side in before}, {side.ref for side in after}
    found, firm = list(pairs), dict[str, str]()
    for place, pair in enumerate(pairs):
        one, other = pair.before, pair.after
        if one and other and pair.change in KEPT:
            against = one.ref != other.ref and (one.ref in new or other.ref in old)
            doubt = pair.uncertain or against or _weak(pair, words_of(one), words_of(other))
            found[place] = replace(pair, uncertain=doubt and one.ref not in sure)
            if not found[place].uncertain and (one.ref in sure or words_of(one) == words_of(other)):
                firm[one.ref] = other.ref
    around_old = _neighbours([side.ref for side in before], set(firm))
    around_new = _neighbours([side.ref for side in after], set(firm.values()))
    for place, pair in enumerate(found):
        one, other = pair.before, pair.after
        if one and other and pair.change in KEPT and not pair.uncertain and one.ref not in firm:
            front, back = (firm.get(ref, "") for ref in around_old[one.ref])
            after_front, after_back = around_new[other.ref]
            beside = front == after_front or back == after_back
            found[place] = replace(pair, uncertain=not beside)
    return found


def _neighbours(refs: Sequence[str], firm: set[str]) -> dict[str, tuple[str, str]]:
    """For each ref the nearest of the firm ones in front of it and behind it, or ""."""
    front: dict[str, str] = {}
    back: dict[str, str] = {}
    for found, order in ((front, refs), (back, refs[::-1])):
        last = ""
        for ref in order:
            found[ref] = last
            last = ref if ref in firm else last
    return {ref: (front[ref], back[ref]) for ref in refs}


def _weak(pair: Pair, before: str, after: str) -> bool:
    short = min(len(before), len(after)) < SHORT
    if before == after:
        return short and pair.change is Change.MOVED
    return short or pair.score < SURE or pair.change is Change.MOVED


def _moved(pairs: Sequence[Pair]) -> list[Pair]:
    """What stands below another passage than before has moved too, though its neighbours are the same."""
    became = {
        pair.before.ref: pair.after.ref
        for pair in pairs
        if pair.before and pair.after and pair.change is not Change.SPLIT
    }
    found = []
    for pair in pairs:
        one, other = pair.before, pair.after
        if one and other and pair.change in KEPT:
            elsewhere = bool(one.parent or other.parent) and became.get(one.parent, "") != other.parent
            moved = pair.change is Change.MOVED or elsewhere
            change = pair.change
            if moved:
                change = Change.MOVED if words_of(one) == words_of(other) else Change.CHANGED
            pair = replace(pair, moved=moved, change=change)
        found.append(pair)
    return found


def candidates(side: Side, pairs: Sequence[Pair], most: int = 3) -> list[Side]:
    """The new passages that this old one may have become, the likeliest first: new ones, and those in question."""
    free = [
        pair.after
        for pair in pairs
        if pair.after and (pair.change is Change.ADDED or pair.uncertain or _is(pair.before, side))
    ]
    scored = [(alike(side, other), place) for place, other in enumerate(free)]
    best = sorted((-score, place) for score, place in scored if score >= ALIKE / 2)
    return [free[place] for _score, place in best[:most]]


def _is(one: Side | None, other: Side) -> bool:
    return one is not None and one.ref == other.ref
