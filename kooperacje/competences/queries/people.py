"""Persons in office, and who stands in for whom."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kooperacje.competences.models import Officeholder
from kooperacje.competences.queries.cards import live
from kooperacje.institutions.models import Institution


@dataclass(frozen=True, slots=True)
class Deputed:
    """A person in office on the day, with those who stand in, both as rows."""

    person: Officeholder
    deputies: tuple[Officeholder, ...]


def people(institution: Institution, day: date | None = None) -> list[Officeholder]:
    """Everybody in office there on the day, by surname. All, not only the public ones: the caller decides who sees it."""
    return list(_in_office(Officeholder.objects.filter(institution=institution), day))


def reachable(
    among: QuerySet[Officeholder], institutions: Iterable[UUID], day: date | None = None
) -> dict[UUID, list[Deputed]]:
    """Those of `among` in office in the institutions, each with the deputies in office; one query.

    Deputies stand with the person they stand in for, and alone when that person is not in office or not among these.
    """
    rows = list(_in_office(among.filter(institution__in=list(institutions)), day))
    present = {row.pk for row in rows}
    standing_in: dict[UUID, list[Officeholder]] = {}
    for row in rows:
        if row.deputy_of_id in present:
            standing_in.setdefault(row.deputy_of_id, []).append(row)  # type: ignore[arg-type]
    found: dict[UUID, list[Deputed]] = {}
    for row in rows:
        if row.deputy_of_id not in present:
            deputed = Deputed(row, tuple(standing_in.get(row.pk, ())))
            found.setdefault(row.institution_id, []).append(deputed)
    return found


def _in_office(rows: QuerySet[Officeholder], day: date | None) -> QuerySet[Officeholder]:
    return rows.filter(live(day)).select_related("unit", "deputy_of").order_by("sort_key", "valid_from", "pk")


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
