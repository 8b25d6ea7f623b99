"""Columns and constraints that every table of the room shares, so that each rule is written once."""

from collections.abc import Iterable
from enum import Enum
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kooperacje.base.versions import Versioned

KEY = r"^[a-z0-9][a-z0-9-]{0,63}$"
MAX_COUNT = 10_000_000


def line(**options: Any) -> "models.CharField[str, str]":
    """One line of text, as the file format bounds it."""
    return models.CharField(max_length=500, **options)


def stated_line() -> "models.CharField[str | None, str | None]":
    """A line that may be not stated: then NULL, never empty."""
    return models.CharField(max_length=500, null=True, blank=True)


def stated_text() -> "models.TextField[str | None, str | None]":
    """A text that may be not stated: then NULL, never empty."""
    return models.TextField(null=True, blank=True)


def choice(values: type[Enum], **options: Any) -> "models.CharField[Any, Any]":
    """A column over an enum; `one_of` makes the database hold it."""
    return models.CharField(
        max_length=20, choices=[(value.value, value.value) for value in values], **options
    )


def filled(*columns: str) -> models.CheckConstraint:
    """No empty text: what is not stated is NULL."""
    condition = Q()
    for column in columns:
        condition &= ~Q(**{column: ""})
    return models.CheckConstraint(name="%(app_label)s_%(class)s_filled", condition=condition)


def one_of(column: str, values: type[Enum], *, optional: bool = False) -> models.CheckConstraint:
    """Only values of the enum, or NULL where it may be not stated."""
    condition = Q(**{f"{column}__in": [value.value for value in values]})
    if optional:
        condition |= Q(**{column: None})
    return models.CheckConstraint(name=f"%(app_label)s_%(class)s_{column}", condition=condition)


def period(start: str, end: str) -> models.CheckConstraint:
    """Both days or neither, the last not before the first."""
    neither = Q(**{start: None, end: None})
    both = Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{end}__gte": F(start)})
    return models.CheckConstraint(name=f"%(app_label)s_%(class)s_{start}", condition=neither | both)


def bounded(*columns: str) -> models.CheckConstraint:
    """Counts no larger than the file format takes."""
    condition = Q()
    for column in columns:
        condition &= Q(**{column: None}) | Q(**{f"{column}__lte": MAX_COUNT})
    return models.CheckConstraint(name="%(app_label)s_%(class)s_bounded", condition=condition)


def ordered(*within: str) -> models.UniqueConstraint:
    """One place in the list each; checked at the end of the transaction, so that two rows may swap places."""
    return models.UniqueConstraint(
        fields=(*within, "position"),
        name="%(app_label)s_%(class)s_position",
        deferrable=models.Deferrable.DEFERRED,
    )


def keyed(*within: str) -> models.UniqueConstraint:
    """The key once in its list."""
    return models.UniqueConstraint(fields=(*within, "key"), name="%(app_label)s_%(class)s_key")


KEY_FORM = models.CheckConstraint(name="%(app_label)s_%(class)s_key_form", condition=Q(key__regex=KEY))


def constraints(*more: Any, within: Iterable[str] = ("consultation",)) -> tuple[Any, ...]:
    """The constraints of a part: key once, one place in the list, key of the right form, and its own."""
    return (keyed(*within), ordered(*within), KEY_FORM, *more)


class Part(Versioned):
    """A row of one of the consultation's lists. The key is how files and addresses name it, for good."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey(
        "consultations.Consultation", models.CASCADE, related_name="%(class)s_rows"
    )
    key = models.CharField(max_length=64)
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key
