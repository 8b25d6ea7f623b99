"""Every write of the room."""

from kooperacje.workshops.actions.phones import (
    accept_phone_voice,
    let_phone_voice_wait,
    open_voices,
    send_voice,
    set_phone_voice_aside,
    show_question,
)
from kooperacje.workshops.actions.summary import Overtaken, accept, contest, show_remark, undo_verdict
from kooperacje.workshops.actions.voices import change_voice, take_back, write_voice

__all__ = [
    "Overtaken",
    "accept",
    "accept_phone_voice",
    "change_voice",
    "contest",
    "let_phone_voice_wait",
    "open_voices",
    "send_voice",
    "set_phone_voice_aside",
    "show_question",
    "show_remark",
    "take_back",
    "undo_verdict",
    "write_voice",
]
