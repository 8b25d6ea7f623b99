"""When a meeting is held, as far as it is known."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.meetings import words
from kooperacje.meetings.models import Meeting
from kooperacje.meetings.states import Timing
from kooperacje.meetings.when import When

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_four_ways():
    moment = datetime(2019, 3, 25, 23, 30, tzinfo=UTC)
    assert When.at(moment).timing is Timing.MOMENT
    assert When.at(moment).first_day == date(2019, 3, 26), "half past midnight in Poland is the next day"
    assert When.on(date(2019, 3, 25)).timing is Timing.DAY
    assert When.during(date(2019, 1, 16), date(2019, 1, 31)).timing is Timing.PERIOD
    assert When.unknown("druga połowa stycznia").timing is Timing.NOT_STATED
    assert When.during(None, None, "styczeń") == When.unknown("styczeń")


def test_an_open_period():
    assert When.during(date(2019, 1, 16), None).last_day is None
    assert When.during(None, date(2019, 1, 16)).first_day is None
    assert When.unknown().first_day is None
    assert When.unknown().last_day is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: When.at(datetime(2019, 3, 25)),
        lambda: When.at(datetime(2019, 3, 25, tzinfo=UTC), datetime(2019, 3, 25, tzinfo=UTC)),
        lambda: When.during(date(2019, 2, 1), date(2019, 1, 1)),
        lambda: When.local(date(2019, 2, 1), None, time(9)),
    ],
)
def test_nonsense_is_refused(make):
    with pytest.raises(ValueError, match=r"zone|beginning|before"):
        make()


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When.unknown(), None),
        (When.unknown("zimą"), "zimą"),
        (When.on(date(2019, 3, 28)), "28 marca 2019"),
        (When.local(date(2019, 3, 25), time(9)), "25 marca 2019, 09:00"),
        (When.local(date(2019, 3, 25), time(9), time(12)), "25 marca 2019, 09:00–12:00"),
        (
            When.at(datetime(2019, 3, 25, 20, tzinfo=UTC), datetime(2019, 3, 26, 1, tzinfo=UTC)),
            "25 marca 2019, 21:00 – 26 marca 2019, 02:00",
        ),
        (When.during(date(2019, 1, 16), date(2019, 1, 31)), "16 stycznia 2019 – 31 stycznia 2019"),
        (When.during(date(2019, 1, 16), date(2019, 1, 16)), "16 stycznia 2019"),
        (When.during(date(2019, 1, 16), None), "nie wcześniej niż 16 stycznia 2019"),
        (When.during(None, date(2019, 1, 31), "zimą"), "zimą (nie później niż 31 stycznia 2019)"),
    ],
)
def test_time_in_words(when, said):
    assert words.time_of(when) == said


@given(first=DAYS, length=st.integers(0, 400))
def test_days_are_in_order(first, length):
    last = first + timedelta(days=length)
    for when in (When.on(first), When.during(first, last)):
        assert when.first_day <= when.last_day


@pytest.mark.parametrize(
    "columns",
    [
        {"day": date(2019, 1, 1), "period_from": date(2019, 1, 1)},
        {"day": date(2019, 1, 1), "starts_at": datetime(2019, 1, 1, tzinfo=UTC)},
        {"ends_at": datetime(2019, 1, 1, tzinfo=UTC)},
        {"starts_at": datetime(2019, 1, 1, tzinfo=UTC), "ends_at": datetime(2018, 1, 1, tzinfo=UTC)},
        {"starts_at": datetime(2019, 1, 1, tzinfo=UTC), "period_to": date(2019, 1, 1)},
        {"period_from": date(2019, 1, 2), "period_to": date(2019, 1, 1)},
        {"subject": "no subject"},
        {"state": "burnt"},
    ],
)
def test_the_database_refuses_two_stories_about_time(db, columns):
    row = {"subject": "garden.bed:1", "key": "x", "title": "x", "state": "planned", **columns}
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(changed_at=datetime(2019, 1, 1, tzinfo=UTC), **row)
