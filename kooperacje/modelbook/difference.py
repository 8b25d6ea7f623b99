"""What differs between two versions of a text: passages in pairs, and within a pair the words. Plain Python."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kooperacje.modelbook.states import Change


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
    """A passage before and after; one side is None where it was added or removed.

    `score` from 0 to 1 says how alike both are. What is `uncertain` waits for a person; `moved` may be told of a changed
    one too. A split-off passage has the one it came from as `before`, one that was merged has `after` where its words went.
    """

    change: Change
    before: Side | None
    after: Side | None
    score: float = 0.0
    uncertain: bool = False
    moved: bool = False

    @property
    def ref(self) -> str:
        """Of the passage as it is now; where it is no more, as it was."""
        return self.after.ref if self.after else self.before.ref if self.before else ""

    @property
    def own(self) -> Side | None:
        """The passage that this pair is about: the old one only where it is no more."""
        return self.before if self.change in (Change.REMOVED, Change.MERGED) else self.after


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
