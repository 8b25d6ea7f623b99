"""Every write of the room."""

from kooperacje.analysis.actions.desk import answer, assign, drop_snippet, write_note
from kooperacje.analysis.actions.masking import mask, nothing_to_mask, write_public
from kooperacje.analysis.actions.quality import code, draw
from kooperacje.analysis.actions.same import group_same, look_for_same, refuse_same
from kooperacje.analysis.actions.themes import adopt_codebook, confirm, open_theme

__all__ = [
    "adopt_codebook",
    "answer",
    "assign",
    "code",
    "confirm",
    "draw",
    "drop_snippet",
    "group_same",
    "look_for_same",
    "mask",
    "nothing_to_mask",
    "open_theme",
    "refuse_same",
    "write_note",
    "write_public",
]
