"""How weights, ratings and votes become an order. Plain Python over plain values.

An institution's score of a proposal is the mean of its marks, each as heavy as its criterion; a criterion left without a
mark does not count for it. The score of a proposal is the median or mean over institutions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from uuid import UUID

from kooperacje.priorities.states import Method, Voice

POINTS = 100
LEAST, MOST = 1, 5
FEWEST = 3
"""With fewer answers the spread would tell who answered what."""
APART = 1.0
"""An institution differs when its score is that far from the common one."""
AGREED, DIVIDED = 0.1, 1 / 3
"""Share of institutions that differ, up to which they agree and from which on they are divided. Not the spread: among many
there is always somebody at either end."""

Marks = Mapping[str, Mapping[str, int]]
"""{proposal: {criterion: 1 to 5}}"""


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal in the order of results. `place` is shared by equal scores; None: nobody rated it."""

    proposal: str
    place: int | None
    score: float | None
    answers: int
    low: float | None
    high: float | None
    equal_place: int | None
    """The place it would have if every criterion were as heavy as the others."""
    differing: tuple[UUID, ...]
    """Institutions far from the common score, also those that did not agree to be named."""

    @property
    def spread(self) -> float | None:
        return None if self.low is None or self.high is None else round(self.high - self.low, 2)

    @property
    def apart(self) -> float | None:
        """The share of institutions that differ; None where too few answered to tell."""
        return None if self.spread is None else len(self.differing) / self.answers

    @property
    def moved(self) -> int:
        """By how many places it would rise with equal weights."""
        return 0 if self.place is None or self.equal_place is None else self.place - self.equal_place


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of a vote among the institutions that belong on the day."""

    members: int
    voices: Mapping[Voice, int]
    needed: int
    """Votes without which the vote does not count."""
    majority: int
    """Percent of the votes for and against that the votes for must exceed, or reach when above half."""

    @property
    def given(self) -> int:
        return sum(self.voices.values())

    @property
    def quorate(self) -> bool:
        return self.given >= self.needed > 0

    @property
    def passed(self) -> bool:
        """More than half, or at least the larger share that the rules ask for."""
        yes, no = self.voices[Voice.FOR], self.voices[Voice.AGAINST]
        share = yes * POINTS
        enough = share > (yes + no) * 50 and share >= (yes + no) * self.majority
        return self.quorate and enough


def common(numbers: Sequence[float], method: Method) -> float:
    return float(median(numbers) if method == Method.MEDIAN else mean(numbers))


def weights(
    criteria: Sequence[str], answers: Sequence[Mapping[str, int]], method: Method
) -> dict[str, float]:
    """The weight of each criterion in percent; they add up to 100. Equal where nobody distributed points."""
    raw = {
        one: common([each.get(one, 0) for each in answers], method) if answers else 0.0 for one in criteria
    }
    total = sum(raw.values())
    if not total:
        return {one: POINTS / len(criteria) for one in criteria}
    return {one: value * POINTS / total for one, value in raw.items()}


def own_score(marks: Mapping[str, int], heavy: Mapping[str, float]) -> float | None:
    """One institution's score of one proposal; None where no mark counts."""
    known = [(marks[one], weight) for one, weight in heavy.items() if one in marks]
    total = sum(weight for _mark, weight in known)
    return sum(mark * weight for mark, weight in known) / total if total else None


def order(
    proposals: Sequence[str], ratings: Mapping[UUID, Marks], heavy: Mapping[str, float], method: Method
) -> list[Line]:
    """The proposals from the first to the last place; those that nobody rated come last, in the order given."""
    scores = {one: _scores(one, ratings, heavy) for one in proposals}
    places = _places(scores, method)
    equal = dict.fromkeys(heavy, 1.0)
    equal_places = _places({one: _scores(one, ratings, equal) for one in proposals}, method)
    lines = [_line(one, scores[one], places, equal_places, method) for one in proposals]
    return sorted(lines, key=lambda line: (line.place is None, line.place or 0))


def tally(members: int, voices: Sequence[Voice], quorum: int, majority: int) -> Tally:
    """`quorum` is the percent of members that must vote."""
    counts = {voice: sum(one == voice for one in voices) for voice in Voice}
    return Tally(members, counts, -(-members * quorum // POINTS), majority)


def _scores(one: str, ratings: Mapping[UUID, Marks], heavy: Mapping[str, float]) -> dict[UUID, float]:
    found = {who: own_score(marks.get(one, {}), heavy) for who, marks in ratings.items()}
    return {who: score for who, score in found.items() if score is not None}


def _places(scores: Mapping[str, Mapping[UUID, float]], method: Method) -> dict[str, int]:
    known = {one: round(common(list(each.values()), method), 2) for one, each in scores.items() if each}
    return {one: 1 + sum(other > score for other in known.values()) for one, score in known.items()}


def _line(
    one: str,
    scores: Mapping[UUID, float],
    places: Mapping[str, int],
    equal: Mapping[str, int],
    method: Method,
) -> Line:
    if not scores:
        return Line(one, None, None, 0, None, None, None, ())
    score = common(list(scores.values()), method)
    enough = len(scores) >= FEWEST
    apart = [who for who, own in scores.items() if abs(own - score) >= APART] if enough else []
    return Line(
        one,
        places[one],
        round(score, 2),
        len(scores),
        round(min(scores.values()), 2) if enough else None,
        round(max(scores.values()), 2) if enough else None,
        equal[one],
        tuple(sorted(apart, key=str)),
    )
