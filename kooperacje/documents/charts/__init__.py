"""Draws the charts of the tree: chart -> Vega-Lite specification -> SVG, offline and always the same bytes.

Positions of rows are set here, scales and axes by Vega-Lite. Nothing is told by colour alone: bars carry their
values, parts of a stacked bar have patterns, marks of a timeline have shapes. The SVG uses presentation
attributes only (no ``style`` attribute, no ``<style>``, no script), so it may stand inline in a page whose
content security policy is ``default-src 'self'``, and so it takes the font of that page.
"""

from kooperacje.documents.charts.draw import chart_png, chart_svgs
from kooperacje.documents.charts.pictures import Picture, pictures

__all__ = ["Picture", "chart_png", "chart_svgs", "pictures"]
