"""Understands a table of values: long (a row a value), wide (a column an indicator or a year), and exports of GUS BDL."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput
from kooperacje.base.text import search_key, shortened
from kooperacje.diagnosis import numbers
from kooperacje.diagnosis.models import Indicator
from kooperacje.institutions.tables import Row
from kooperacje.territory.models import Unit

ROLES: Mapping[str, tuple[str, ...]] = {
    "code": ("kod", "teryt", "kod teryt", "kod terytorialny", "code"),
    "unit": (
        "nazwa",
        "gmina",
        "powiat",
        "jednostka",
        "jednostka terytorialna",
        "territory",
        "gmina lub powiat",
    ),
    "indicator": ("wskaznik", "indicator", "klucz"),
    "year": ("rok", "year"),
    "value": ("wartosc", "value"),
    "source": ("zrodlo", "source"),
    "note": ("uwaga", "uwagi", "note"),
    "estimate": ("szacunek", "estimate"),
}
MOST_TITLE_ROWS = 6
MOST_CELLS = 100_000
FIRST_YEAR, LAST_YEAR = 1990, 2100
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20\d\d|2100)(?!\d)")
_UNIT_IN_TITLE = re.compile(r"\[[^\]]*\]")
_YES = frozenset({"tak", "yes", "t", "y", "1", "x", "szacunek"})
Gazetteer = Callable[[str], list[Unit]]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the sender said of the whole table."""

    indicator: Indicator | None = None
    year: int | None = None
    source: str = ""
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One value that the table states, at its place; `fault` says why it cannot be taken, then the rest may be missing."""

    place: str
    indicator: Indicator | None = None
    territory: Unit | None = None
    year: int | None = None
    value: Decimal | None = None
    source: str = ""
    note: str = ""
    estimate: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    title: str
    year: int | None
    indicator: Indicator | None
    fault: str = ""


@dataclass(slots=True)
class _Layout:
    roles: dict[str, int] = field(default_factory=dict)
    columns: list[_Column] = field(default_factory=list)
    body: Sequence[Row] = ()


class Understanding:
    """Reads one table with the indicators and units that there are."""

    def __init__(self, indicators: Sequence[Indicator], gazetteer: Gazetteer, defaults: Defaults) -> None:
        self._named = {
            search_key(name): one
            for one in reversed(indicators)
            for name in (one.key, one.name, *one.other_names)
        }
        self._gazetteer = gazetteer
        self._defaults = defaults

    def values(self, rows: Sequence[Row]) -> list[Said]:
        """Every value of the table, good or refused. Raises `BadInput` for a table that makes no sense as a whole."""
        if not rows:
            raise BadInput(_("The table is empty."))
        layout = self._layout(rows)
        said: list[Said] = []
        for row in layout.body:
            said += self._long(layout, row) if "value" in layout.roles else self._wide(layout, row)
            if len(said) > MOST_CELLS:
                raise BadInput(_("The table has more than %(limit)d values.") % {"limit": MOST_CELLS})
        return list(_without_doubles(said))

    def _layout(self, rows: Sequence[Row]) -> _Layout:
        for depth in range(1, min(MOST_TITLE_ROWS, len(rows) - 1) + 1):
            titles = _titles(rows[:depth])
            roles = _roles(titles)
            if not {"code", "unit"} & set(roles):
                continue
            layout = _Layout(roles, body=rows[depth:])
            # Exports of BDL have titles over several rows: the table begins where a unit is named.
            if "value" not in roles and self._is_title(layout, rows[depth]):
                continue
            if "value" not in roles:
                layout.columns = [
                    self._column(index, title)
                    for index, title in enumerate(titles)
                    if title and index not in roles.values()
                ]
            return layout
        raise BadInput(
            _(
                "The first rows must name the columns, one of them “Kod” (TERYT) or “Nazwa” of a gmina or powiat."
            )
        )

    def _is_title(self, layout: _Layout, row: Row) -> bool:
        return not any(_cell(row, layout.roles[role]) for role in ("code", "unit") if role in layout.roles)

    def _column(self, index: int, title: str) -> _Column:
        years = _YEAR.findall(title)
        year = int(years[-1]) if years else self._defaults.year
        words = _UNIT_IN_TITLE.sub(" ", _YEAR.sub(" ", title))
        parts = [search_key(part) for part in (words, *words.split(";"))]
        found = next((self._named[part] for part in parts if part in self._named), None)
        indicator = found or self._defaults.indicator
        return _Column(index, title, year, indicator)

    def _wide(self, layout: _Layout, row: Row) -> Iterator[Said]:
        unit, fault = self._unit(layout, row)
        in_row = _said_in(row, layout.roles, "indicator")
        own = self._named.get(search_key(in_row)) if in_row else None
        for column in layout.columns:
            text = _cell(row, column.index)
            if not text:
                continue
            place = _place(row, column.title)
            indicator = own or column.indicator
            wrong = fault or self._unknown_indicator(in_row if not own else "", indicator, column.title)
            yield self._one(layout, row, place, indicator, unit, column.year, text, wrong)

    def _long(self, layout: _Layout, row: Row) -> Iterator[Said]:
        text = _said_in(row, layout.roles, "value")
        note = _said_in(row, layout.roles, "note")
        if not text and not note:
            return
        unit, fault = self._unit(layout, row)
        name = _said_in(row, layout.roles, "indicator")
        indicator = self._named.get(search_key(name)) if name else self._defaults.indicator
        wrong = fault or self._unknown_indicator(name if indicator is None else "", indicator, "")
        yield self._one(layout, row, _place(row, ""), indicator, unit, self._defaults.year, text, wrong)

    def _one(
        self,
        layout: _Layout,
        row: Row,
        place: str,
        indicator: Indicator | None,
        unit: Unit | None,
        year: int | None,
        text: str,
        wrong: str,
    ) -> Said:
        in_row = _said_in(row, layout.roles, "year")
        if in_row and not wrong:
            year, wrong = _year_of(in_row)
        if not wrong and year is None:
            wrong = _("the year is not stated")
        value = None
        if not wrong:
            try:
                value = numbers.parse(text)
            except numbers.NotANumber as refused:
                wrong = str(refused)
        if wrong:
            return Said(place, fault=wrong)
        said_source = _said_in(row, layout.roles, "source")
        marked = search_key(_said_in(row, layout.roles, "estimate"))
        return Said(
            place,
            indicator,
            unit,
            year,
            value,
            shortened(said_source or self._defaults.source, 300),
            shortened(_said_in(row, layout.roles, "note"), 500),
            marked in _YES if marked else self._defaults.estimate,
        )

    def _unknown_indicator(self, name: str, indicator: Indicator | None, title: str) -> str:
        if name:
            return _("there is no indicator “%(name)s” in the catalogue") % {"name": shortened(name, 60)}
        if indicator is None:
            shown = {"name": shortened(title, 60)}
            return (
                (_("“%(name)s” is no indicator of the catalogue; choose one for the whole table") % shown)
                if title
                else _("the indicator is not stated")
            )
        return ""

    def _unit(self, layout: _Layout, row: Row) -> tuple[Unit | None, str]:
        """The unit that a row is about, or the sentence why it is not known. The code counts before the name."""
        code, name = _said_in(row, layout.roles, "code"), _said_in(row, layout.roles, "unit")
        said = code or name
        if not said:
            return None, _("the unit is not stated")
        found = self._gazetteer(said)
        if not found:
            return None, _("there is no unit “%(name)s”") % {"name": shortened(said, 60)}
        if len(found) > 1:
            return None, _("several units are called “%(name)s”; write the code") % {
                "name": shortened(said, 60)
            }
        return found[0], ""


def _titles(rows: Sequence[Row]) -> list[str]:
    """Titles of columns; those over several rows are joined, and a title above several columns holds for each."""
    width = max(len(row.cells) for row in rows)
    lines = []
    for number, row in enumerate(rows):
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        if number < len(rows) - 1:
            for place in range(1, width):
                cells[place] = cells[place] or (cells[place - 1] if place > 2 else "")
        lines.append(cells)
    return [";".join(dict.fromkeys(filter(None, (line[place] for line in lines)))) for place in range(width)]


def _roles(titles: Sequence[str]) -> dict[str, int]:
    meant = {search_key(word): role for role, words in ROLES.items() for word in words}
    found: dict[str, int] = {}
    for place, title in enumerate(titles):
        # A heading above the whole table may stand over the titles.
        role = meant.get(search_key(title)) or meant.get(search_key(title.rpartition(";")[2]))
        if role and role in found:
            raise BadInput(_("Two columns are titled “%(title)s”.") % {"title": shortened(title, 60)})
        if role:
            found[role] = place
    return found


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _said_in(row: Row, roles: Mapping[str, int], role: str) -> str:
    return _cell(row, roles[role]) if role in roles else ""


def _year_of(text: str) -> tuple[int | None, str]:
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR and len(text) == 4:
        return int(text), ""
    return None, _("“%(text)s” is not a year") % {"text": shortened(text, 20)}


def _place(row: Row, title: str) -> str:
    where = _("row %(row)d") % {"row": row.number}
    return f"{where}, {shortened(title, 60)}" if title else where


def _without_doubles(said: Sequence[Said]) -> Iterator[Said]:
    """The second of two values for the same thing is refused, so that none is lost without a word."""
    seen: dict[tuple[object, ...], str] = {}
    for one in said:
        if one.fault or one.indicator is None or one.territory is None:
            yield one
            continue
        before = seen.setdefault((one.indicator.pk, one.territory.pk, one.year), one.place)
        if before == one.place:
            yield one
        else:
            yield Said(
                one.place, fault=_("the same indicator, unit and year as in %(place)s") % {"place": before}
            )
