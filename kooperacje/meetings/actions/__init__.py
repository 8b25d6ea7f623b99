"""Every write of meetings."""

from kooperacje.meetings.actions.agenda import (
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
)
from kooperacje.meetings.actions.forgetting import forget_people
from kooperacje.meetings.actions.headcounts import remove_group, set_group, set_headcount
from kooperacje.meetings.actions.meetings import change_meeting, change_state, create_meeting, delete_meeting
from kooperacje.meetings.actions.minutes import (
    add_decision,
    approve_minutes,
    change_decision,
    remove_decision,
    reopen_minutes,
    write_minutes,
)
from kooperacje.meetings.actions.people import (
    add_institution,
    add_person,
    change_attendance,
    invite,
    record_response,
    remove_attendance,
    remove_invitee,
)
from kooperacje.meetings.actions.signing_in import (
    check_in,
    confirm_check_ins,
    let_check_ins_wait,
    set_check_ins_aside,
)
from kooperacje.meetings.actions.whole_list import type_list

__all__ = [
    "add_agenda_item",
    "add_decision",
    "add_institution",
    "add_person",
    "approve_minutes",
    "change_agenda_item",
    "change_attendance",
    "change_decision",
    "change_meeting",
    "change_state",
    "check_in",
    "confirm_check_ins",
    "create_meeting",
    "delete_meeting",
    "forget_people",
    "invite",
    "let_check_ins_wait",
    "move_agenda_item",
    "record_response",
    "remove_agenda_item",
    "remove_attendance",
    "remove_decision",
    "remove_group",
    "remove_invitee",
    "reopen_minutes",
    "set_check_ins_aside",
    "set_group",
    "set_headcount",
    "type_list",
    "write_minutes",
]
