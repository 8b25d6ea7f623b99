"""When a meeting takes entries from phones: around its hours, or on its day."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kooperacje.base import clock
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import WARSAW

AROUND = timedelta(hours=1)
"""The list opens this long before the beginning and closes this long after the end."""
WITHOUT_END = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when."""

    opens: datetime
    closes: datetime

    @property
    def is_open(self) -> bool:
        return self.opens <= clock.now() < self.closes


def of(meeting: Meeting) -> Window | None:
    """None where no day is stated, or the meeting was called off."""
    if meeting.state == MeetingState.CANCELLED:
        return None
    if meeting.starts_at is not None:
        end = meeting.ends_at or meeting.starts_at + WITHOUT_END
        return Window(meeting.starts_at - AROUND, end + AROUND)
    if meeting.day is not None:
        begin = datetime.combine(meeting.day, time(), WARSAW)
        return Window(begin, datetime.combine(meeting.day + timedelta(days=1), time(), WARSAW))
    return None


def is_early(meeting: Meeting) -> bool:
    """Whether its list is not open yet."""
    span = of(meeting)
    return span is not None and clock.now() < span.opens
