"""Hours as people type them: "pn-pt 8:00-16:00", one a line, with a note after."""

import re
from collections.abc import Iterable
from datetime import time
from itertools import groupby

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import plain
from kooperacje.basket.exchange.schema import Hours
from kooperacje.basket.labels import DAY

_DAYS = (
    ("pn", "pon", "mon", "poniedzialek"), ("wt", "wto", "tue", "wtorek"), ("sr", "sro", "wed", "sroda"),
    ("cz", "czw", "thu", "czwartek"), ("pt", "pia", "fri", "piatek"), ("so", "sob", "sb", "sat", "sobota"),
    ("nd", "nie", "niedz", "sun", "niedziela"),
)  # fmt: skip
_NUMBER = {word: number for number, words in enumerate(_DAYS, start=1) for word in words}
_LINE = re.compile(
    r"(?P<days>[^\W\d]+\.?(?:\s*[-–,]\s*[^\W\d]+\.?)*)\s*:?\s+(?P<opens>\d{1,2}[:.]\d{2})\s*[-–]\s*(?P<closes>\d{1,2}[:.]\d{2})"
    r"\s*[,;]?\s*(?P<note>.*)"
)


def read(text: str) -> tuple[Hours, ...]:
    """The openings of the text. Raises `BadInput` that names the line."""
    found: list[Hours] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            found += _line(number, line.strip())
    return tuple(found)


def write(openings: Iterable[Hours]) -> str:
    """The text from which the same openings are read back; equal days that follow each other stand together."""
    rows = sorted(openings, key=lambda one: (one.opens, one.closes, one.note, one.day))
    lines: list[tuple[int, str]] = []
    for (opens, closes, note), group in groupby(rows, key=lambda one: (one.opens, one.closes, one.note)):
        for first, last in _spans([one.day for one in group]):
            days = str(DAY[first - 1]) if first == last else f"{DAY[first - 1]}–{DAY[last - 1]}"
            lines.append((first, f"{days} {_hour(opens)}–{_hour(closes)} {note}".strip()))
    return "\n".join(line for _day, line in sorted(lines))


def _spans(days: list[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for day in days:
        if spans and spans[-1][1] == day - 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _hour(hour: time) -> str:
    return f"{hour.hour}:{hour:%M}"


def _line(number: int, line: str) -> list[Hours]:
    found = _LINE.fullmatch(line)
    days = _days(found["days"]) if found else []
    opens, closes = (_clock(found[name]) if found else None for name in ("opens", "closes"))
    if not found or not days or opens is None or closes is None:
        told = _("Line %(number)d: write the days and the hours, for example: pn–pt 8:00–16:00.")
        raise BadInput([Fault("hours", told % {"number": number})])
    if closes <= opens:
        told = _("Line %(number)d: the end is not after the beginning.")
        raise BadInput([Fault("hours", told % {"number": number})])
    return [Hours(day=day, opens=opens, closes=closes, note=found["note"][:200]) for day in days]


def _clock(text: str) -> time | None:
    hours, minutes = map(int, re.split(r"[:.]", text))
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _days(text: str) -> list[int]:
    """The numbers of the days; empty when one is not understood."""
    days: list[int] = []
    for part in text.split(","):
        ends = [_NUMBER.get(plain(word.strip().rstrip("."))) for word in re.split(r"[-–]", part)]
        if None in ends or len(ends) > 2:
            return []
        numbers = [one for one in ends if one is not None]
        days += range(numbers[0], numbers[-1] + 1)
    return days
