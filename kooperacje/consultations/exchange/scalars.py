"""Single values of the file format, read more strictly than pydantic does by itself.

Left alone, pydantic takes `2019` for a date (seconds since 1970), `930` for an hour and `true` for the number 1.
"""

import re
from datetime import date, datetime, time
from typing import Any

from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOUR = re.compile(r"\d{1,2}:\d{2}")
_NUMBER = re.compile(r"[0-9]{1,9}")
# Control characters, and halves of surrogate pairs, which no database column can hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def iso_day(value: Any) -> Any:
    """A day written as 2019-03-25."""
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value.strip()):
            return date.fromisoformat(value.strip())
    except ValueError:
        pass
    raise PydanticCustomError("not_a_day", "not a day")


def hour(value: Any) -> Any:
    """An hour written as 9:30 or 09:30."""
    if type(value) is time:
        return value
    try:
        if isinstance(value, str) and _HOUR.fullmatch(value.strip()):
            return datetime.strptime(value.strip(), "%H:%M").time()
    except ValueError:
        pass
    raise PydanticCustomError("not_an_hour", "not an hour")


def whole_number(value: Any) -> Any:
    """A number of people or things, from 0 up."""
    if type(value) is int:
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return int(value)
    raise PydanticCustomError("not_a_count", "not a whole number")


def flag(value: Any) -> Any:
    """`true` or `false`."""
    if type(value) is bool:
        return value
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("not_a_flag", "not true or false")


def line_feeds(value: Any) -> Any:
    """Lines end with a line feed, whatever the system the text was typed on."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def printable(value: str) -> str:
    if _UNPRINTABLE.search(value):
        raise PydanticCustomError("unprintable", "a character that cannot be shown")
    return value


def one_line(value: str) -> str:
    if "\n" in value or "\t" in value:
        raise PydanticCustomError("more_lines", "more than one line")
    return printable(value)
