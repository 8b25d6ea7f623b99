"""The criteria of a round with their weights."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.priorities import access, queries, words
from kooperacje.priorities.models import Criterion, Round
from kooperacje.priorities.pages.frame import Frame, frame
from kooperacje.priorities.states import RoundState


@dataclass(frozen=True, slots=True)
class CriterionLine:
    name: str
    meaning: str
    low: str
    high: str
    weight: float | None
    change_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    frame: Frame
    lines: tuple[CriterionLine, ...]
    weighed: int
    method: str
    new_url: str
    """Empty where criteria stay as they are."""


def criteria(actor: Actor, row: Round) -> CriteriaPage:
    rows = queries.criteria(row)
    closed = row.state in (RoundState.RATING, RoundState.VOTING, RoundState.ADOPTED)
    found = queries.results(row) if closed else None
    changes = row.state in (RoundState.PROPOSING, RoundState.WEIGHING) and access.can(actor, access.KEEP, row)
    return CriteriaPage(
        frame(actor, row, "criteria"),
        tuple(_criterion(row, one, found.weights[str(one.pk)] if found else None) for one in rows),
        found.weighed if found else 0,
        str(words.METHOD[row.method]),
        reverse("priorities:new-criterion", args=[row.pk]) if changes else "",
    )


def _criterion(row: Round, one: Criterion, weight: float | None) -> CriterionLine:
    address = [row.pk, one.pk]
    return CriterionLine(
        one.name,
        one.meaning,
        one.low,
        one.high,
        None if weight is None else round(weight, 1),
        reverse("priorities:criterion", args=address),
        reverse("priorities:remove-criterion", args=address),
    )
