"""How many people came, with where each number comes from. What is not stated is never counted as 0. Plain Python."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from kooperacje.meetings.states import Basis


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people. `at_least` is what the lists prove where the number itself is not stated."""

    number: int | None
    basis: Basis
    at_least: int = 0


NOT_STATED = Count(None, Basis.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Group:
    """One stated total over several meetings."""

    label: str
    total: int | None
    meetings: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Totals:
    """People over several meetings.

    `stated`: one total that a source states for exactly these meetings. `summed`: the sum of the numbers known for
    single meetings and for groups among them, None where there is none. `covered` meetings are behind that sum,
    `not_stated` are not. `complete`: nothing is missing from the sum.
    """

    meetings: int
    stated: int | None
    summed: int | None
    covered: int
    not_stated: int

    @property
    def complete(self) -> bool:
        return self.not_stated == 0

    @property
    def number(self) -> int | None:
        """The number to show: the stated total, or else the sum when it is complete."""
        return self.stated if self.stated is not None else self.summed if self.complete else None


def count(stated: int | None, persons: int, institutions: Iterable[int | None]) -> Count:
    """The number for one meeting: the stated total, or else what is listed, if every listed body has its number."""
    listed = list(institutions)
    # A body that was there without a number sent at least one person.
    known = persons + sum(1 if number is None else number for number in listed)
    if stated is not None:
        return Count(stated, Basis.STATED, known)
    if (persons or listed) and None not in listed:
        return Count(known, Basis.LISTED, known)
    return Count(None, Basis.NOT_STATED, known)


def add_up(counts: dict[UUID, Count], groups: Sequence[Group]) -> Totals:
    """The totals over these meetings. A group counts once, for those of its meetings without a number of their own."""
    chosen = frozenset(counts)
    inside = [
        group for group in groups if group.total is not None and group.meetings and group.meetings <= chosen
    ]
    exact = next((group.total for group in inside if group.meetings == chosen), None)
    numbers = {pk: one.number for pk, one in counts.items() if one.number is not None}
    covered, sums = set(numbers), list(numbers.values())
    for group in sorted(inside, key=lambda one: (-len(one.meetings), one.label)):
        if not covered & group.meetings:
            covered |= group.meetings
            sums.append(group.total or 0)
    return Totals(len(chosen), exact, sum(sums) if sums else None, len(covered), len(chosen - covered))


def agree(total: int | None, parts: Collection[int | None]) -> bool:
    """Whether stated parts can make up a stated total: exactly, or less where a part is not stated."""
    known = sum(part for part in parts if part is not None)
    if total is None or not parts:
        return True
    return known <= total if None in parts else known == total
