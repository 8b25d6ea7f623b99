"""Values of indicators, by unit and year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kooperacje.diagnosis import comparison, flags
from kooperacje.diagnosis.gazetteer import Gazetteer
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation
from kooperacje.diagnosis.queries.matter import area
from kooperacje.diagnosis.states import PUBLIC
from kooperacje.territory import queries as territory
from kooperacje.territory.models import Unit


@dataclass(slots=True)
class Series:
    """The observations of one indicator in one unit, oldest first."""

    indicator: Indicator
    unit: Unit
    rows: list[Observation] = field(default_factory=list)

    @property
    def values(self) -> dict[int, Decimal | None]:
        return {row.year: row.value for row in self.rows}

    @property
    def latest(self) -> Observation:
        return self.rows[-1]

    @property
    def flags(self) -> dict[int, list[flags.Flag]]:
        return flags.of_series(self.indicator.measure, self.values)


def series(diagnosis: Diagnosis, *, indicator: Indicator | None = None) -> list[Series]:
    """All series of a diagnosis: by the order of the catalogue, then the units in Polish order."""
    rows = Observation.objects.filter(diagnosis=diagnosis).select_related(
        "indicator", "territory__parent__parent"
    )
    if indicator is not None:
        rows = rows.filter(indicator=indicator)
    found: dict[tuple[object, object], Series] = {}
    for row in rows.order_by(
        "indicator__position", "indicator__sort_key", "territory__sort_key", "territory__code", "year"
    ):
        one = found.setdefault((row.indicator_id, row.territory_id), Series(row.indicator, row.territory))
        one.rows.append(row)
    return list(found.values())


def by_indicator(found: Iterable[Series]) -> dict[Indicator, list[Series]]:
    """The same, grouped; the order stays."""
    grouped: dict[Indicator, list[Series]] = defaultdict(list)
    for one in found:
        grouped[one.indicator].append(one)
    return dict(grouped)


def elsewhere(diagnosis: Diagnosis) -> list[Observation]:
    """What adopted diagnoses of other places say: peers to compare with beside those that were loaded here."""
    codes = [unit.code for unit in area(diagnosis)]
    rows = Observation.objects.filter(diagnosis__state__in=sorted(PUBLIC)).exclude(diagnosis=diagnosis)
    if diagnosis.adopted_on:
        # What was adopted reads as it did on its day, whatever others adopt later.
        rows = rows.filter(diagnosis__adopted_on__lte=diagnosis.adopted_on)
    rows = rows.exclude(territory__code__in=codes).select_related("indicator", "territory__parent__parent")
    return list(rows.order_by("indicator_id", "territory_id", "year", "diagnosis__year"))


def place(unit: Unit, size: Decimal | None = None) -> comparison.Place:
    """A unit as far as likeness goes: a gmina by its type, a powiat by whether it is a city."""
    kind = f"gmina-{unit.gmina_type}" if unit.gmina_type else f"{unit.kind}-{unit.is_city}"
    return comparison.Place(unit.code, kind, size)


def gazetteer(diagnosis: Diagnosis) -> Gazetteer:
    """Units as tables name them, those of the area first. Two queries."""
    return Gazetteer(territory.units(), area(diagnosis))
