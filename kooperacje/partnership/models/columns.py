"""Pieces of columns and constraints that the tables of a partnership share."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q


class DateRange(Func):
    """`daterange(from, to)`: the first day belongs to it, the last does not; an absent end is open."""

    function = "DATERANGE"
    output_field = DateRangeField()


def term(name: str) -> models.CheckConstraint:
    """The end does not come before the beginning."""
    return models.CheckConstraint(
        name=name, condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from"))
    )
