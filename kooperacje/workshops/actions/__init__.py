"""Every write of the room."""

from kooperacje.workshops.actions.summary import Overtaken, accept, contest, show_remark, undo_verdict
from kooperacje.workshops.actions.voices import change_voice, take_back, write_voice

__all__ = [
    "Overtaken",
    "accept",
    "change_voice",
    "contest",
    "show_remark",
    "take_back",
    "undo_verdict",
    "write_voice",
]
