"""A meeting as a calendar file. The same meeting gives the same bytes."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from kooperacje.base.problems import BadInput
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState, Timing

PRODUCT = "-//Kooperacje//Kooperacje//PL"


def has_file(meeting: Meeting) -> bool:
    """A calendar needs a day: a period or a date in words is none."""
    return meeting.when.timing in (Timing.MOMENT, Timing.DAY)


def calendar_file(meeting: Meeting, *, url: str, agenda: list[str]) -> bytes:
    """One event in UTC, or all day where the hour is not stated. Holds no names of persons.

    UID is made from the meeting's id, DTSTAMP is the time of its last change and SEQUENCE counts its changes, so a
    calendar that had the file before renews its entry. Raises `BadInput` for a meeting without a day.
    """
    if not has_file(meeting):
        raise BadInput(_("This meeting has no day, so it cannot be put into a calendar."))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(meeting, url, agenda))
    return bytes(calendar.to_ical())


def whole_file(meetings: Iterable[tuple[Meeting, str]]) -> bytes:
    """Several meetings with their addresses in one file, for a calendar that follows it. Those without a day stay out."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for meeting, url in meetings:
        if has_file(meeting):
            calendar.add_component(_event(meeting, url, []))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, url: str, agenda: list[str]) -> Event:
    event = Event()
    event.add("uid", f"{meeting.pk}@kooperacje")
    event.add("dtstamp", meeting.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", meeting.version - 1)
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    event.add("url", url)
    _add_time(event, meeting)
    if meeting.place:
        event.add("location", meeting.place)
    if description := _description(meeting, agenda):
        event.add("description", description)
    return event


def _add_time(event: Event, meeting: Meeting) -> None:
    if meeting.day:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.day + timedelta(days=1))
    elif meeting.starts_at:
        event.add("dtstart", meeting.starts_at.astimezone(UTC))
        if meeting.ends_at:
            event.add("dtend", meeting.ends_at.astimezone(UTC))


def _description(meeting: Meeting, agenda: list[str]) -> str:
    lines = [f"{number}. {title}" for number, title in enumerate(agenda, start=1)]
    if meeting.online_link:
        lines.append(f"{_('Online')}: {meeting.online_link}")
    return "\n".join(lines)
