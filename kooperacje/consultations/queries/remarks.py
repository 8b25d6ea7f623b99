"""Remarks of one consultation: found, counted, and with the history of their positions."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kooperacje.accounts.models import Account
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Position, Remark, RemarkTheme
from kooperacje.consultations.queries import rows

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
        within = Q(text__icontains=word) | Q(proposed__icontains=word) | Q(place__icontains=word)
        found = found.filter(within | Q(key__iexact=word))
    if criteria.position:
        outcome = None if criteria.position == NONE_YET else criteria.position
        found = found.filter(outcome=outcome)
    if criteria.kind:
        found = found.filter(kind=criteria.kind)
    if criteria.question:
        found = found.filter(question__key=criteria.question)
    if criteria.theme:
        about = RemarkTheme.objects.filter(theme__consultation=consultation, theme__key=criteria.theme)
        found = found.filter(pk__in=about.order_by().values("owner"))
    if criteria.group:
        found = found.filter(group__key=criteria.group)
    if criteria.stance:
        found = found.filter(stance=criteria.stance)
    return found


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
