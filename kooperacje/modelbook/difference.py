"""What differs between two versions: which passages, and within a changed one which words. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Run(StrEnum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that was kept, inserted or deleted."""

    run: Run
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """A passage of one version as far as comparing needs it. `parent` is the ref of the passage above, or ""."""

    ref: str
    number: str
    kind: str
    heading: str
    text: str | None
    parent: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage before and after; one side is None where it was added or removed."""

    change: Change
    before: Side | None
    after: Side | None

    @property
    def ref(self) -> str:
        return self.after.ref if self.after else self.before.ref if self.before else ""


def compare(before: Sequence[Side], after: Sequence[Side]) -> list[Pair]:
    """Pairs in the order of `after`; a removed passage stands behind the one it followed."""
    old = {side.ref: side for side in before}
    new = {side.ref: side for side in after}
    stayed = _in_old_order(
        [side.ref for side in before if side.ref in new], [s.ref for s in after if s.ref in old]
    )
    pairs = [_pair(old.get(side.ref), side, stayed) for side in after]
    for index, side in enumerate(before):
        if side.ref not in new:
            pairs.insert(_place(pairs, before[:index]), Pair(Change.REMOVED, side, None))
    return pairs


def words(before: str, after: str) -> list[Piece]:
    """The runs of words that lead from one text to the other."""
    old, new = _tokens(before), _tokens(after)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Run.KEPT, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece(Run.DELETED, "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece(Run.INSERTED, "".join(new[j1:j2])))
    return pieces


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _in_old_order(before: list[str], after: list[str]) -> set[str]:
    """The refs whose order among each other did not change."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {ref for block in blocks for ref in before[block.a : block.a + block.size]}


def _pair(before: Side | None, after: Side, stayed: set[str]) -> Pair:
    if before is None:
        return Pair(Change.ADDED, None, after)
    if (before.kind, before.heading, before.text) != (after.kind, after.heading, after.text):
        return Pair(Change.CHANGED, before, after)
    moved = before.parent != after.parent or after.ref not in stayed
    return Pair(Change.MOVED if moved else Change.SAME, before, after)


def _place(pairs: list[Pair], earlier: Sequence[Side]) -> int:
    refs = {pair.ref: index for index, pair in enumerate(pairs)}
    for side in reversed(earlier):
        if side.ref in refs:
            return refs[side.ref] + 1
    return 0
