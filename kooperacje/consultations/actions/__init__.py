"""Every write of the room."""

from kooperacje.consultations.actions.conducting import conduct_meeting, take_attendance
from kooperacje.consultations.actions.forgetting import forget_due, forget_respondents
from kooperacje.consultations.actions.head import HeadStale, create
from kooperacje.consultations.actions.head import change as change_basics
from kooperacje.consultations.actions.inviting import note_opened, take_invitations
from kooperacje.consultations.actions.life import advance, override, take_override_back
from kooperacje.consultations.actions.loading import Loaded, load
from kooperacje.consultations.actions.parts import (
    PartStale,
    add,
    add_institution,
    change,
    fresh_key,
    move,
    remove,
)
from kooperacje.consultations.actions.positions import set_many, set_position
from kooperacje.consultations.actions.splitting import split_remark
from kooperacje.consultations.actions.stakeholders import Mapped, Taken, take_stakeholders
from kooperacje.consultations.actions.voices import set_group, set_themes, take_answer, take_remarks

__all__ = [
    "HeadStale",
    "Loaded",
    "Mapped",
    "PartStale",
    "Taken",
    "add",
    "add_institution",
    "advance",
    "change",
    "change_basics",
    "conduct_meeting",
    "create",
    "forget_due",
    "forget_respondents",
    "fresh_key",
    "load",
    "move",
    "note_opened",
    "override",
    "remove",
    "set_group",
    "set_many",
    "set_position",
    "set_themes",
    "split_remark",
    "take_answer",
    "take_attendance",
    "take_invitations",
    "take_override_back",
    "take_remarks",
    "take_stakeholders",
]
