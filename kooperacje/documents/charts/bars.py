"""Horizontal bars and stacked bars as Vega-Lite."""

from typing import Any

from kooperacje.documents.charts import layout, style
from kooperacje.documents.charts.frame import (
    Spec,
    Values,
    as_given,
    frame,
    layer,
    row_labels,
    row_rect,
    row_span,
    row_text,
    scaled,
    text_mark,
)
from kooperacje.documents.charts.layout import Part, Placed
from kooperacje.documents.formats import text_of
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree.charts import Bar, BarChart, Number, StackedBar, StackedBarChart
from kooperacje.documents.tree.values import Kind


def bar_chart(chart: BarChart, labels: Labels) -> tuple[Spec, ...]:
    """Bars with their values after them."""
    top = _domain_end([bar.value for bar in chart.bars])
    parts = layout.pack([(bar, layout.wrap(bar.label)) for bar in chart.bars])
    return tuple(_bar_part(chart, part, top, labels) for part in parts)


def _bar_part(chart: BarChart, part: Part[Bar], top: float, labels: Labels) -> Spec:
    rows = [_bar_values(placed, chart.kind, labels) for placed in part.rows]
    stated = [row for row in rows if row["value"] is not None]
    missing = [row | {"value": 0} for row in rows if row["value"] is None]
    layers = [
        layer(
            stated, {"type": "rect", "fill": style.MAIN}, _x(chart.value_title, top, chart.kind) | row_span()
        ),
        layer(stated, text_mark(dx=6), {"x": scaled("value")} | row_text("written")),
        layer(
            missing,
            text_mark(dx=6, color=style.MUTED, fontStyle="italic"),
            {"x": scaled("value")} | row_text("written"),
        ),
    ]
    return frame(layers, part.height, row_labels(part))


def _bar_values(placed: Placed[Bar], kind: Kind, labels: Labels) -> dict[str, Any]:
    value = placed.row.value
    number = None if value is None else float(value)
    return row_rect(placed.middle) | {"zero": 0, "value": number, "written": text_of(value, kind, labels)}


def stacked_chart(chart: StackedBarChart, labels: Labels) -> tuple[Spec, ...]:
    """Bars of parts; a part wide enough carries its value."""
    top = _domain_end([sum(float(v) for v in bar.values if v is not None) for bar in chart.bars])
    parts = layout.pack([(bar, layout.wrap(bar.label)) for bar in chart.bars])
    return tuple(_stacked_part(chart, part, top, labels) for part in parts)


def _stacked_part(chart: StackedBarChart, part: Part[StackedBar], top: float, labels: Labels) -> Spec:
    pieces = [piece for placed in part.rows for piece in _pieces(placed, chart, top, labels)]
    notes = [note for placed in part.rows if (note := _stack_note(placed, labels))]
    outline = {"type": "rect", "stroke": style.INK, "strokeWidth": 0.75}
    axis = _x(chart.value_title, top, chart.kind)
    dark = [piece for piece in pieces if piece["roomy"] and piece["fill"] == style.MAIN]
    light = [piece for piece in pieces if piece["roomy"] and piece["fill"] != style.MAIN]
    written = {"x": scaled("centre")} | row_text("written")
    layers = [
        layer(pieces, outline, axis | row_span() | {"fill": as_given("fill", "nominal")}),
        layer(dark, text_mark(align="center", color="white"), written),
        layer(light, text_mark(align="center", stroke="white", strokeWidth=3), written),
        layer(light, text_mark(align="center"), written),
        layer(
            notes,
            text_mark(dx=6, color=style.MUTED, fontStyle="italic"),
            {"x": scaled("value")} | row_text("written"),
        ),
    ]
    legend = [
        (name, style.fill(fill), "square") for name, fill in zip(chart.series, style.SERIES, strict=False)
    ]
    return frame(layers, part.height, row_labels(part), legend)


def _pieces(placed: Placed[StackedBar], chart: StackedBarChart, top: float, labels: Labels) -> Values:
    pieces: Values = []
    start = 0.0
    for value, series in zip(placed.row.values, style.SERIES, strict=False):
        if not value:
            continue
        end = start + float(value)
        written = text_of(value, chart.kind, labels)
        pixels = float(value) / top * layout.PLOT
        pieces.append(
            row_rect(placed.middle)
            | {"zero": start, "value": end, "centre": (start + end) / 2, "fill": style.fill(series)}
            | {"written": written, "roomy": pixels > 7 * len(written) + 6}
        )
        start = end
    return pieces


def _stack_note(placed: Placed[StackedBar], labels: Labels) -> dict[str, Any] | None:
    values = placed.row.values
    if all(value is not None for value in values):
        return None
    total = sum(float(value) for value in values if value is not None)
    words = labels.not_stated if not total else f"+ {labels.not_stated}"
    return {"middle": placed.middle, "value": total, "written": words}


def _x(title: str, top: float, kind: Kind) -> Spec:
    axis: Spec = {"title": title, "tickCount": 6, "format": ",~f", "labelOverlap": "greedy"}
    if kind is Kind.INT and top < 6:
        axis["values"] = list(range(int(top) + 1))
    scale = {"domain": [0, top], "nice": False}
    x = {"field": "zero", "type": "quantitative", "scale": scale, "axis": axis}
    return {"x": x, "x2": {"field": "value"}}


def _domain_end(values: list[Number | None] | list[float]) -> float:
    return max((float(value) for value in values if value is not None), default=0.0) or 1.0
