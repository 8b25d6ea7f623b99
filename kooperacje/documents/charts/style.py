"""Colours, patterns and fonts of the charts.

Every fill has a contrast of 3:1 against the page by itself or by its outline, and text at least 4.5:1.
"""

from typing import Any

INK = "#1f2933"
MUTED = "#52606d"
GRID = "#e4e7eb"
AXIS = "#9aa5b1"
MAIN = "#1f5f7a"
WINDOW = "#2f7391"
MARKED = "#b3261e"
FONT = "Inter, system-ui, sans-serif"

SERIES = ("solid", "hatch", "dots", "lines", "cross", "rules")
"""Names of the six fills of a stacked bar; each is told apart without colour too."""

_PATTERNS = {
    "hatch": ("#a9cfdd", '<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4" stroke="#2f7391" stroke-width="1.2"/>'),
    "dots": (
        "#f5dfae",
        '<circle cx="2" cy="2" r="1.1" fill="#8a5a00"/><circle cx="6" cy="6" r="1.1" fill="#8a5a00"/>',
    ),
    "lines": ("#d9cdea", '<path d="M2,0v8M6,0v8" stroke="#6b4c9a" stroke-width="1"/>'),
    "cross": ("#cfe6c8", '<path d="M0,0l8,8M8,0l-8,8" stroke="#3c7a2e" stroke-width="0.9"/>'),
    "rules": ("#eceff1", '<path d="M0,2h8M0,6h8" stroke="#616e7c" stroke-width="1"/>'),
}


def fill(series: str) -> str:
    """The paint of a series."""
    return f"url(#koop-{series})" if series in _PATTERNS else MAIN


def definitions() -> str:
    """The patterns that :func:`fill` refers to, as an SVG ``defs`` element."""
    patterns = "".join(
        f'<pattern id="koop-{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{ground}"/>{drawing}</pattern>'
        for name, (ground, drawing) in _PATTERNS.items()
    )
    return f"<defs>{patterns}</defs>"


CONFIG: dict[str, Any] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "domainColor": AXIS,
        "tickColor": AXIS,
        "gridColor": GRID,
        "labelColor": MUTED,
        "labelFontSize": 11,
        "labelFont": FONT,
        "labelPadding": 4,
        "labelFlush": False,
        "titleColor": MUTED,
        "titleFont": FONT,
        "titleFontSize": 11,
        "titleFontWeight": 400,
        "titlePadding": 8,
    },
}
