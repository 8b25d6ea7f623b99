"""Reads a TERC file of the TERYT register: bytes in, checked units out; no database.

The layout is the official one of Statistics Poland: semicolons, UTF-8 (a byte order mark may lead), the columns
`WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA`. Parts of gminas (RODZ 4, 5, 8, 9) are checked and left out.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.territory.states import GminaType, UnitKind

COLUMNS = ("WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD", "STAN_NA")
MAX_BYTES = 5_000_000
"""The official file has about 0.2 MB; more than this is not a register."""
MAX_NAME = 100
MAX_FAULTS = 20
"""So many faults are told at once; the rest is counted."""
PARTS_OF_GMINAS = frozenset("4589")
FIRST_CITY_NUMBER = 61
"""A powiat numbered 61 or more is a city with powiat rights: how the register numbers them."""

_NUMBER = re.compile(r"[0-9]{2}")
_NAME = re.compile(r"[^\x00-\x1f\x7f<>;\"]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as the register states it."""

    kind: UnitKind
    code: str
    name: str
    gmina_type: GminaType | None
    is_city: bool

    @property
    def parent_code(self) -> str | None:
        """Code of the unit above, None for a województwo."""
        above = self.kind.parent
        return self.code[: above.code_length] if above else None


@dataclass(frozen=True, slots=True)
class Register:
    """All units of the country on one day, upper levels first."""

    state_on: date
    entries: tuple[Entry, ...]


class _Wrong(Exception):
    """What is wrong with one row."""


def read(content: bytes) -> Register:
    """The register in `content`; raises `BadInput` naming each bad row."""
    rows = list(_rows(_decode(content)))
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    entries: list[tuple[int, Entry]] = []
    days: dict[date, int] = {}
    for number, row in rows:
        try:
            entry, day = _entry(row)
            days.setdefault(day, number)
            if entry is None:
                continue
            if entry.code in seen:
                raise _Wrong(
                    _("code %(code)s stands already in row %(row)d")
                    % {"code": entry.code, "row": seen[entry.code]}
                )
            seen[entry.code] = number
            entries.append((number, entry))
        except _Wrong as wrong:
            faults.append(_fault(number, str(wrong)))
    faults += _orphans(entries) + _mixed_days(days)
    if not entries and not faults:
        faults.append(Fault("", _("The file holds no units.")))
    if faults:
        raise BadInput(_shortened(faults))
    units = sorted((entry for __, entry in entries), key=lambda entry: (len(entry.code), entry.code))
    return Register(next(iter(days)), tuple(units))


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise BadInput(
            _("The file is too large for a register: more than %(limit)d MB.")
            % {"limit": MAX_BYTES // 1_000_000}
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise BadInput([_fault(row, _("the text is not in UTF-8; save the file in that encoding"))]) from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.splitlines()
    if not lines or tuple(cell.strip() for cell in lines[0].split(";")) != COLUMNS:
        raise BadInput([_fault(1, _("the first row must be %(columns)s") % {"columns": ";".join(COLUMNS)})])
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            yield number, [cell.strip() for cell in _cells(line)]


def _cells(line: str) -> list[str]:
    """The cells of one line. A row of the register never spans lines, so a stray quote can spoil no other row."""
    try:
        return next(csv.reader([line], delimiter=";", strict=True))
    except csv.Error:
        return line.split(";")


def _entry(row: list[str]) -> tuple[Entry | None, date]:
    if len(row) != len(COLUMNS):
        raise _Wrong(
            _("number of cells: %(found)d instead of %(wanted)d")
            % {"found": len(row), "wanted": len(COLUMNS)}
        )
    voivodeship, powiat, gmina, kind, name, __, state_on = row
    for number in filter(None, (voivodeship, powiat, gmina)):
        if not _NUMBER.fullmatch(number):
            raise _Wrong(_("“%(number)s” is not a two-digit number") % {"number": number[:20]})
    if len(name) > MAX_NAME or not _NAME.fullmatch(name):
        raise _Wrong(_("the name is missing, too long or has signs that no name has"))
    return _unit(voivodeship, powiat, gmina, kind, name), _day(state_on)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong(_("“%(text)s” is not a date such as 2026-01-01") % {"text": text[:20]}) from None


def _unit(voivodeship: str, powiat: str, gmina: str, kind: str, name: str) -> Entry | None:
    code = voivodeship + powiat + gmina
    given = (bool(voivodeship), bool(powiat), bool(gmina), bool(kind))
    if given == (True, False, False, False):
        return Entry(UnitKind.VOIVODESHIP, code, name.lower(), None, False)
    if given == (True, True, False, False):
        return Entry(UnitKind.POWIAT, code, name, None, int(powiat) >= FIRST_CITY_NUMBER)
    if given != (True, True, True, True):
        raise _Wrong(_("the numbers WOJ, POW, GMI and RODZ leave a gap"))
    if kind in PARTS_OF_GMINAS:
        return None
    if kind not in {member.value for member in GminaType}:
        raise _Wrong(_("“%(kind)s” is not a kind of unit (RODZ)") % {"kind": kind[:20]})
    return Entry(UnitKind.GMINA, code + kind, name, GminaType(kind), False)


def _orphans(entries: list[tuple[int, Entry]]) -> list[Fault]:
    codes = {entry.code for __, entry in entries}
    return [
        _fault(
            number, _("no unit %(parent)s for %(code)s") % {"parent": entry.parent_code, "code": entry.code}
        )
        for number, entry in entries
        if entry.parent_code and entry.parent_code not in codes
    ]


def _mixed_days(days: dict[date, int]) -> list[Fault]:
    ordered = sorted(days)
    return [
        _fault(days[day], _("another date (STAN_NA) than %(first)s") % {"first": ordered[0]})
        for day in ordered[1:]
    ]


def _shortened(faults: list[Fault]) -> list[Fault]:
    shown = faults[:MAX_FAULTS]
    if len(faults) > MAX_FAULTS:
        shown.append(Fault("", _("and %(count)d more faults") % {"count": len(faults) - MAX_FAULTS}))
    return shown


def _fault(row: int, sentence: str) -> Fault:
    return Fault(_("row %(row)d") % {"row": row}, sentence)
