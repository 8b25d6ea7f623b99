"""Requests about meetings."""

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
]
