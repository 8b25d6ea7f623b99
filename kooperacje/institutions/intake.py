"""Turns rows of a sent table into facts of institutions; no database, the registers are given.

The first row names the columns, in Polish or English; their order is free, columns with other names are left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key
from kooperacje.institutions import contacts, identifiers
from kooperacje.institutions.details import Details, is_key
from kooperacje.institutions.models import InstitutionType
from kooperacje.institutions.states import ContactKind
from kooperacje.institutions.tables import Row
from kooperacje.territory.models import Unit as TerritoryUnit

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "key": ("Klucz", "key"),
    "name": ("Nazwa", "name"),
    "type": ("Typ", "rodzaj", "type"),
    "seat": ("Siedziba", "gmina", "teryt", "seat"),
    "other_names": ("Inne nazwy", "other names"),
    "address": ("Adres", "address"),
    "regon": ("REGON",),
    "nip": ("NIP",),
    "phone": ("Telefon", "phone"),
    "email": ("E-mail", "email", "poczta"),
    "website": ("Strona", "www", "website"),
    "public": ("Kontakt publiczny", "public contact"),
    "valid_from": ("Od", "działa od", "valid from"),
}
"""Column by its titles, diacritics, case and hyphens aside; the first is the one our own template writes."""
REQUIRED = ("name", "type")
MAX_FAULTS = 50
YES = frozenset({"tak", "yes", "t", "y", "1", "x"})
CONTACTS = {"phone": ContactKind.PHONE, "email": ContactKind.EMAIL, "website": ContactKind.WEBSITE}


@dataclass(frozen=True, slots=True)
class Registers:
    """What names in the table are looked up in."""

    types: Mapping[str, InstitutionType]
    """By search key of the key, name or abbreviation."""
    territory: Callable[[str], list[TerritoryUnit]]
    """Candidates for a code or a name."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One row understood. An empty cell states nothing: what stands in the register is kept."""

    row: int
    key: str
    """Empty: found by REGON, else by name, type and seat."""
    details: Details
    contacts: tuple[tuple[ContactKind, str], ...]
    public: bool
    """Whether the contacts may be shown to everybody; not unless the table says so."""

    def over(self, standing: Details) -> Details:
        """The facts that stand, with what the row states in their place."""
        new = self.details
        return Details(
            name=new.name,
            type=new.type,
            seat=new.seat or standing.seat,
            other_names=new.other_names or standing.other_names,
            address=new.address or standing.address,
            regon=new.regon or standing.regon,
            nip=new.nip or standing.nip,
            valid_from=new.valid_from or standing.valid_from,
        )


def understand(rows: list[Row], registers: Registers) -> list[Intake]:
    """Every row as facts; raises `BadInput` with up to `MAX_FAULTS` faults, each naming its row."""
    taken, faults = examine(rows, registers)
    if faults:
        raise BadInput(shortened(faults))
    return taken


def examine(rows: list[Row], registers: Registers) -> tuple[list[Intake], list[Fault]]:
    """The rows that can be used, and everything that is wrong with the others.

    Raises `BadInput` where the table has no titles to read its rows by.
    """
    if not rows:
        raise BadInput(_("The table is empty."))
    columns = _columns(rows[0])
    taken: list[Intake] = []
    faults: list[Fault] = []
    for row in rows[1:]:
        cells = {name: row.cells[place] if place < len(row.cells) else "" for name, place in columns.items()}
        result = _row(row.number, cells, registers)
        if isinstance(result, Intake):
            taken.append(result)
        else:
            faults += result
    faults += _doubles(taken)
    if not rows[1:]:
        faults.append(Fault("", _("The table has no rows below the titles.")))
    return taken, faults


def shortened(faults: list[Fault]) -> list[Fault]:
    """The first faults, and how many more there are."""
    if len(faults) <= MAX_FAULTS:
        return faults
    return [
        *faults[:MAX_FAULTS],
        Fault("", _("and %(count)d more faults") % {"count": len(faults) - MAX_FAULTS}),
    ]


