"""Deadlines run by the clock in Poland, in the nights when it is changed too."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kooperacje.answering import deadlines
from kooperacje.base.clock import WARSAW

NONE = timedelta()
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("last", "hour", "utc"),
    [
        (date(2026, 11, 30), None, datetime(2026, 11, 30, 23, 0, tzinfo=UTC)),
        (date(2026, 7, 31), None, datetime(2026, 7, 31, 22, 0, tzinfo=UTC)),
        (date(2026, 11, 30), time(15, 30), datetime(2026, 11, 30, 14, 30, tzinfo=UTC)),
        (date(2026, 10, 25), None, datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (date(2026, 3, 28), None, datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),
    ],
)
def test_answering_ends_at_the_hour_or_the_end_of_the_last_day(last, hour, utc):
    closing = deadlines.closing(last, hour)
    assert closing is not None
    assert closing.timestamp() == utc.timestamp()


@pytest.mark.parametrize(
    ("minutes", "started", "grace", "late"),
    [
        (-1, None, NONE, False),
        (0, None, NONE, True),
        (1, -30, HOUR, False),
        (59, -30, HOUR, False),
        (60, -30, HOUR, True),
        (1, 0, HOUR, True),
        (1, None, HOUR, True),
    ],
)
def test_what_was_begun_in_time_may_be_finished_within_the_grace(minutes, started, grace, late):
    closing = datetime(2026, 11, 30, 15, tzinfo=WARSAW)
    begun = None if started is None else closing + timedelta(minutes=started)
    sent = closing + timedelta(minutes=minutes)
    assert deadlines.is_late(sent, closing=closing, started=begun, grace=grace) is late


def test_the_hour_that_comes_twice_is_told_apart():
    closing = deadlines.closing(
        date(2026, 10, 25), time(2, 30)
    )  # 2:30 comes twice that night: the first counts
    assert closing is not None
    first = datetime(2026, 10, 25, 0, 15, tzinfo=UTC).astimezone(WARSAW)  # 2:15, summer time
    second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC).astimezone(WARSAW)  # 2:15, winter time
    assert deadlines.is_late(first, closing=closing, started=None, grace=NONE) is False
    assert deadlines.is_late(second, closing=closing, started=None, grace=NONE) is True


def test_without_a_day_nothing_is_late():
    assert deadlines.closing(None, time(12)) is None
    assert deadlines.is_late(datetime.now(UTC), closing=None, started=None, grace=NONE) is None
    assert deadlines.is_late_by_day(date(2026, 1, 1), None) is None


def test_paper_is_late_by_its_day():
    assert deadlines.is_late_by_day(date(2026, 11, 30), date(2026, 11, 30)) is False
    assert deadlines.is_late_by_day(date(2026, 12, 1), date(2026, 11, 30)) is True
