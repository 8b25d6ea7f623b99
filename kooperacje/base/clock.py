"""The one place where the time is asked, so that tests can set it and every room agrees on "today"."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

WARSAW = ZoneInfo("Europe/Warsaw")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The present day in Poland: deadlines and memberships run by it."""
    return now().astimezone(WARSAW).date()


def years_ago(years: int) -> date:
    """The same day so many years ago; the 28th stands for the last days of a month, which not every year has."""
    day = today()
    return date(day.year - years, day.month, min(day.day, 28))
