"""What was announced, who met, how many took part."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from kooperacje.consultations.exchange.schema.shape import (
    Breakdown,
    Count,
    Day,
    Hour,
    Key,
    Line,
    Part,
    Period,
    Teryt,
    Text,
)


class Notice(Part):
    """A published notice or other statement of the dates, so that contradictions can be found.

    `window` is when the consultation (or only the stage, where one is named) runs by this notice, `accepted` the days
    between which it takes remarks, `term` its own wording.
    """

    key: Key
    title: Line
    published_on: Day | None = None
    places: tuple[Line, ...] = ()
    stage: Key | None = None
    term: Line | None = None
    window: Period | None = None
    accepted: Period | None = None


class Meeting(Part):
    """A meeting. Its time is a day (with hours or without), a period in which it fell, or not stated.

    `term` is the source's own wording of the period, `part_of` a larger event in which the meeting was held.
    """

    key: Key
    title: Line
    stage: Key | None = None
    day: Day | None = None
    starts: Hour | None = None
    ends: Hour | None = None
    period: Period | None = None
    term: Line | None = None
    part_of: Line | None = None
    place: Line | None = None
    territory: Teryt | None = None
    note: Text | None = None
    participants: Count | None = None
    breakdown: tuple[Breakdown, ...] = ()
    institutions: tuple[Key, ...] = ()  # those whose presence is stated

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if self.day and self.period:
            raise PydanticCustomError("day_and_period", "give the day or the period, not both")
        if self.starts and not self.day:
            raise PydanticCustomError("hour_without_day", "an hour needs its day")
        if self.starts and self.ends and self.ends <= self.starts:
            raise PydanticCustomError("hours_order", "the end is not after the beginning")
        return self


class Headcount(Part):
    """One stated total over several meetings or over the whole consultation."""

    key: Key
    label: Line
    count: Count
    meetings: tuple[Key, ...] = ()  # empty: the whole consultation
    breakdown: tuple[Breakdown, ...] = ()
