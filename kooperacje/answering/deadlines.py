"""When answering ends, and what counts as in time. Days and hours are those of Europe/Warsaw, clock changes included."""

from datetime import date, datetime, time, timedelta

from kooperacje.base.clock import WARSAW


def closing(last_day: date | None, hour: time | None) -> datetime | None:
    """The moment from which an answer is late: the hour of the last day, or else its end. None: no day is set."""
    if last_day is None:
        return None
    if hour is None:
        return datetime.combine(last_day + timedelta(days=1), time(), WARSAW)
    return datetime.combine(last_day, hour, WARSAW)


def is_late(
    sent: datetime, *, closing: datetime | None, started: datetime | None, grace: timedelta
) -> bool | None:
    """Whether it came late; None where no day is set.

    What was begun before the deadline may be finished within the grace after it.
    """
    if closing is None:
        return None
    begun_in_time = started is not None and started < closing
    # Aware times of one zone are compared by the wall clock, which would be wrong in the hour that comes twice.
    limit = closing.timestamp() + (grace.total_seconds() if begun_in_time else 0)
    return sent.timestamp() >= limit


def is_late_by_day(received: date, last_day: date | None) -> bool | None:
    """The same for what came on paper or by telephone, of which the day alone is known."""
    return None if last_day is None else received > last_day