def _columns(titles: Row) -> dict[str, int]:
    meant = {search_key(title): name for name, known in COLUMNS.items() for title in known}
    found: dict[str, int] = {}
    for place, title in enumerate(titles.cells):
        name = meant.get(search_key(title))
        if name in found:
            raise BadInput(
                [Fault(_where(titles.number), _("two columns are titled “%(title)s”") % {"title": title})]
            )
        if name:
            found[name] = place
    missing = [COLUMNS[name][0] for name in REQUIRED if name not in found]
    if missing:
        sentence = _("these columns are missing: %(columns)s") % {"columns": ", ".join(missing)}
        raise BadInput([Fault(_where(titles.number), sentence)])
    return found


def _row(number: int, cells: Mapping[str, str], registers: Registers) -> Intake | list[Fault]:
    wrong: list[str] = []
    kind = registers.types.get(search_key(cells["type"]))
    if kind is None:
        wrong.append(_("there is no type of institution “%(key)s”") % {"key": cells["type"][:60]})
    seat = _seat(cells.get("seat", ""), registers, wrong)
    since = _day(cells.get("valid_from", ""), wrong)
    reached = tuple((way, cells[name]) for name, way in CONTACTS.items() if cells.get(name))
    wrong += filter(None, (contacts.problem(way, value) for way, value in reached))
    key = cells.get("key", "")
    if key and not is_key(key):
        wrong.append(_("“%(key)s” is not a key: small Latin letters, digits and hyphens") % {"key": key[:70]})
    if kind is not None:
        details = _details(cells, kind, seat, since)
        wrong += [sentence for __, sentence in details.problems()]
        if not wrong:
            return Intake(number, key, details, reached, search_key(cells.get("public", "")) in YES)
    return [Fault(_where(number), sentence) for sentence in wrong]


def _details(
    cells: Mapping[str, str], kind: InstitutionType, seat: TerritoryUnit | None, since: date | None
) -> Details:
    return Details(
        name=" ".join(cells["name"].split()),
        type=kind,
        seat=seat,
        other_names=tuple(filter(None, (part.strip() for part in cells.get("other_names", "").split(";")))),
        address=" ".join(cells.get("address", "").split()),
        regon=_padded(identifiers.digits(cells.get("regon", ""))),
        nip=identifiers.digits(cells.get("nip", "")).removeprefix("PL"),
        valid_from=since,
    )


def _padded(regon: str) -> str:
    """A spreadsheet drops the zeros in front of a number."""
    return regon.zfill(9) if regon.isdecimal() and 7 <= len(regon) < 9 else regon


def _seat(text: str, registers: Registers, wrong: list[str]) -> TerritoryUnit | None:
    if not text:
        return None
    if text.isdecimal() and len(text) in (1, 3, 6):
        text = f"0{text}"
    found = registers.territory(text)
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(sorted(unit.code for unit in found)[:8])
        wrong.append(
            _("several units are called “%(name)s”; give a code: %(codes)s")
            % {"name": text[:60], "codes": codes}
        )
    else:
        wrong.append(_("there is no territorial unit “%(name)s”") % {"name": text[:60]})
    return None


def _day(text: str, wrong: list[str]) -> date | None:
    if not text:
        return None
    try:
        day, month, year = text.split(".") if "." in text else reversed(text.split("-"))
        return date(int(year), int(month), int(day))
    except ValueError:
        wrong.append(_("“%(text)s” is not a date such as 2026-01-31 or 31.01.2026") % {"text": text[:30]})
        return None


def _doubles(taken: Iterable[Intake]) -> list[Fault]:
    """Two rows that would be one institution."""
    first: dict[tuple[str, str], int] = {}
    faults = []
    for intake in taken:
        for what, value in ((_("key"), intake.key), ("REGON", intake.details.regon)):
            if not value:
                continue
            if (what, value) in first:
                sentence = _("%(what)s %(value)s stands already in row %(row)d")
                said = sentence % {"what": what, "value": value, "row": first[what, value]}
                faults.append(Fault(_where(intake.row), said))
            first.setdefault((what, value), intake.row)
    return faults


def _where(row: int) -> str:
    return _("row %(row)d") % {"row": row}
