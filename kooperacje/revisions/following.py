"""Where the anchor of a remark stands in a later version. It follows its passage or is lost openly; it never guesses.

An anchor goes only where the passages are certainly one, or where a person said so. Plain Python.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kooperacje.modelbook.difference import Pair, Side
from kooperacje.modelbook.matching import words_of
from kooperacje.modelbook.states import Change
from kooperacje.revisions.states import Fate


@dataclass(frozen=True, slots=True)
class Where:
    """What became of a passage: all that it went into, the one that continues it first. Only `FOLLOWS` has any."""

    fate: Fate
    before: Side | None
    after: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one remark stands. `quoted` says whether the words that were marked are still there; None: none were."""

    fate: Fate
    side: Side | None
    quoted: bool | None = None


def follow(pairs: Sequence[Pair]) -> dict[str, Where]:
    """{ref of an old passage: what became of it}."""
    found: dict[str, Where] = {}
    parts: dict[str, list[Side]] = {}
    for pair in pairs:
        if pair.before is None:
            continue
        ref = pair.before.ref
        if pair.change is Change.SPLIT and pair.after:
            parts.setdefault(ref, []).append(pair.after)
        elif pair.uncertain:
            found[ref] = Where(Fate.WAITING, pair.before)
        elif pair.after:
            found[ref] = Where(Fate.FOLLOWS, pair.before, (pair.after,))
        else:
            found[ref] = Where(Fate.LOST, pair.before)
    for ref, more in parts.items():
        where = found.get(ref)
        if where and where.fate is Fate.FOLLOWS:
            found[ref] = Where(Fate.FOLLOWS, where.before, (*where.after, *more))
    return found


def by_fate(refs: Iterable[str], followed: Mapping[str, Where]) -> dict[Fate, list[str]]:
    """The refs that remarks name, sorted by what became of them; what names no passage of the version is lost."""
    found: dict[Fate, list[str]] = {fate: [] for fate in Fate}
    for ref in refs:
        where = followed.get(ref)
        found[where.fate if where else Fate.LOST].append(ref)
    return found


def spot(where: Where | None, quote: str | None) -> Spot:
    """The place of one remark. Of the parts of a passage that was split it is the one that holds the marked words."""
    if where is None:
        return Spot(Fate.LOST, None)
    if not where.after:
        return Spot(where.fate, None)
    if not quote:
        return Spot(where.fate, where.after[0])
    holding = [side for side in where.after if _tidy(quote) in _tidy(words_of(side))]
    side = holding[0] if len(holding) == 1 else where.after[0]
    return Spot(where.fate, side, bool(holding))


def _tidy(text: str) -> str:
    return " ".join(text.split())
