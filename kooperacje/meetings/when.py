"""When a meeting is or was held: a moment, a day, a period in which it fell, or not stated. Plain Python."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from kooperacje.meetings.states import Timing

WARSAW = ZoneInfo("Europe/Warsaw")


@dataclass(frozen=True, slots=True)
class When:
    """Made by one of the four constructors. `term` is the source's own wording where no day is given."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    term: str = ""

    @classmethod
    def at(cls, starts_at: datetime, ends_at: datetime | None = None) -> "When":
        """At a moment. Raises ValueError for a time without a zone, or an end that is not after the beginning."""
        for moment in (starts_at, ends_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a time needs its zone")
        if ends_at is not None and ends_at <= starts_at:
            raise ValueError("the end is not after the beginning")
        return cls(starts_at=starts_at, ends_at=ends_at)

    @classmethod
    def local(cls, day: date, starts: time | None = None, ends: time | None = None) -> "When":
        """On a day in Poland, with the hours as the clock on the wall shows them.

        Raises ValueError for an hour that the day does not have because clocks are put forward, or for hours out of
        order. An hour that a day has twice is the first of the two.
        """
        if starts is None:
            if ends is not None:
                raise ValueError("an end needs its beginning")
            return cls.on(day)
        return cls.at(_moment(day, starts), _moment(day, ends) if ends else None)

    @classmethod
    def on(cls, day: date) -> "When":
        """On a day, the hour not stated."""
        return cls(day=day)

    @classmethod
    def during(cls, first: date | None, last: date | None, term: str = "") -> "When":
        """Some time between two days, both included; one of them may be unknown."""
        if first and last and last < first:
            raise ValueError("the last day is before the first")
        if not (first or last):
            return cls.unknown(term)
        return cls(period_from=first, period_to=last, term=term)

    @classmethod
    def unknown(cls, term: str = "") -> "When":
        """Not stated, or only in words."""
        return cls(term=term)

    @property
    def timing(self) -> Timing:
        if self.starts_at:
            return Timing.MOMENT
        if self.day:
            return Timing.DAY
        return Timing.PERIOD if self.period_from or self.period_to else Timing.NOT_STATED

    @property
    def first_day(self) -> date | None:
        """The earliest day in Poland on which it can have begun, where that is known."""
        return self.starts_at.astimezone(WARSAW).date() if self.starts_at else self.day or self.period_from

    @property
    def last_day(self) -> date | None:
        """The latest day in Poland on which it can have ended, where that is known."""
        last = self.ends_at or self.starts_at
        return last.astimezone(WARSAW).date() if last else self.day or self.period_to


def _moment(day: date, hour: time) -> datetime:
    moment = datetime.combine(day, hour.replace(tzinfo=None), WARSAW)
    if moment.astimezone(UTC).astimezone(WARSAW).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError("the day does not have this hour")
    return moment
