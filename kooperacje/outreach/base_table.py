"""Turns rows of a stakeholder base into facts: the columns of an institution, and those of a stakeholder beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key
from kooperacje.consultations.states import Level
from kooperacje.institutions import intake
from kooperacje.institutions.intake import Intake, Registers
from kooperacje.institutions.states import ContactKind
from kooperacje.institutions.tables import Row

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "influence": ("Wpływ", "influence"),
        "interest": ("Zainteresowanie", "interest"),
        "is_key": ("Kluczowy", "kluczowa", "key stakeholder"),
        "reason": ("Uzasadnienie", "dlaczego", "reason", "why"),
        "obligatory": ("Obowiązkowy", "obowiązkowa", "obligatory"),
        "sector": ("Sektor", "sector"),
    }
)
"""Column by its titles; the first is the one our own template writes."""
LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        **dict.fromkeys(("maly", "mala", "male", "niski", "niska", "niskie", "low"), Level.LOW),
        **dict.fromkeys(("sredni", "srednia", "srednie", "medium"), Level.MEDIUM),
        **dict.fromkeys(("duzy", "duza", "duze", "wysoki", "wysoka", "wysokie", "high"), Level.HIGH),
    }
)
ANSWERS: Mapping[str, bool] = MappingProxyType(
    {
        **dict.fromkeys(("tak", "yes", "t", "y", "1", "x"), True),
        **dict.fromkeys(("nie", "no", "n", "0"), False),
    }
)
MAX_SECTOR = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One row understood. What is None or empty states nothing: what stands is kept."""

    institution: Intake
    influence: Level | None
    interest: Level | None
    is_key: bool | None
    reason: str | None
    obligatory: bool | None
    sector: str

    @property
    def email(self) -> str:
        """Where to write to the institution in this consultation; empty when the row does not say."""
        ways = self.institution.contacts
        return next((value for kind, value in ways if kind is ContactKind.EMAIL), "")


def understand(rows: list[Row], registers: Registers) -> list[Line]:
    """Every row as facts; raises `BadInput` whose faults name their rows."""
    taken, faults = intake.examine(rows, registers)
    places = _places(rows[0])
    by_number = {row.number: row for row in rows[1:]}
    own = {number: _own(row, places, faults) for number, row in by_number.items()}
    faults += _doubles(taken)
    if faults:
        raise BadInput(intake.shortened(faults))
    return [Line(one, **own[one.row]) for one in taken]


def _places(titles: Row) -> dict[str, int]:
    meant = {search_key(title): name for name, known in COLUMNS.items() for title in known}
    found: dict[str, int] = {}
    for place, title in enumerate(titles.cells):
        name = meant.get(search_key(title))
        if name in found:
            sentence = _("two columns are titled “%(title)s”") % {"title": title}
            raise BadInput([Fault(_where(titles.number), sentence)])
        if name:
            found[name] = place
    return found


def _own(row: Row, places: Mapping[str, int], faults: list[Fault]) -> dict[str, Any]:
    cells = {
        name: row.cells[places[name]] if places.get(name, len(row.cells)) < len(row.cells) else ""
        for name in COLUMNS
    }
    wrong: list[str] = []
    sector = " ".join(cells["sector"].split())
    if len(sector) > MAX_SECTOR:
        wrong.append(_("the sector is longer than %(limit)d characters") % {"limit": MAX_SECTOR})
    facts = {
        "influence": _chosen(cells["influence"], LEVELS, wrong, _("“%(text)s” is not low, medium or high")),
        "interest": _chosen(cells["interest"], LEVELS, wrong, _("“%(text)s” is not low, medium or high")),
        "is_key": _chosen(cells["is_key"], ANSWERS, wrong, _("“%(text)s” is neither yes nor no")),
        "reason": cells["reason"].replace("\r\n", "\n").replace("\r", "\n") or None,
        "obligatory": _chosen(cells["obligatory"], ANSWERS, wrong, _("“%(text)s” is neither yes nor no")),
        "sector": sector,
    }
    faults += [Fault(_where(row.number), sentence) for sentence in wrong]
    return facts


def _chosen(text: str, known: Mapping[str, T], wrong: list[str], sentence: str) -> T | None:
    if not text:
        return None
    found = known.get(search_key(text))
    if found is None:
        wrong.append(sentence % {"text": text[:60]})
    return found


def _doubles(taken: list[Intake]) -> list[Fault]:
    """Two rows that would be one new institution."""
    first: dict[tuple[Any, ...], int] = {}
    faults = []
    for one in taken:
        details = one.details
        same = (one.key, details.regon, details.name, details.type.pk, details.seat and details.seat.pk)
        before = first.setdefault(same, one.row)
        if before != one.row:
            faults.append(
                Fault(_where(one.row), _("the same institution as in row %(row)d") % {"row": before})
            )
    return faults


def _where(row: int) -> str:
    return _("row %(row)d") % {"row": row}
