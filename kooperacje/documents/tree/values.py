"""Typed values of table cells and facts, and the two ways in which a value may be missing."""

import math
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from kooperacje.documents.tree.inline import Deleted, Emphasis, Inserted, Link, Rich, Strong


class Gap(Enum):
    """A place where a value cannot exist, unlike ``None``: a value that exists but is not stated."""

    NOT_APPLICABLE = "not_applicable"


NOT_APPLICABLE = Gap.NOT_APPLICABLE

Cell: TypeAlias = Gap | Rich | bool | int | float | Decimal | date | datetime | None


class Kind(Enum):
    """The type of a column or of a fact."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    PERCENT = "percent"
    """A ratio: 0.8 is shown as 80 %."""
    DATE = "date"
    DATETIME = "datetime"
    BOOL = "bool"


_ALLOWED: dict[Kind, frozenset[type]] = {
    Kind.TEXT: frozenset({str, Strong, Emphasis, Link, Inserted, Deleted, tuple}),
    Kind.INT: frozenset({int}),
    Kind.DECIMAL: frozenset({int, float, Decimal}),
    Kind.PERCENT: frozenset({int, float, Decimal}),
    Kind.DATE: frozenset({date}),
    Kind.DATETIME: frozenset({datetime}),
    Kind.BOOL: frozenset({bool}),
}
_MISSING: frozenset[type] = frozenset({type(None), Gap})
_INFERRED: dict[type, Kind] = {
    bool: Kind.BOOL,
    int: Kind.INT,
    float: Kind.DECIMAL,
    Decimal: Kind.DECIMAL,
    date: Kind.DATE,
    datetime: Kind.DATETIME,
}


def fits(value: Cell, kind: Kind) -> bool:
    """Whether ``value`` may stand where ``kind`` is promised; a missing value may stand anywhere."""
    if type(value) in _MISSING:
        return True
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        return False
    return type(value) in _ALLOWED[kind]


def all_fit(values: list[Cell], kind: Kind) -> bool:
    """Like :func:`fits` for a whole column, fast for the common case."""
    types = set(map(type, values))
    if float in types or Decimal in types:
        return all(fits(value, kind) for value in values)
    return types <= (_ALLOWED[kind] | _MISSING)


def kind_of(value: Cell) -> Kind:
    """The kind a value has by itself; text for text and for a missing value."""
    return _INFERRED.get(type(value), Kind.TEXT)
