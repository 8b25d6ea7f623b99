"""Vega-Lite specifications, one for each part of a chart."""

from kooperacje.documents.charts import layout, style
from kooperacje.documents.charts.bars import bar_chart, stacked_chart
from kooperacje.documents.charts.frame import Spec, Values, frame, layer, row_text, text_mark
from kooperacje.documents.charts.timeline import timeline
from kooperacje.documents.labels import Labels
from kooperacje.documents.tree.charts import BarChart, Chart, StackedBarChart


def specifications(chart: Chart, labels: Labels) -> tuple[Spec, ...]:
    """The specifications of ``chart``; more than one when it is taller than a page."""
    if isinstance(chart, BarChart):
        return bar_chart(chart, labels) or (_nothing(labels),)
    if isinstance(chart, StackedBarChart):
        return stacked_chart(chart, labels) or (_nothing(labels),)
    return timeline(chart, labels) or (_nothing(labels),)


def _nothing(labels: Labels) -> Spec:
    mark = text_mark(align="center", color=style.MUTED, fontSize=13)
    words: Values = [{"middle": 40, "x": layout.WIDTH / 2 - layout.GUTTER, "written": labels.no_data}]
    encoding = {"x": {"field": "x", "type": "quantitative", "scale": None, "axis": None}} | row_text(
        "written"
    )
    return frame([layer(words, mark, encoding)], 60, [], below=8)
