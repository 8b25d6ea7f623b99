"""What institutions answered, added up by sector so that small sectors do not point at one institution."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from kooperacje.diagnosis.models import Invitation, Question, Survey
from kooperacje.diagnosis.states import QuestionKind
from kooperacje.institutions.states import Sector

FEWEST = 3
"""Answers that a group must have to be shown apart."""
TOGETHER = "together"
"""Key of the group of sectors that are too small to be shown apart."""


@dataclass(frozen=True, slots=True)
class Group:
    """Answers of one sector, of small sectors together, or of all; `sectors` are the values it holds."""

    sectors: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Sum:
    """One question in one group. `counts` by option for choices and scales; `middle` for scales and numbers."""

    answered: int
    counts: Mapping[str, int]
    middle: Decimal | None
    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """A question with its sums: of all, then of each group in the order of `Results.groups`."""

    question: Question
    whole: Sum
    by_group: tuple[Sum, ...]
    texts: tuple[tuple[str, str], ...]
    """(institution, what it wrote); for whoever edits the diagnosis, never for the document."""


@dataclass(frozen=True, slots=True)
class Results:
    invited: int
    answered: int
    groups: tuple[Group, ...]
    results: tuple[Result, ...]

    @property
    def shown(self) -> bool:
        """Whether there are enough answers to be published at all."""
        return self.answered >= FEWEST


def results(survey: Survey) -> Results:
    """Everything that was answered, in three queries."""
    questions = list(survey.questions.order_by("position", "key"))
    invited = list(
        survey.invitations.select_related("institution__type").order_by("institution__sort_key", "id")
    )
    answered = [one for one in invited if one.answered_at]
    parts = groups(Counter(one.institution.type.sector for one in answered))
    return Results(
        len(invited), len(answered), parts, tuple(_result(each, answered, parts) for each in questions)
    )


def groups(sizes: Mapping[str, int]) -> tuple[Group, ...]:
    """Sectors with enough answers by themselves; the others together, with the smallest of the large ones if need be.

    Nothing is told of a group of fewer than `FEWEST`, and none can be found by taking the shown ones from the whole.
    """
    order = {sector.value: place for place, sector in enumerate(Sector)}
    ranked = sorted(sizes.items(), key=lambda pair: (-pair[1], order.get(pair[0], 99)))
    large = [(key, size) for key, size in ranked if size >= FEWEST]
    small = [(key, size) for key, size in ranked if size < FEWEST]
    while small and sum(size for _key, size in small) < FEWEST and large:
        small.append(large.pop())
    if sum(size for _key, size in small) < FEWEST:
        small = []
    found = [Group((key,), size) for key, size in large]
    if small:
        found.append(Group(tuple(key for key, _size in small), sum(size for _key, size in small)))
    return tuple(found) if len(found) > 1 else ()


def _result(question: Question, answered: Sequence[Invitation], parts: Sequence[Group]) -> Result:
    said = [(one, one.answers[question.key]) for one in answered if question.key in one.answers]
    texts: tuple[tuple[str, str], ...] = ()
    if question.kind == QuestionKind.TEXT:
        texts = tuple((one.institution.name, str(value)) for one, value in said)
    return Result(
        question,
        _sum(question, [value for _one, value in said]),
        tuple(
            _sum(question, [value for one, value in said if one.institution.type.sector in part.sectors])
            for part in parts
        ),
        texts,
    )


def _sum(question: Question, values: Sequence[Any]) -> Sum:
    numbers: list[Decimal] = []
    counts: Counter[str] = Counter()
    if question.kind == QuestionKind.NUMBER:
        numbers = [Decimal(value) for value in values]
    elif question.kind == QuestionKind.SCALE:
        counts.update(str(value) for value in values)
        numbers = [Decimal(value) for value in values]
    elif question.kind == QuestionKind.MANY:
        counts.update(key for value in values for key in value)
    elif question.kind == QuestionKind.CHOICE:
        counts.update(values)
    return Sum(
        len(values),
        dict(counts),
        Decimal(median(numbers)) if numbers else None,
        min(numbers, default=None),
        max(numbers, default=None),
    )
