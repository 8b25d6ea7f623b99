"""What a table would do to a diagnosis: new, changed, the same or refused, value by value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kooperacje.diagnosis import queries
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation
from kooperacje.diagnosis.reading import Defaults, Said, Understanding
from kooperacje.institutions import tables


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the table with what becomes of it; `before` is what stands now."""

    said: Said
    outcome: Outcome
    before: Observation | None = None


def understand(diagnosis: Diagnosis, content: bytes, settings: Mapping[str, Any]) -> list[Said]:
    """Every value of a table. Raises `BadInput` for one that cannot be read or makes no sense as a whole."""
    rows = tables.read(content)
    indicators = queries.indicators()
    return Understanding(indicators, queries.gazetteer(diagnosis), _defaults(settings, indicators)).values(
        rows
    )


def _defaults(settings: Mapping[str, Any], indicators: Sequence[Indicator]) -> Defaults:
    wanted = settings.get("indicator") or ""
    return Defaults(
        next((one for one in indicators if one.key == wanted), None),
        settings.get("year"),
        settings.get("source") or "",
        bool(settings.get("estimate")),
    )


def compare(diagnosis: Diagnosis, said: Sequence[Said]) -> list[Line]:
    """Against what stands. One query."""
    standing = {
        (row.indicator_id, row.territory_id, row.year): row
        for row in Observation.objects.filter(diagnosis=diagnosis).order_by("pk")
    }
    return [_line(one, standing) for one in said]


def _line(one: Said, standing: Mapping[Any, Observation]) -> Line:
    if one.fault or one.indicator is None or one.territory is None:
        return Line(one, Outcome.REFUSED)
    before = standing.get((one.indicator.pk, one.territory.pk, one.year))
    if before is None:
        return Line(one, Outcome.NEW)
    differs = any(getattr(before, name) != value for name, value in columns(one).items())
    return Line(one, Outcome.CHANGED if differs else Outcome.SAME, before)


def columns(one: Said) -> dict[str, Any]:
    """What is kept of a value beside its indicator, unit and year."""
    return {"value": one.value, "source": one.source, "note": one.note, "is_estimate": one.estimate}
