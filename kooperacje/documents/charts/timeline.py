"""Windows and events on an axis of days as Vega-Lite."""

from datetime import date, timedelta
from typing import Any

from kooperacje.documents.charts import layout, style
from kooperacje.documents.charts.frame import (
    Entry,
    Spec,
    as_given,
    frame,
    layer,
    pixel,
    row_labels,
    row_rect,
    row_span,
)
from kooperacje.documents.charts.layout import Part, Placed
from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree.charts import Event, Timeline, Window
from kooperacje.documents.tree.values import Kind


def timeline(chart: Timeline, labels: Labels) -> tuple[Spec, ...]:
    """Windows as bars and events as points, the dates in words below each label."""
    first, last = _days(chart)
    rows = [(row, (*layout.wrap(row.label), _dates(row, labels))) for row in chart.rows]
    return tuple(_timeline_part(chart, part, first, last, labels) for part in layout.pack(rows, muted=1))


def _timeline_part(
    chart: Timeline, part: Part[Window | Event], first: date, last: date, labels: Labels
) -> Spec:
    windows = [_window_values(placed, first, last) for placed in part.rows if isinstance(placed.row, Window)]
    events = [
        _event_values(placed) for placed in part.rows if isinstance(placed.row, Event) and placed.row.day
    ]
    ends = {"domain": [_iso(first), _iso(last)], "type": "utc"}
    steps, written = _steps(first, last)
    known = any(row.day if isinstance(row, Event) else row.first or row.last for row in chart.rows)
    days = [_iso(day) for day in steps] if known else []
    axis = {"title": None, "format": written, "values": days, "labelOverlap": "greedy"}
    span = {"x": {"field": "zero", "type": "temporal", "scale": ends, "axis": axis}, "x2": {"field": "value"}}
    layers = [
        layer(
            [w for w in windows if w],
            {"type": "rect", "fill": style.WINDOW, "cornerRadius": 2},
            span | row_span(),
        ),
        layer(
            events,
            {"type": "point", "filled": True, "size": 110, "opacity": 1, "stroke": "white", "strokeWidth": 1},
            {"x": {"field": "value", "type": "temporal"}, "y": pixel("y")}
            | {"shape": as_given("shape", "nominal"), "fill": as_given("fill", "nominal")},
        ),
    ]
    if not any(windows):
        layers[0] = layer(
            [{"zero": _iso(first), "value": _iso(first), "y": 0, "y2": 0}],
            {"type": "rect"},
            span | row_span(),
        )
    return frame(layers, part.height, row_labels(part), _timeline_legend(chart, labels), below=26)


def _timeline_legend(chart: Timeline, labels: Labels) -> list[Entry]:
    legend = []
    if any(isinstance(row, Window) for row in chart.rows):
        legend.append((labels.window, style.WINDOW, "square"))
    if any(isinstance(row, Event) and not row.marked for row in chart.rows):
        legend.append((labels.event, style.INK, "diamond"))
    if any(isinstance(row, Event) and row.marked for row in chart.rows):
        legend.append((labels.marked_event, style.MARKED, "triangle-up"))
    return legend


def _window_values(placed: Placed[Window | Event], first: date, last: date) -> dict[str, Any]:
    window = placed.row
    if not isinstance(window, Window) or (window.first is None and window.last is None):
        return {}
    end = last if window.last is None else _next(window.last)
    return row_rect(placed.middle) | {"zero": _iso(window.first or first), "value": _iso(end)}


def _event_values(placed: Placed[Window | Event]) -> dict[str, Any]:
    event = placed.row
    marked = isinstance(event, Event) and event.marked
    noon = f"{event.day.isoformat()}T12:00:00Z" if isinstance(event, Event) and event.day else None
    shape, fill = ("triangle-up", style.MARKED) if marked else ("diamond", style.INK)
    return {"y": placed.middle, "value": noon, "shape": shape, "fill": fill}


def _days(chart: Timeline) -> tuple[date, date]:
    """The ends of the axis: every stated day with a little air at both sides."""
    days: list[date] = []
    for row in chart.rows:
        ends = (row.day,) if isinstance(row, Event) else (row.first, row.last)
        days.extend(day for day in ends if day is not None)
    if not days:
        return date(2000, 1, 1), date(2000, 12, 31)
    air = timedelta(days=max(2, (max(days) - min(days)).days // 30))
    return min(days) - min(air, min(days) - date.min), max(days) + min(
        air, date.max - max(days) - timedelta(days=1)
    )


def _dates(row: Window | Event, labels: Labels) -> str:
    if isinstance(row, Event):
        return text_of(row.day, Kind.DATE, labels)
    if row.first is None and row.last is None:
        return labels.not_stated
    return f"{text_of(row.first, Kind.DATE, labels)} – {text_of(row.last, Kind.DATE, labels)}"


def _next(day: date) -> date:
    """The day after, where the calendar has one."""
    return day if day == date.max else day + timedelta(days=1)


def _iso(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _steps(first: date, last: date) -> tuple[list[date], str]:
    """The days that the axis names, about six, and how it writes them."""
    days = (last - first).days
    if days <= 98:
        step = next(step for step in (1, 2, 7, 14) if days / step <= 8)
        start = first if step < 7 else first + timedelta(days=-first.weekday() % 7)
        return [start + timedelta(days=n) for n in range(0, (last - start).days + 1, step)], "%-d.%m"
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= 8), 1200)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0]
    return [day for day in starts if day >= first], "%m.%Y" if step < 12 else "%Y"
