"""Enums and transition tables of meetings."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


MEETING_FLOW = Flow(
    "meeting",
    MeetingState,
    MeetingState.PLANNED,
    {
        MeetingState.PLANNED: {MeetingState.HELD, MeetingState.CANCELLED},
        # Both ways back mend a slip, or call a meeting again that was called off.
        MeetingState.HELD: {MeetingState.PLANNED},
        MeetingState.CANCELLED: {MeetingState.PLANNED},
    },
)


class MinutesState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"


MINUTES_FLOW = Flow(
    "minutes",
    MinutesState,
    MinutesState.DRAFT,
    {
        MinutesState.DRAFT: {MinutesState.APPROVED},
        # Approved minutes are opened again to correct them, and approved again.
        MinutesState.APPROVED: {MinutesState.DRAFT},
    },
)


class Response(StrEnum):
    """What an invited institution or person answered; `waiting` also stands for an answer that nobody recorded."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Timing(StrEnum):
    """How much is known of when a meeting is or was held."""

    MOMENT = "moment"
    DAY = "day"
    PERIOD = "period"
    NOT_STATED = "not_stated"


class Basis(StrEnum):
    """Where a number of people comes from."""

    STATED = "stated"
    LISTED = "listed"
    NOT_STATED = "not_stated"


NAMELESS = "– "
"""Begins what stands in place of a person's name that was removed; a number follows, so that people stay apart."""


class Origin(StrEnum):
    """How an entry came onto the attendance list."""

    WRITTEN = "written"
    SELF = "self"


class CheckInState(StrEnum):
    """What became of an entry that a participant made from a phone."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    SET_ASIDE = "set_aside"


CHECK_IN_FLOW = Flow(
    "check_in",
    CheckInState,
    CheckInState.WAITING,
    {
        CheckInState.WAITING: {CheckInState.CONFIRMED, CheckInState.SET_ASIDE},
        # A slip of the officer is mended.
        CheckInState.SET_ASIDE: {CheckInState.WAITING},
        CheckInState.CONFIRMED: set(),
    },
)
