"""Requests about meetings."""

from kooperacje.meetings.views.attending import (
    check_in,
    check_in_print,
    check_in_screen,
    check_ins,
    whole_list,
)
from kooperacje.meetings.views.detail import calendar_file, change, delete, detail, new, state
from kooperacje.meetings.views.lists import (
    add,
    attendance,
    attendance_add,
    change_row,
    listing,
    move,
    remove_row,
)
from kooperacje.meetings.views.minutes import minutes, minutes_paper, minutes_state, sheet

__all__ = [
    "add",
    "attendance",
    "attendance_add",
    "calendar_file",
    "change",
    "change_row",
    "check_in",
    "check_in_print",
    "check_in_screen",
    "check_ins",
    "delete",
    "detail",
    "listing",
    "minutes",
    "minutes_paper",
    "minutes_state",
    "move",
    "new",
    "remove_row",
    "sheet",
    "state",
    "whole_list",
]
