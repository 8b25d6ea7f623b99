"""Turns a specification into SVG and PNG; the engine is loaded at the first chart (0.4 s), later ones take 40 ms."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import fontpkg_inter
import vl_convert

from kooperacje.documents.charts import layout, style
from kooperacje.documents.charts.vega import specifications
from kooperacje.documents.labels import ENGLISH, Labels
from kooperacje.documents.tree.charts import Chart
from kooperacje.documents.words import legible

FONTS = Path(fontpkg_inter.__file__).parent / "files"
"""The folder of the font files that every format uses."""

_NOISE = re.compile(
    r' (?:aria-[a-z]+|role|pointer-events|class|display)="[^"]*"'
    r'|<path(?: [a-z-]+="[^"]*")*? d=""(?: [a-z-]+="[^"]*")*/>'
)


@lru_cache(maxsize=1)
def _engine() -> Any:
    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


@lru_cache(maxsize=256)
def chart_svgs(chart: Chart, labels: Labels) -> tuple[str, ...]:
    """The pictures of ``chart``, one for each page it needs; nearly always one."""
    return tuple(_svg(spec, labels) for spec in specifications(chart, labels))


def chart_png(svg: str, *, scale: float = 2.0) -> bytes:
    """``svg`` as a PNG, for formats that cannot show SVG."""
    png: bytes = _engine().svg_to_png(svg, scale=scale)
    return png


def _svg(spec: dict[str, Any], labels: Labels) -> str:
    svg = _engine().vegalite_to_svg(
        _legible(spec), allowed_base_urls=[], format_locale=_numbers(labels), time_format_locale=labels.locale
    )
    bare = _NOISE.sub("", svg)
    head, rest = bare.split(">", 1)
    whole = rest.removesuffix("</svg>") + "".join(map(_label, spec["usermeta"]["labels"])) + "</svg>"
    return f"{head}>{style.definitions() if 'url(#koop-' in rest else ''}{whole}"


def _label(label: dict[str, Any]) -> str:
    """One line of the label of a row, at the right edge of the gutter; a third of its size brings it to the middle."""
    return (
        f'<text x="{layout.GUTTER - 10}" y="{label["y"] + layout.SIZE / 3:g}" text-anchor="end" '
        f'font-family="{style.FONT}" font-size="{layout.SIZE}px" fill="{label["color"]}">'
        f"{escape(legible(label['written']))}</text>"
    )


def _legible(value: Any) -> Any:
    """``value`` with every text in it legible: the engine ends the whole process at some control characters."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        return {key: _legible(inner) for key, inner in value.items()}
    return [_legible(inner) for inner in value] if isinstance(value, list) else value


def _numbers(labels: Labels) -> dict[str, Any]:
    if labels is ENGLISH:
        return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]}
    return {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", ""]}
