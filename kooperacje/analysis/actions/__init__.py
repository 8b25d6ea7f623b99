"""Every write of the room."""

from kooperacje.analysis.actions.quality import code, draw
from kooperacje.analysis.actions.same import group_same, look_for_same, refuse_same
from kooperacje.analysis.actions.themes import adopt_codebook, confirm, open_theme

__all__ = [
    "adopt_codebook",
    "code",
    "confirm",
    "draw",
    "group_same",
    "look_for_same",
    "open_theme",
    "refuse_same",
]
