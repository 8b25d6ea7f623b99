"""What a chart shows, apart from how it is drawn: three kinds, all readable without colour.

Every text comes translated. A value of ``None`` is "not stated": its place stays, with these words on it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kooperacje.documents.tree.errors import require
from kooperacje.documents.tree.tables import Column, Row, Table
from kooperacje.documents.tree.values import NOT_APPLICABLE, Kind

Number: TypeAlias = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and its value, from 0 up, or ``None`` when not stated."""

    label: str
    value: Number | None

    def __post_init__(self) -> None:
        require(self.label.strip(), "A bar has no label.")
        require(_drawable(self.value), f"The bar «{self.label}» is not a number from 0 up: {self.value}.")


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars in the order given; the titles head the axis and the columns of the data table."""

    label_title: str
    value_title: str
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        _check_titles(self.label_title, self.value_title)

    @property
    def kind(self) -> Kind:
        """Whole numbers, or numbers with a fraction."""
        return _number_kind([bar.value for bar in self.bars])


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar of parts, in the order of the chart's series."""

    label: str
    values: tuple[Number | None, ...]

    def __post_init__(self) -> None:
        require(self.label.strip(), "A stacked bar has no label.")
        require(
            all(map(_drawable, self.values)),
            f"The bar «{self.label}» has a part that is not a number from 0 up: {self.values}.",
        )


@dataclass(frozen=True, slots=True)
class StackedBarChart:
    """Horizontal bars made of the parts named by ``series`` (at most 6, each with its own colour and shape)."""

    label_title: str
    value_title: str
    series: tuple[str, ...]
    bars: tuple[StackedBar, ...]

    def __post_init__(self) -> None:
        _check_titles(self.label_title, self.value_title)
        require(1 <= len(self.series) <= 6, f"A stacked chart has 1 to 6 series, not {len(self.series)}.")
        _check_unique(self.series)
        for bar in self.bars:
            require(
                len(bar.values) == len(self.series),
                f"The bar «{bar.label}» has {len(bar.values)} parts, but there are {len(self.series)} series.",
            )

    @property
    def kind(self) -> Kind:
        """Whole numbers, or numbers with a fraction."""
        return _number_kind([value for bar in self.bars for value in bar.values])


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included; ``None`` when that end is not stated."""

    label: str
    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        require(self.label.strip(), "A window has no label.")
        in_order = self.first is None or self.last is None or self.first <= self.last
        require(in_order, f"The window «{self.label}» ends before it begins.")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day; ``marked`` sets it apart (such as an event outside its window)."""

    label: str
    day: date | None
    marked: bool = False

    def __post_init__(self) -> None:
        require(self.label.strip(), "An event has no label.")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Windows as bars and events as points on one axis of days, a row each, in the order given."""

    label_title: str
    first_title: str
    last_title: str
    rows: tuple[Window | Event, ...]

    def __post_init__(self) -> None:
        _check_titles(self.label_title, self.first_title, self.last_title)
        days = [row.day if isinstance(row, Event) else row.first for row in self.rows]
        require(
            all(type(day) in (date, type(None)) for day in days), "A timeline takes dates without a time."
        )


Chart: TypeAlias = BarChart | StackedBarChart | Timeline


def chart_table(chart: Chart, *, key: str, caption: str) -> Table:
    """The data of ``chart`` as a table."""
    builder: Callable[..., tuple[tuple[Column, ...], tuple[Row, ...]]] = _TABLES[type(chart)]
    columns, rows = builder(chart)
    return Table(key=key, caption=caption, columns=columns, rows=rows, row_headers=True)


def _bar_table(chart: BarChart) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = (
        Column("label", chart.label_title, weight=4),
        Column("value", chart.value_title, chart.kind),
    )
    return columns, tuple((bar.label, bar.value) for bar in chart.bars)


def _stacked_table(chart: StackedBarChart) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    parts = (Column(f"part-{n}", title, chart.kind) for n, title in enumerate(chart.series, start=1))
    columns = (Column("label", chart.label_title, weight=3), *parts)
    return columns, tuple((bar.label, *bar.values) for bar in chart.bars)


def _timeline_table(chart: Timeline) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = (
        Column("label", chart.label_title, weight=4),
        Column("first", chart.first_title, Kind.DATE),
        Column("last", chart.last_title, Kind.DATE),
    )
    return columns, tuple(
        (row.label, row.day, NOT_APPLICABLE) if isinstance(row, Event) else (row.label, row.first, row.last)
        for row in chart.rows
    )


_TABLES: dict[type, Callable[..., tuple[tuple[Column, ...], tuple[Row, ...]]]] = {
    BarChart: _bar_table,
    StackedBarChart: _stacked_table,
    Timeline: _timeline_table,
}


def _number_kind(values: list[Number | None]) -> Kind:
    return Kind.INT if all(value is None or type(value) is int for value in values) else Kind.DECIMAL


def _drawable(value: Number | None) -> bool:
    return value is None or (math.isfinite(value) and value >= 0)


def _check_titles(*titles: str) -> None:
    require(all(title.strip() for title in titles), "A chart has a blank axis title.")


def _check_unique(series: tuple[str, ...]) -> None:
    twice = next((name for name in series if series.count(name) > 1), None)
    require(twice is None, f"A chart has the series «{twice}» twice.")
