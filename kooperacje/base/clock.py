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
