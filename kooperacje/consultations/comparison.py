"""Two consultations of the same model beside each other, computed from their values.

`None` is "not stated" and never 0: where one side does not state a number, there is no difference, and the comparison
says so. Themes are the same by their key, or else by their title without regard to letters' size and accents.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kooperacje.base.text import search_key
from kooperacje.consultations import figures, reach
from kooperacje.consultations.exchange.schema import Consultation, Theme
from kooperacje.consultations.states import PositionOutcome

HEARD = frozenset({PositionOutcome.ACCEPTED, PositionOutcome.PARTLY})


@dataclass(frozen=True, slots=True)
class Pair:
    """One number of both."""

    key: str
    first: int | None
    second: int | None

    @property
    def difference(self) -> int | None:
        """How many more the second has; None where one of them does not state it."""
        return None if self.first is None or self.second is None else self.second - self.first


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in both, from 0 to 1."""

    key: str
    first: float | None
    second: float | None


@dataclass(frozen=True, slots=True)
class ThemePair:
    """A theme with the numbers of its remarks; None: that side does not name it."""

    title: str
    first: int | None
    second: int | None
    first_heard: int | None
    second_heard: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that can be set side by side."""

    first: Consultation
    second: Consultation
    participation: tuple[Pair, ...]
    shares: tuple[Share, ...]
    types: tuple[Pair, ...]
    """Institutions that answered, by the key of their type."""
    positions: tuple[Pair, ...]
    """Remarks by the value of their position; the key is empty for those without one."""
    themes: tuple[ThemePair, ...]
    changes: tuple[Pair, ...]
    same_questions: int


def comparable(first: Consultation, second: Consultation) -> bool:
    """Whether both say that they revise the same model."""
    return first.model is not None and second.model is not None and first.model.key == second.model.key


class _Side:
    """One of the two, each of its numbers counted once."""

    def __init__(self, value: Consultation) -> None:
        self.value = value
        self.figures = figures.compute(value)

    def participation(self) -> dict[str, int | None]:
        counted, value = self.figures, self.value
        return {
            "invited": counted.invited,
            "answered": self.answers(counted.answered),
            "with_remarks": self.answers(counted.with_remarks),
            "without_remarks": self.answers(counted.without_remarks),
            "silent": counted.silent,
            "meetings": counted.meetings or None,
            "people": counted.people,
            "questions": len(value.questions) or None,
            "remarks": self.remarks(),
        }

    def answers(self, count: int) -> int | None:
        """A consultation without any answer in its record does not say that there were none."""
        return count if self.value.answers else None

    def remarks(self) -> int | None:
        """Where institutions sent remarks and none is listed, their number is not known."""
        counted = self.figures
        if counted.remarks or (self.value.answers and not counted.with_remarks):
            return counted.remarks
        return counted.remarks_stated

    def shares(self) -> dict[str, float | None]:
        """The accepted ones are those accepted wholly or partly, of the remarks with a position."""
        taken = dict(self.figures.positions)
        decided, heard = sum(taken.values()), sum(taken.get(outcome, 0) for outcome in HEARD)
        return {
            "response_rate": self.figures.response_rate,
            "accepted": heard / decided if decided else None,
        }

    @cached_property
    def types(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        for line in reach.matrix(self.value).lines:
            counted[line.type] += line.numbers.answered
        return counted

    def positions(self) -> dict[str, int] | None:
        """Remarks by position; None where nothing is known of any remark."""
        if not self.value.remarks and self.remarks() != 0:
            return None
        counted = {outcome.value: number for outcome, number in self.figures.positions}
        return {**counted, "": self.figures.remarks_without_position}

    @cached_property
    def about(self) -> Counter[str]:
        return Counter(key for remark in self.value.remarks for key in remark.themes)

    @cached_property
    def heard(self) -> Counter[str]:
        remarks = self.value.remarks
        accepted = (one for one in remarks if one.position and one.position.outcome in HEARD)
        return Counter(key for remark in accepted for key in remark.themes)

    def theme(self, theme: Theme | None) -> tuple[int | None, int | None]:
        """How many remarks are about the theme, and how many of these were accepted, wholly or partly."""
        return (self.about[theme.key], self.heard[theme.key]) if theme else (None, None)

    def changes(self) -> dict[str, int | None]:
        listed = self.value.changes
        own = sum(not change.remarks for change in listed)
        return {"changes": len(listed) or None, "own": own if listed else None}

    def questions(self) -> set[str]:
        return {search_key(question.text) for question in self.value.questions}


def compare(first: Consultation, second: Consultation) -> Comparison:
    """Set two consultations side by side."""
    one, other = _Side(first), _Side(second)
    rates = other.shares()
    return Comparison(
        first=first,
        second=second,
        participation=_pairs(one.participation(), other.participation()),
        shares=tuple(Share(key, part, rates[key]) for key, part in one.shares().items()),
        types=_types(one, other),
        positions=_positions(one, other),
        themes=_themes(one, other),
        changes=_pairs(one.changes(), other.changes()),
        same_questions=len(one.questions() & other.questions()),
    )


def _pairs(first: Mapping[str, int | None], second: Mapping[str, int | None]) -> tuple[Pair, ...]:
    return tuple(Pair(key, number, second[key]) for key, number in first.items())


def _types(one: _Side, other: _Side) -> tuple[Pair, ...]:
    keys = sorted(key for key in one.types | other.types if one.types[key] or other.types[key])
    return tuple(Pair(key, one.answers(one.types[key]), other.answers(other.types[key])) for key in keys)


def _positions(one: _Side, other: _Side) -> tuple[Pair, ...]:
    here, there = one.positions(), other.positions()

    def count(counted: Mapping[str, int] | None, key: str) -> int | None:
        return None if counted is None else counted.get(key, 0)

    keys = [*(outcome.value for outcome in PositionOutcome), ""]
    pairs = (Pair(key, count(here, key), count(there, key)) for key in keys)
    return tuple(pair for pair in pairs if pair.first or pair.second)


def _themes(one: _Side, other: _Side) -> tuple[ThemePair, ...]:
    """Those of the first in their order, then those that only the second names."""
    named, left = one.value.themes, {theme.key: theme for theme in other.value.themes}
    titles = {search_key(theme.title): theme.key for theme in other.value.themes}
    # A theme of the same key goes before one of the same title, so that each is matched once.
    same_key = {theme.key for theme in named} & set(left)
    pairs = []
    for theme in named:
        key = theme.key if theme.key in same_key else titles.get(search_key(theme.title), "")
        if key in same_key and key != theme.key:
            key = ""
        match = left.pop(key, None)
        pairs.append(_theme_pair(theme.title, one.theme(theme), other.theme(match)))
    nowhere = one.theme(None)
    return (*pairs, *(_theme_pair(theme.title, nowhere, other.theme(theme)) for theme in left.values()))


def _theme_pair(
    title: str, here: tuple[int | None, int | None], there: tuple[int | None, int | None]
) -> ThemePair:
    return ThemePair(title, here[0], there[0], here[1], there[1])
