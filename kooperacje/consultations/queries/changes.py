"""Themes and changes as the public reads them. No number of queries here depends on how many remarks there are."""

from dataclasses import dataclass

from django.db.models import Count, Q

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Change, Consultation, Theme
from kooperacje.consultations.queries import rows
from kooperacje.consultations.queries.public import numbers
from kooperacje.consultations.states import PositionOutcome, Stance

HEARD = (PositionOutcome.ACCEPTED.value, PositionOutcome.PARTLY.value)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with the numbers of its remarks."""

    key: str
    title: str
    description: str | None
    remarks: int
    heard: int
    """Accepted, wholly or partly."""
    speaking_for: int
    against: int


def themes(consultation: Consultation) -> list[ThemeRow]:
    """Every theme in its order: one query."""

    def of(**wanted: object) -> Count:
        return Count(
            "remarks", filter=Q(**{f"remarks__owner__{name}": value for name, value in wanted.items()})
        )

    found = Theme.objects.filter(consultation=consultation).annotate(
        number=Count("remarks"),
        heard=of(outcome__in=HEARD),
        speaking_for=of(stance=Stance.FOR.value),
        against=of(stance=Stance.AGAINST.value),
    )
    fields = ("key", "title", "description", "number", "heard", "speaking_for", "against")
    return [ThemeRow(*row) for row in found.order_by("position").values_list(*fields)]


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many changes there are, and how many of them no remark asked for."""

    changes: int
    own: int


def counts(consultation: Consultation) -> ChangeCounts:
    """One query."""
    found = Change.objects.filter(consultation=consultation).order_by()
    return ChangeCounts(
        **found.aggregate(
            changes=Count("pk", distinct=True), own=Count("pk", filter=Q(links__isnull=True), distinct=True)
        )
    )


def changes(
    consultation: Consultation, start: int, length: int
) -> list[tuple[schema.Change, tuple[int, ...]]]:
    """A stretch of the changes, each with the numbers of the remarks that asked for it: two queries."""
    found = rows.of(consultation, catalogue.CHANGE)[start : start + length]
    parts = rows.parts(found, catalogue.CHANGE)
    asked = sorted({key for part in parts for key in part.remarks})
    places = numbers(consultation, asked) if asked else {}
    return [(part, tuple(sorted(places[key] for key in part.remarks))) for part in parts]
