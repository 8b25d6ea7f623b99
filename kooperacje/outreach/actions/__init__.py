"""Every write of the room."""

from kooperacje.outreach.actions.base import load_base, note_call
from kooperacje.outreach.actions.mailings import (
    approve,
    change,
    draft,
    letters_instead,
    stop,
    take_back,
)

__all__ = [
    "approve",
    "change",
    "draft",
    "letters_instead",
    "load_base",
    "note_call",
    "stop",
    "take_back",
]
