"""Pieces of columns and constraints that the tables of the basket share."""

from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The values of an enum as choices; people read `labels`, not these."""
    return [(one.value, one.value) for one in kind]


def one_of(kind: type[StrEnum], blank: bool = False) -> "models.CharField[str, str]":
    """A column that holds one value of the enum."""
    return models.CharField(max_length=24, choices=choices(kind), blank=blank, default="" if blank else None)


def some_of(kind: type[StrEnum]) -> "ArrayField[list[str], list[str]]":
    """A column that holds several values of the enum."""
    return ArrayField(models.CharField(max_length=24, choices=choices(kind)), default=list, blank=True)


def among(field: str, kind: type[StrEnum]) -> Q:
    """The condition that a column holds a value of the enum."""
    return Q(**{f"{field}__in": [one.value for one in kind]})


def only(field: str, kind: type[StrEnum]) -> Q:
    """The condition that a column of several values holds none outside the enum."""
    return Q(**{f"{field}__contained_by": [one.value for one in kind]})
