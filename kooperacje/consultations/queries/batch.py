"""Several lists of one consultation in one round trip, by statements that are written once (`base/statements.py`)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kooperacje.base import statements
from kooperacje.base.statements import Statement, written

__all__ = ["PLACES", "SOME", "Statement", "among", "read", "written"]
SOME = UUID(int=0)
"""Stands in a queryset for the id of the consultation that is asked about later."""
PLACES = [-1]
"""Stands in a queryset for places in the list that are asked about later; see `among`."""


def among() -> models.Expression:
    """A condition for a queryset: the row stands at one of the `PLACES`."""
    wanted = models.Value(PLACES, output_field=ArrayField(models.IntegerField()))
    condition = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return models.Func(models.F("position"), wanted, output_field=models.BooleanField(), **condition)


def read(
    consultation: UUID, wanted: Sequence[Statement], places: Sequence[int] = ()
) -> list[list[list[Any]]]:
    """The rows of every statement: one query."""

    def meant(value: Any) -> Any:
        return consultation if value == SOME else list(places) if value == PLACES else value

    return statements.read(wanted, meant)
