"""The calendar file, read back as a calendar would."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kooperacje.base.problems import BadInput
from kooperacje.meetings import actions, calendar
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import MeetingState
from kooperacje.meetings.when import WARSAW, When

URL = "https://example.pl/spotkania/1/"


def made(when: When, **more) -> Meeting:
    return Meeting(
        title="Warsztat; część 1, „model”",
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        day=when.day,
        period_from=when.period_from,
        period_to=when.period_to,
        term=when.term,
        changed_at=datetime(2019, 2, 1, 12, 30, 15, 999, tzinfo=UTC),
        **more,
    )


def event(meeting: Meeting, agenda=()):
    content = calendar.calendar_file(meeting, url=URL, agenda=list(agenda))
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Calendar.from_ical(content).walk("VEVENT")[0]


def test_a_moment_is_in_utc_and_says_what_people_need():
    meeting = made(
        When.at(datetime(2019, 3, 25, 8, tzinfo=UTC), datetime(2019, 3, 25, 11, tzinfo=UTC)),
        place="Kraków, ul. Przykładowa 1",
        online_link="https://example.pl/pokoj",
        version=3,
    )
    found = event(meeting, ["Powitanie", "Model"])
    assert found.decoded("dtstart") == datetime(2019, 3, 25, 8, tzinfo=UTC)
    assert found.decoded("dtend") == datetime(2019, 3, 25, 11, tzinfo=UTC)
    assert found["summary"] == meeting.title
    assert found["uid"] == f"{meeting.pk}@kooperacje"
    assert found.decoded("dtstamp") == datetime(2019, 2, 1, 12, 30, 15, tzinfo=UTC)
    assert (found["sequence"], found["status"], found["location"]) == (2, "CONFIRMED", meeting.place)
    assert found["description"].splitlines()[:2] == ["1. Powitanie", "2. Model"]
    assert "https://example.pl/pokoj" in found["description"]


def test_a_day_is_a_whole_day():
    found = event(made(When.on(date(2019, 12, 31))))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2019, 12, 31), date(2020, 1, 1))
    assert "location" not in found
    assert "description" not in found


def test_without_an_end():
    assert "dtend" not in event(made(When.at(datetime(2019, 3, 25, 8, tzinfo=UTC))))


@pytest.mark.parametrize("when", [When.unknown("zimą"), When.during(date(2019, 1, 1), date(2019, 1, 31))])
def test_without_a_day_there_is_no_file(when):
    meeting = made(when)
    assert not calendar.has_file(meeting)
    with pytest.raises(BadInput):
        calendar.calendar_file(meeting, url=URL, agenda=[])


def test_called_off_is_told_to_the_calendar():
    assert event(made(When.on(date(2019, 3, 25)), state=MeetingState.CANCELLED))["status"] == "CANCELLED"


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (date(2019, 3, 30), time(9), 8),  # winter time
        (date(2019, 3, 31), time(9), 7),  # the clocks were put forward this night
        (date(2019, 10, 26), time(9), 7),  # summer time
        (date(2019, 10, 27), time(9), 8),  # put back this night
    ],
)
def test_the_clock_on_the_wall_across_the_change(day, hour, utc):
    found = event(made(When.local(day, hour)))
    assert found.decoded("dtstart") == datetime.combine(day, time(utc), UTC)


def test_the_night_of_the_change():
    with pytest.raises(ValueError, match="hour"):
        When.local(date(2019, 3, 31), time(2, 30))
    first = When.local(date(2019, 10, 27), time(2, 30))
    assert first.starts_at.astimezone(UTC).hour == 0, "the first of the two"


@given(
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    hours=st.tuples(st.times(), st.times()),
)
def test_local_time_reads_back_as_written(day, hours):
    first, last = sorted(hour.replace(microsecond=0) for hour in hours)
    if 2 in (first.hour, last.hour):
        first, last = first.replace(hour=1), last.replace(hour=3)  # the hour that one night leaves out
    when = When.local(day, first, last if last > first else None)
    assert when.starts_at.astimezone(WARSAW).time() == first
    assert when.first_day == day
    read = event(made(when)).decoded("dtstart")
    assert read == when.starts_at


def test_the_same_meeting_gives_the_same_bytes(meeting, officer):
    actions.add_agenda_item(by=officer, meeting=meeting, title="Powitanie")
    files = {
        calendar.calendar_file(Meeting.objects.get(pk=meeting.pk), url=URL, agenda=["Powitanie"])
        for _ in range(2)
    }
    assert len(files) == 1
