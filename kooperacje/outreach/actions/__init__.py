"""Every write of the room."""

from kooperacje.outreach.actions.base import load_base, note_call
from kooperacje.outreach.actions.mailings import (
    change,
    draft,
    letters_instead,
    stop,
    take_back,
)
from kooperacje.outreach.actions.recording import write_record
from kooperacje.outreach.actions.refusing import hear_failures, opt_out, set_email
from kooperacje.outreach.actions.sending import approve, carry_on, resume

__all__ = [
    "approve",
    "carry_on",
    "change",
    "draft",
    "hear_failures",
    "letters_instead",
    "load_base",
    "note_call",
    "opt_out",
    "resume",
    "set_email",
    "stop",
    "take_back",
    "write_record",
]
