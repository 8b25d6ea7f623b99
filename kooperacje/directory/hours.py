"""Opening hours as people ask about them: open now, later today, or when next. Plain values; no database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kooperacje.base import clock

WEEK = 7
MIDNIGHT = "23:59"


@dataclass(frozen=True, slots=True)
class Span:
    """Hours on one day, 1 Monday to 7 Sunday, as text that sorts: "08:00"."""

    weekday: int
    opens: str
    closes: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """How it stands at a moment. `kind`: "now" until `hour`, "later" from `hour`, "next" on `weekday` from `hour`.

    For "now" the weekday is stated only when this and the next day are open without a break.
    """

    kind: str
    hour: str
    weekday: int = 0


def spans(rows: list[list[Any]]) -> tuple[Span, ...]:
    """Hours as a listing keeps them."""
    return tuple(sorted((Span(*row) for row in rows), key=lambda span: (span.weekday, span.opens)))


def today(week: tuple[Span, ...], moment: datetime) -> Today | None:
    """The state at the moment; None when no hours are stated."""
    if not week:
        return None
    local = moment.astimezone(clock.WARSAW)
    weekday, time = local.isoweekday(), f"{local:%H:%M}"
    here = [span for span in week if span.weekday == weekday]
    for span in here:
        if span.opens <= time < span.closes or (span.opens <= time and span.closes >= MIDNIGHT):
            following = weekday % WEEK + 1
            goes_on = span.closes >= MIDNIGHT and any(
                one.weekday == following and one.opens == "00:00" for one in week
            )
            return Today("now", span.closes, following if goes_on and span.opens == "00:00" else 0)
    for span in here:
        if time < span.opens:
            return Today("later", span.opens)
    ahead = min(week, key=lambda span: ((span.weekday - weekday - 1) % WEEK, span.opens))
    return Today("next", ahead.opens, ahead.weekday)
