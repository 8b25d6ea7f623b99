"""What every chart shares: the frame with its legend, the labels of the rows, and small pieces of Vega-Lite."""

from typing import Any

from kooperacje.documents.charts import layout, style
from kooperacje.documents.charts.layout import Part

Spec = dict[str, Any]
Values = list[dict[str, Any]]
Entry = tuple[str, str, str]
"""An entry of a legend: its words, its fill and the shape of its symbol."""

LEGEND_ROW = 20


def frame(
    layers: list[Spec], height: int, labels: Values, legend: list[Entry] | None = None, below: int = 44
) -> Spec:
    """A whole specification: ``layers`` of one height with a legend above.

    The ``labels`` of the rows are left to the drawer, because the engine would measure each of them (10 ms a piece)
    though their places are known.
    """
    drawn = _legend_layers(legend or [])
    above = 8 + LEGEND_ROW * _legend_rows(legend or [])
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": layout.PLOT,
        "height": height,
        "padding": {"left": layout.GUTTER, "right": layout.RIGHT, "top": above, "bottom": below},
        "autosize": {"type": "none"},
        "config": style.CONFIG,
        "layer": layers + drawn,
        "usermeta": {"labels": [label | {"y": label["y"] + above} for label in labels]},
    }


def _legend_places(legend: list[Entry]) -> list[tuple[float, int]]:
    """Position and row of every entry; an entry that would pass the right edge begins a row."""
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for name, _, _ in legend:
        width = 30 + 6.6 * len(name)
        if x and x + width > layout.WIDTH - 8:
            x, row = 0.0, row + 1
        places.append((x - layout.GUTTER + 10, row))
        x += width
    return places


def _legend_rows(legend: list[Entry]) -> int:
    return _legend_places(legend)[-1][1] + 1 if legend else 0


def _legend_layers(legend: list[Entry]) -> list[Spec]:
    if not legend:
        return []
    rows = _legend_rows(legend)
    values: Values = [
        {"x": x, "y": (row - rows) * LEGEND_ROW + 6, "written": name, "fill": fill, "shape": shape}
        for (name, fill, shape), (x, row) in zip(legend, _legend_places(legend), strict=True)
    ]
    place = {"x": {"field": "x", "type": "quantitative", "scale": None, "axis": None}, "y": pixel("y")}
    mark = {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "size": 130,
        "stroke": style.INK,
        "strokeWidth": 0.75,
    }
    looks = {"shape": as_given("shape", "nominal"), "fill": as_given("fill", "nominal")}
    return [
        layer(values, mark, place | looks),
        layer(values, text_mark(dx=12), place | {"text": {"field": "written"}}),
    ]


def row_labels(part: Part[Any]) -> Values:
    """The lines of every label with their place in the picture, apart from where the legend pushes them."""
    lines: Values = []
    for placed in part.rows:
        top = placed.middle - layout.LINE * (len(placed.lines) - 1) / 2
        loud = len(placed.lines) - placed.muted
        lines += [
            {"y": top + n * layout.LINE, "written": line, "color": style.INK if n < loud else style.MUTED}
            for n, line in enumerate(placed.lines)
        ]
    return lines


def layer(values: Values, mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def text_mark(**changes: Any) -> Spec:
    base = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 12, "color": style.INK}
    return base | {"font": style.FONT} | changes


def row_rect(middle: float) -> dict[str, Any]:
    return {"y": middle - layout.BAR / 2, "y2": middle + layout.BAR / 2, "middle": middle}


def row_span() -> Spec:
    return {"y": pixel("y"), "y2": {"field": "y2"}}


def row_text(text: str) -> Spec:
    """The words in ``text`` at the middle of their row."""
    return {"y": pixel("middle"), "text": {"field": text}}


def pixel(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def scaled(field: str) -> Spec:
    return {"field": field, "type": "quantitative"}


def as_given(field: str, kind: str) -> Spec:
    return {"field": field, "type": kind, "scale": None, "legend": None}
