"""What times, states and numbers of this room are called in front of people."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.meetings.states import Basis, MeetingState, MinutesState, Response, Timing
from kooperacje.meetings.when import WARSAW, When

MEETING = {
    MeetingState.PLANNED: ("info", gettext_lazy("planned")),
    MeetingState.HELD: ("good", gettext_lazy("held")),
    MeetingState.CANCELLED: ("bad", gettext_lazy("called off")),
}
MOVES = {
    MeetingState.PLANNED: {
        MeetingState.HELD: ("primary", gettext_lazy("It was held")),
        MeetingState.CANCELLED: ("quiet", gettext_lazy("Call it off")),
    },
    MeetingState.HELD: {MeetingState.PLANNED: ("quiet", gettext_lazy("It was not held after all"))},
    MeetingState.CANCELLED: {MeetingState.PLANNED: ("quiet", gettext_lazy("Plan it again"))},
}
MINUTES = {
    MinutesState.DRAFT: ("warn", gettext_lazy("draft minutes")),
    MinutesState.APPROVED: ("good", gettext_lazy("approved minutes")),
}
RESPONSE = {
    Response.WAITING: ("idle", gettext_lazy("no answer yet")),
    Response.ACCEPTED: ("good", gettext_lazy("will come")),
    Response.DECLINED: ("bad", gettext_lazy("will not come")),
}
BASIS = {
    Basis.STATED: gettext_lazy("stated total"),
    Basis.LISTED: gettext_lazy("counted from the list"),
    Basis.NOT_STATED: gettext_lazy("not stated"),
}


def time_of(when: When) -> str | None:
    """When it is held, in words; None: not stated."""
    if when.timing is Timing.MOMENT:
        return _moment(when)
    if when.timing is Timing.DAY and when.day:
        return _day(when.day)
    days = _period(when)
    if when.term and days:
        return f"{when.term} ({days})"
    return when.term or days


def _moment(when: When) -> str:
    start = when.starts_at.astimezone(WARSAW) if when.starts_at else None
    end = when.ends_at.astimezone(WARSAW) if when.ends_at else None
    if start is None:
        return ""
    shown = f"{_day(start.date())}, {start:%H:%M}"
    if end is None:
        return shown
    return (
        f"{shown}–{end:%H:%M}" if end.date() == start.date() else f"{shown} – {_day(end.date())}, {end:%H:%M}"
    )


def _period(when: When) -> str | None:
    first, last = when.period_from, when.period_to
    if first and last:
        return f"{_day(first)} – {_day(last)}" if first != last else _day(first)
    if first:
        return _("not before %s") % _day(first)
    return _("not after %s") % _day(last) if last else None


def _day(day: date) -> str:
    return date_format(day, "j E Y")
