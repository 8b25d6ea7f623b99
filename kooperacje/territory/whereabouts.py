"""Reads tables of places and of postcodes: bytes in, checked rows out; no database.

Semicolons, UTF-8, a heading. Places: `gmina;latitude;longitude`. Postcodes: `postcode;gmina`, or `first;last;gmina` for
postcodes that follow each other. A gmina is named by its TERYT number, with the type (7 digits) or without it (6).
"""

import csv
import re
from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault

MAX_BYTES = 20_000_000
MAX_FAULTS = 20
POSTCODE = re.compile(r"[0-9]{2}-[0-9]{3}")
GMINA = re.compile(r"[0-9]{6,7}")
Row = dict[str, str]
Place = tuple[str, float, float]
Range = tuple[str, str, str]
T = TypeVar("T", Place, Range)


def places(content: bytes) -> list[Place]:
    """Gmina, latitude and longitude of each row; raises `BadInput` naming each bad row."""
    return _read(content, ("gmina", "latitude", "longitude"), _place)


def postcodes(content: bytes) -> list[Range]:
    """First postcode, last postcode and gmina of each row; raises `BadInput` naming each bad row."""
    return sorted(_read(content, ("gmina",), _range))


def _read(content: bytes, needed: tuple[str, ...], take: Callable[[Row], T]) -> list[T]:
    reader = csv.DictReader(_lines(content), delimiter=";", restval="")
    if not set(needed) <= set(reader.fieldnames or ()):
        raise BadInput(
            _("The first row has to name the columns %(columns)s.") % {"columns": ";".join(needed)}
        )
    found: dict[str, T] = {}
    faults: list[Fault] = []
    for number, row in enumerate(reader, start=2):
        try:
            one = take(row)
            if one[0] in found:
                raise ValueError(_("%(what)s stands in an earlier row already") % {"what": one[0]})
            found[one[0]] = one
        except ValueError as wrong:
            faults.append(Fault(_("row %(row)d") % {"row": number}, str(wrong)))
    if faults or not found:
        raise BadInput(faults[:MAX_FAULTS] or _("The file holds no rows."))
    return list(found.values())


def _lines(content: bytes) -> list[str]:
    if len(content) > MAX_BYTES:
        raise BadInput(_("The file is larger than %(most)d MB.") % {"most": MAX_BYTES // 1_000_000})
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise BadInput(_("the text is not in UTF-8; save the file in that encoding")) from None


def _place(row: Row) -> Place:
    return _gmina(row), _degrees(row["latitude"], 90), _degrees(row["longitude"], 180)


def _range(row: Row) -> Range:
    first = _postcode(row.get("first") or row.get("postcode") or "")
    last = _postcode(row.get("last") or first)
    if last < first:
        raise ValueError(_("the last postcode comes before the first"))
    return first, last, _gmina(row)


def _gmina(row: Row) -> str:
    if not GMINA.fullmatch(row["gmina"]):
        raise ValueError(_("“%(text)s” is not the number of a gmina") % {"text": row["gmina"][:20]})
    return row["gmina"][:6]


def _postcode(text: str) -> str:
    if not POSTCODE.fullmatch(text):
        raise ValueError(_("“%(text)s” is not a postcode such as 30-001") % {"text": text[:20]})
    return text


def _degrees(text: str, most: int) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = most + 1.0
    if not -most <= number <= most:
        raise ValueError(_("“%(text)s” is not a number of degrees") % {"text": text[:20]})
    return number
