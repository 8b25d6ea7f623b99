"""What looks odd in values: shown and to be explained, never refused, since the world may be odd."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from kooperacje.diagnosis.states import Measure

SUDDEN = 10
"""Times by which a value may change from one observation to the next without a question."""
SMALLEST = 5
"""Below this, a tenfold change of a count is ordinary."""


class Flag(StrEnum):
    OVER_HUNDRED = "over-hundred"
    NEGATIVE = "negative"
    NOT_WHOLE = "not-whole"
    SUDDEN = "sudden"


NEVER_NEGATIVE = frozenset({Measure.COUNT, Measure.PERCENT, Measure.MONEY, Measure.DAYS})


def of_value(measure: str, value: Decimal) -> list[Flag]:
    """What is impossible, or nearly so, in a value by itself."""
    found = []
    if measure == Measure.PERCENT and value > 100:
        found.append(Flag.OVER_HUNDRED)
    if measure in NEVER_NEGATIVE and value < 0:
        found.append(Flag.NEGATIVE)
    if measure == Measure.COUNT and value != value.to_integral_value():
        found.append(Flag.NOT_WHOLE)
    return found


def sudden(before: Decimal, after: Decimal) -> bool:
    """Whether one value is ten times the other, or more."""
    low, high = sorted((abs(before), abs(after)))
    return high >= SMALLEST and low > 0 and high >= low * SUDDEN


def of_series(measure: str, values: Mapping[int, Decimal | None]) -> dict[int, list[Flag]]:
    """Flags by year of one indicator in one unit; the later year of a sudden change is flagged."""
    found: dict[int, list[Flag]] = {}
    before: Decimal | None = None
    for year in sorted(values):
        value = values[year]
        if value is None:
            continue
        flags = of_value(measure, value)
        if before is not None and sudden(before, value):
            flags.append(Flag.SUDDEN)
        if flags:
            found[year] = flags
        before = value
    return found


def any_of(series: Iterable[tuple[str, Mapping[int, Decimal | None]]]) -> bool:
    """Whether anything is flagged in several series, each with its measure."""
    return any(of_series(measure, values) for measure, values in series)
