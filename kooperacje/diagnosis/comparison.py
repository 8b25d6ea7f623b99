"""Comparing a unit with similar ones, and a value with an earlier one. Plain Python over plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from kooperacje.diagnosis.states import Direction

MOST_PEERS = 10
STEADY_SHARE = Decimal("0.02")
"""A change smaller than this share of the earlier value is told as none."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as far as likeness goes. `kind` is its type: of a gmina, or of a powiat; `size` None: not known."""

    code: str
    kind: str
    size: Decimal | None = None

    @property
    def region(self) -> str:
        return self.code[:2]


def similar(own: Place, others: Iterable[Place], most: int = MOST_PEERS) -> list[Place]:
    """Units of the same kind: those of the same voivodeship first, then the nearest in size; at most so many.

    Never the unit itself.
    """
    alike = [one for one in others if one.kind == own.kind and one.code != own.code]
    return sorted(alike, key=lambda one: (one.region != own.region, _distance(own, one), one.code))[:most]


def _distance(own: Place, other: Place) -> tuple[bool, Decimal]:
    """How far in size, as a ratio from 1 up; a size that is not known comes last."""
    if not own.size or not other.size or own.size < 0 or other.size < 0:
        return True, Decimal(0)
    return False, max(own.size / other.size, other.size / own.size)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value stands among peers. `place` 1 is the highest value; None where the own value is not stated."""

    value: Decimal | None
    median: Decimal | None
    place: int | None
    of: int
    """How many have a value, the own included."""
    missing: int
    """Peers whose value is not stated."""


def standing(value: Decimal | None, peers: Sequence[Decimal | None]) -> Standing:
    """The median of the peers and the place among all that have a value."""
    known = [one for one in peers if one is not None]
    middle = Decimal(median(known)) if known else None
    if value is None:
        return Standing(None, middle, None, len(known), len(peers) - len(known))
    place = 1 + sum(one > value for one in known)
    return Standing(value, middle, place, len(known) + 1, len(peers) - len(known))


class Verdict(StrEnum):
    """A change or a difference in words that need no colour."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


def verdict(now: Decimal | None, then: Decimal | None, direction: str) -> Verdict:
    """What it means that the value is `now` where it was, or is elsewhere, `then`."""
    if now is None or then is None:
        return Verdict.UNKNOWN
    change = now - then
    if abs(change) <= abs(then) * STEADY_SHARE:
        return Verdict.SAME
    if direction == Direction.NEUTRAL:
        return Verdict.HIGHER if change > 0 else Verdict.LOWER
    return Verdict.BETTER if (change > 0) == (direction == Direction.BETTER) else Verdict.WORSE


def latest(values: Mapping[int, Decimal | None]) -> tuple[int, Decimal | None] | None:
    """The newest year that has a row, stated or not; an older number never stands in for a missing newer one."""
    return max(values.items()) if values else None
