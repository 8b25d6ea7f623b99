"""Remarks of one consultation: found, counted, and with the history of their positions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet, Window

from kooperacje.accounts.models import Account
from kooperacje.base.text import plain
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import (
    Consultation,
    Position,
    Question,
    Remark,
    RemarkGroup,
    RemarkTheme,
    Theme,
)
from kooperacje.consultations.queries import batch, names, rows

NONE_YET = "none"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a list of remarks asks for; everything empty finds all."""

    text: str = ""
    position: str = ""
    """A value of `PositionOutcome`, or `NONE_YET`."""
    kind: str = ""
    question: str = ""
    theme: str = ""
    group: str = ""
    stance: str = ""


def find(consultation: Consultation, criteria: Criteria) -> QuerySet[Any]:
    """The remarks that meet the criteria, in their order."""
    found = rows.of(consultation, catalogue.REMARK)
    for word in criteria.text.split():
        found = found.filter(Q(searched__contains=plain(word)) | Q(key=word.lower()))
    if criteria.position:
        outcome = None if criteria.position == NONE_YET else criteria.position
        found = found.filter(outcome=outcome)
    if criteria.kind:
        found = found.filter(kind=criteria.kind)
    if criteria.question:
        found = found.filter(question=_row(Question, consultation, criteria.question))
    if criteria.theme:
        about = RemarkTheme.objects.filter(theme=_row(Theme, consultation, criteria.theme))
        found = found.filter(pk__in=about.order_by().values("owner"))
    if criteria.group:
        found = found.filter(group=_row(RemarkGroup, consultation, criteria.group))
    if criteria.stance:
        found = found.filter(stance=criteria.stance)
    return found


def _row(model: type[Model], consultation: Consultation, key: str) -> QuerySet[Any]:
    """One row of another list by its key: asked for first, so that its id leads into an index."""
    return model._default_manager.filter(consultation=consultation, key=key).order_by().values("pk")[:1]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the list whatever it shows."""

    names: names.Names
    """Questions, themes and groups to choose from."""
    counts: Mapping[str, int]
    """How many rows each list of the consultation has."""
    shares: Mapping[str | None, int]
    """As of `by_outcome`."""


CHOSEN_FROM = ("question", "theme", "remark-group")


def around(consultation: Consultation) -> Around:
    """One query."""
    naming = [names.naming(kind) for kind in CHOSEN_FROM]
    *named, counts, shares = batch.read(consultation.pk, [*naming, rows.counting(), _sharing()])
    return Around(
        names={kind: names.named(kind, found) for kind, found in zip(CHOSEN_FROM, named, strict=True)},
        counts=rows.counted(counts),
        shares=dict(map(tuple, shares)),
    )


@cache
def _sharing() -> batch.Statement:
    found = Remark.objects.filter(consultation=batch.SOME).order_by()
    return batch.written(found.values_list("outcome").annotate(number=Count("*")))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of a list: which one, what stands on it, and how many rows the whole list has."""

    number: int
    found: int
    parts: tuple[schema.Remark, ...]
    sources: Mapping[str, str]
    """{key of a remark: who said it, or where}"""


def stretch(
    consultation: Consultation, criteria: Criteria, shares: Mapping[str | None, int], number: int, length: int
) -> Stretch:
    """The page with this number, or the last: two queries, or three. `shares` as of `by_outcome`.

    First only the places in the list are looked for, in an index; then the rows that stand there are read.
    """
    whole, known = find(consultation, criteria), _known(consultation, criteria, shares)
    if known is None:
        places, found, number = _counted(whole, number, length)
    else:
        found, number = known, _within(number, known, length)
        places = _places(whole, found, (number - 1) * length, length)
    parts, (said,) = rows.at(consultation, catalogue.REMARK, places, _sources())
    sources = {
        key: names.words("answer", 0, answer or meeting) for key, answer, meeting in said if answer or meeting
    }
    return Stretch(number, found, tuple(parts), sources)


def _known(consultation: Consultation, criteria: Criteria, shares: Mapping[str | None, int]) -> int | None:
    """How many remarks meet the criteria, where that can be told without looking through the remarks."""
    if criteria == Criteria():
        return sum(shares.values())
    if criteria == Criteria(position=criteria.position):
        return shares.get(None if criteria.position == NONE_YET else criteria.position, 0)
    if criteria == Criteria(theme=criteria.theme):
        return RemarkTheme.objects.filter(theme=_row(Theme, consultation, criteria.theme)).count()
    return None


def _within(number: int, found: int, length: int) -> int:
    return min(max(1, number), max(1, -(-found // length)))


def _places(whole: QuerySet[Any], found: int, start: int, length: int) -> list[int]:
    """Places in the list, looked for from the nearer end."""
    wanted = max(0, min(length, found - start))
    if 2 * start <= found:
        return list(whole.order_by("position").values_list("position", flat=True)[start : start + wanted])
    rest = found - start - wanted
    return list(whole.order_by("-position").values_list("position", flat=True)[rest : rest + wanted])


def _counted(whole: QuerySet[Any], number: int, length: int) -> tuple[list[int], int, int]:
    """Places, the number of all that was found, and of the page: what a filter leaves is looked through once."""
    counted = whole.annotate(found=Window(Count("*"))).order_by("position").values_list("position", "found")
    start = (number - 1) * length
    seen = list(counted[start : start + length])
    if not seen and number > 1:
        found = whole.order_by().count()
        number = _within(number, found, length)
        return _places(whole, found, (number - 1) * length, length), found, number
    return [place for place, _found in seen], seen[0][1] if seen else 0, number


@cache
def _sources() -> batch.Statement:
    some = Remark.objects.filter(batch.among(), consultation=batch.SOME).order_by("position")
    return batch.written(some.values_list("key", "answer__institution__name", "meeting__title"))


def by_outcome(consultation: Consultation) -> dict[str | None, int]:
    """{outcome: number of remarks}; None: no position yet. One query."""
    found = Remark.objects.filter(consultation=consultation).order_by()
    return dict(found.values_list("outcome").annotate(number=Count("*")))


def history(consultation: Consultation, key: str) -> list[Position]:
    """Every position ever taken on the remark, the latest first."""
    return list(
        Position.objects.filter(remark__consultation=consultation, remark__key=key).order_by("-number")
    )


def authors(accounts: Collection[UUID]) -> dict[UUID, str]:
    """Names of the accounts that took positions."""
    return dict(Account.objects.filter(pk__in=accounts).values_list("pk", "full_name"))
