"""Holds a value against the facts and says in words what is wrong with it and where.

The same rules as the compiled schemas (a test compares the two), without a library at run time: an import needs
sentences that name a field, and the console checks the whole basket.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kooperacje.base.problems import Fault
from kooperacje.opendata.hsds.facts import Field, Thing, things

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+$")
URI = re.compile(r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$", re.IGNORECASE)
DEEPEST = 12
"""An object of ours is four deep; what goes further is meant to do harm."""


def faults(name: str, value: Any, *, strict: bool, place: str = "", depth: int = 0) -> Iterator[Fault]:
    """Everything wrong with a value that should be this object; `place` is where it stands."""
    thing = things()[name]
    if depth > DEEPEST:
        yield Fault(place, _("is nested too deep"))
    elif not isinstance(value, dict):
        yield Fault(place, _("should be an object with properties"))
    else:
        yield from _object(thing, value, strict, place, depth)


def _object(thing: Thing, value: dict[str, Any], strict: bool, place: str, depth: int) -> Iterator[Fault]:
    for name in thing.required:
        if name not in value:
            yield Fault(_inside(place, name), _("is missing"))
    for name, content in value.items():
        field = thing.fields.get(name)
        if field is not None:
            yield from _field(field, content, strict, _inside(place, name), depth)
        elif strict:
            yield Fault(_inside(place, name[:60]), _("is no property of “%(thing)s”") % {"thing": thing.name})


def _field(field: Field, content: Any, strict: bool, place: str, depth: int) -> Iterator[Fault]:
    if not field.many:
        yield from _one(field, content, strict, place, depth)
    elif not isinstance(content, list):
        yield Fault(place, _("should be a list"))
    else:
        for number, one in enumerate(content):
            yield from _one(field, one, strict, f"{place}[{number}]", depth)


def _one(field: Field, value: Any, strict: bool, place: str, depth: int) -> Iterator[Fault]:
    if field.is_object:
        yield from faults(field.kind, value, strict=strict, place=place, depth=depth + 1)
    elif not _fits(field, value):
        wanted = ", ".join(field.values) if field.values else field.kind
        shown = value if isinstance(value, str | int | float) else type(value).__name__
        yield Fault(place, _("“%(value)s” is not: %(wanted)s") % {"value": str(shown)[:60], "wanted": wanted})


def _fits(field: Field, value: Any) -> bool:
    if field.kind == "boolean":
        return isinstance(value, bool)
    if field.kind in ("number", "integer"):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and (field.kind == "number" or float(value).is_integer())
    return isinstance(value, str) and _spelt(field, value)


def _spelt(field: Field, text: str) -> bool:
    match field.kind:
        case "enum":
            return text in field.values
        case "uuid":
            return _parsed(UUID, text) and len(text) == 36
        case "email":
            return bool(EMAIL.match(text))
        case "uri":
            return bool(URI.match(text))
        case "date":
            return _parsed(date.fromisoformat, text) and len(text) == 10
        case "date-time":
            return "T" in text and _parsed(_moment, text)
    return True


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError
    return found


def _parsed(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
