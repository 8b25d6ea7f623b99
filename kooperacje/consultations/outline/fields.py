"""A field as a person meets it: label, help, and the way it is filled in."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = object


class Sort(Enum):
    """How a field is filled in and shown."""

    LINE = auto()
    TEXT = auto()
    COUNT = auto()
    DAY = auto()
    HOUR = auto()
    FLAG = auto()
    WEB = auto()
    TERRITORY = auto()
    CHOICE = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    SOURCES = auto()
    LINES = auto()
    """A total by categories."""
    MANY = auto()
    """Lines of text."""
    TYPES = auto()
    """Types of institutions."""
    PERIOD = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the field's in the file format. `target` is the list that a reference leads to."""

    name: str
    label: Words
    sort: Sort
    help: Words = ""
    required: bool = False
    enum: type[StrEnum] | None = None
    target: str = ""
    telling: bool = False
    """Shown as "not stated" in lists when it is not; other fields are then left out."""


def line(name: str, label: Words, help: Words = "", *, required: bool = False) -> Field:
    return Field(name, label, Sort.LINE, help, required)


def text(name: str, label: Words, help: Words = "", *, required: bool = False) -> Field:
    return Field(name, label, Sort.TEXT, help, required)


def count(
    name: str, label: Words, help: Words = "", *, required: bool = False, telling: bool = False
) -> Field:
    return Field(name, label, Sort.COUNT, help, required, telling=telling)


def choice(
    name: str, label: Words, enum: type[StrEnum], help: Words = "", *, required: bool = False
) -> Field:
    return Field(name, label, Sort.CHOICE, help, required, enum=enum)


def reference(name: str, label: Words, target: str, help: Words = "", *, required: bool = False) -> Field:
    return Field(name, label, Sort.REFERENCE, help, required, target=target)


def references(name: str, label: Words, target: str, help: Words = "") -> Field:
    return Field(name, label, Sort.REFERENCES, help, target=target)


def other(name: str, label: Words, sort: Sort, help: Words = "", *, telling: bool = False) -> Field:
    return Field(name, label, sort, help, telling=telling)
