"""What an event may hold: ids and plain values, never the data of a person."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+")
# Nine digits in a row may be a REGON, which names an institution; written in groups or with a prefix it is a phone.
_PHONE = re.compile(r"(?<![\w+])(?:(?:\+|00)48[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}|\d{3}[ -]\d{3}[ -]\d{3})(?!\w)")
_ELEVEN = re.compile(r"(?<!\w)\d{11}(?!\w)")
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_CENTURIES = {0: 1900, 20: 2000, 40: 2100, 60: 2200, 80: 1800}


class PersonalData(ValueError):
    """A programming fault: personal data on the way into the journal. Names the place, not the value."""

    def __init__(self, place: str, kind: str) -> None:
        super().__init__(f"{place} looks like {kind}: the journal holds ids, not contents")


def is_pesel(digits: str) -> bool:
    """Eleven digits with a right checksum and a date that exists (ustawa o ewidencji ludności, art. 15-16)."""
    if sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 10:
        return False
    shift, month = divmod(int(digits[2:4]), 20)
    try:
        date(_CENTURIES[shift * 20] + int(digits[:2]), month, int(digits[4:6]))
    except ValueError:
        return False
    return True


def kind_of(text: str) -> str:
    """What personal data the text seems to hold, or an empty string."""
    if _EMAIL.search(text):
        return "an e-mail address"
    if any(is_pesel(digits) for digits in _ELEVEN.findall(text)):
        return "a PESEL"
    if _PHONE.search(text):
        return "a telephone number"
    return ""


def check(value: Any, place: str) -> None:
    """Raise `PersonalData` for a value or key that looks like it, `TypeError` for one that JSON cannot keep exactly."""
    for where, leaf in _leaves(value, place):
        if isinstance(leaf, float) or not isinstance(leaf, bool | int | str | None):
            raise TypeError(
                f"{where}: {type(leaf).__name__} is not kept exactly; give a string or a whole number"
            )
        found = kind_of(str(leaf))
        if found:
            raise PersonalData(where, found)


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for index, (key, inner) in enumerate(value.items()):
            if not isinstance(key, str):
                raise TypeError(f"{place}: a key must be a string")
            found = kind_of(key)
            if found:
                raise PersonalData(f"key {index + 1} of {place}", found)
            yield from _leaves(inner, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{place}[{index}]")
    else:
        yield place, value
