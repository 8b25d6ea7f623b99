"""Values of the file format in the reader's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.base.text import shortened
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.outline.fields import Field, Sort
from kooperacje.consultations.queries import names
from kooperacje.consultations.queries.names import Names
from kooperacje.consultations.states import ConsultationState, PositionOutcome
from kooperacje.consultations.words import spoken

LONGEST = 260
TONES: Mapping[StrEnum, str] = {
    ConsultationState.DRAFT: "idle",
    ConsultationState.ANNOUNCED: "info",
    ConsultationState.RUNNING: "info",
    ConsultationState.SUMMING_UP: "warn",
    ConsultationState.PUBLISHED: "good",
    ConsultationState.WITHDRAWN: "bad",
}
OUTCOME_TONES: Mapping[PositionOutcome, str] = {
    PositionOutcome.ACCEPTED: "good",
    PositionOutcome.PARTLY: "good",
    PositionOutcome.NOT_ACCEPTED: "bad",
    PositionOutcome.EXPLAINED: "info",
}


def day(value: date) -> str:
    """A day as the reader's language writes it."""
    return date_format(value, "DATE_FORMAT")


def period(value: schema.Period) -> str:
    """Both days of a period, or the one day that it is."""
    if value.from_ == value.to:
        return day(value.to)
    return f"{day(value.from_)} – {day(value.to)}"


def enum(member: StrEnum) -> str:
    """The name of a member, as the beginning of a line."""
    return str(capfirst(spoken(member)))


def short(text: str, length: int = LONGEST) -> str:
    """The beginning of a text, on one line."""
    return shortened(text, length)


def _hour(value: time) -> str:
    return time_format(value, "H:i")


def _line_of_total(line: schema.Breakdown) -> str:
    number = _("not stated") if line.count is None else str(line.count)
    return f"{line.label}: {number}"


_SAY: Mapping[Sort, Callable[[Any], str]] = {
    Sort.TEXT: short,
    Sort.DAY: day,
    Sort.HOUR: _hour,
    Sort.PERIOD: period,
    Sort.CHOICE: enum,
    Sort.FLAG: lambda value: _("yes") if value else _("no"),
    Sort.LINES: lambda value: ", ".join(map(_line_of_total, value)),
    Sort.MANY: ", ".join,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the keys in a part mean: rows of other lists, types of institutions, territorial units."""

    names: Names
    types: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


def headline(field: Field, part: Any, known: Known) -> str:
    """The first field of an element, in full."""
    given = getattr(part, field.name)
    return str(given) if field.sort in {Sort.TEXT, Sort.LINE} else (value(field, part, known) or part.key)


def value(field: Field, part: Any, known: Known) -> str | None:
    """The field's value in words; None when it is not stated."""
    given = getattr(part, field.name)
    if given is None or given == ():
        return None
    match field.sort:
        case Sort.REFERENCE:
            return known.names.get(field.target, {}).get(given, str(given))
        case Sort.REFERENCES:
            return ", ".join(known.names.get(field.target, {}).get(key, key) for key in given)
        case Sort.SOURCES:
            return "; ".join(names.source(known.names, reference) for reference in given)
        case Sort.TYPES:
            keys = given if isinstance(given, tuple) else (given,)
            return ", ".join(known.types.get(key, key) for key in keys)
        case Sort.TERRITORY:
            return known.units.get(given, str(given))
        case _:
            return _SAY.get(field.sort, str)(given)
