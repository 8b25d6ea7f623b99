"""Values of a diagnosis beside those of similar units and of the previous diagnosis."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from kooperacje.diagnosis import catalogue, comparison, numbers, queries, words
from kooperacje.diagnosis.comparison import Place, Verdict
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation
from kooperacje.diagnosis.queries.numbers import Series, place
from kooperacje.documents import html
from kooperacje.documents.tree import Bar, BarChart, Document, Figure, Section, Table
from kooperacje.territory import pages as territory
from kooperacje.territory.models import Unit

NUMBER_OF_PEERS_EXPLAINED = 5
Values = dict[int, Decimal | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in one unit: its newest value, what it was, and where it stands among similar units."""

    name: str
    unit: str
    year: int
    value: str | None
    before: str | None
    before_year: int | None
    change: str
    """In words, so that no colour is needed."""
    change_kind: str
    median: str | None
    place: str
    against: str
    against_kind: str
    peers: str
    """Who they are and why they were chosen."""
    key: str


def compare(diagnosis: Diagnosis, *, indicator: Indicator | None = None) -> list[Compared]:
    """Every indicator that has values in the area; a fixed number of queries."""
    inside = tuple(unit.code for unit in queries.area(diagnosis))
    found = queries.series(diagnosis)
    world = _World(found, queries.elsewhere(diagnosis))
    before = {
        (one.indicator.pk, one.unit.pk): one
        for one in (queries.series(diagnosis.predecessor) if diagnosis.predecessor else ())
    }
    return [
        _compared(one, world, before.get((one.indicator.pk, one.unit.pk)))
        for one in sorted(found, key=_larger_first)
        if one.unit.code.startswith(inside) and (indicator is None or one.indicator == indicator)
    ]


def _larger_first(one: Series) -> tuple[int, str, int]:
    """The order of the catalogue, and in it powiaty before gminas; the order of their names stays."""
    return one.indicator.position, one.indicator.sort_key, len(one.unit.code)


class _World:
    """Every value that may be compared with, by indicator and unit."""

    def __init__(self, own: Sequence[Series], others: Sequence[Observation]) -> None:
        self.values: dict[object, dict[str, Values]] = defaultdict(lambda: defaultdict(dict))
        self.units: dict[str, Unit] = {}
        self.sizes: dict[str, Decimal] = {}
        for row in others:
            self._take(row)
        for one in own:
            for row in one.rows:
                self._take(row)

    def _take(self, row: Observation) -> None:
        self.units[row.territory.code] = row.territory
        self.values[row.indicator_id][row.territory.code][row.year] = row.value
        if row.indicator.key == catalogue.POPULATION and row.value:
            self.sizes[row.territory.code] = row.value

    def place(self, code: str) -> Place:
        return place(self.units[code], self.sizes.get(code))


def _compared(one: Series, world: _World, before: Series | None) -> Compared:
    row, measure = one.latest, one.indicator.measure
    observed = world.values[one.indicator.pk]
    own = world.place(one.unit.code)
    chosen = comparison.similar(own, [world.place(code) for code in observed if code != one.unit.code])
    of_year = [_in_year(observed[each.code], row.year) for each in chosen]
    stand = comparison.standing(row.value, of_year)
    earlier = _earlier(one, before)
    change = comparison.verdict(row.value, earlier[1] if earlier else None, one.indicator.direction)
    against = comparison.verdict(row.value, stand.median, one.indicator.direction)
    return Compared(
        name=one.indicator.name,
        unit=territory.label(one.unit),
        year=row.year,
        value=_shown(row.value, measure),
        before=_shown(earlier[1], measure) if earlier else None,
        before_year=earlier[0] if earlier else None,
        change=_changed(change, bool(earlier)),
        change_kind=KINDS[change],
        median=_shown(stand.median, measure),
        place=_placed(stand),
        against=_against(against, bool(chosen)),
        against_kind=KINDS[against],
        peers=_chosen(own, chosen, world, stand),
        key=one.indicator.key,
    )


def _in_year(values: Mapping[int, Decimal | None], year: int) -> Decimal | None:
    """Of the same year only: a value of another year is no value to compare with."""
    return values.get(year)


def _earlier(one: Series, before: Series | None) -> tuple[int, Decimal | None] | None:
    """The newest value of the previous diagnosis, else the oldest of this one where it has several years."""
    if before is not None:
        return before.latest.year, before.latest.value
    return (one.rows[0].year, one.rows[0].value) if len(one.rows) > 1 else None


KINDS = {
    Verdict.BETTER: "good",
    Verdict.WORSE: "bad",
    Verdict.SAME: "idle",
    Verdict.HIGHER: "info",
    Verdict.LOWER: "info",
    Verdict.UNKNOWN: "idle",
}


def _changed(verdict: Verdict, asked: bool) -> str:
    if not asked:
        return _("nothing earlier to compare with")
    return {
        Verdict.BETTER: pgettext("change", "better"),
        Verdict.WORSE: pgettext("change", "worse"),
        Verdict.SAME: pgettext("change", "no change"),
        Verdict.HIGHER: pgettext("change", "rose"),
        Verdict.LOWER: pgettext("change", "fell"),
        Verdict.UNKNOWN: _("cannot be told: a value is not stated"),
    }[verdict]


def _against(verdict: Verdict, asked: bool) -> str:
    if not asked:
        return _("no similar unit has data")
    return {
        Verdict.BETTER: _("better than the median"),
        Verdict.WORSE: _("worse than the median"),
        Verdict.SAME: _("as the median"),
        Verdict.HIGHER: _("above the median"),
        Verdict.LOWER: _("below the median"),
        Verdict.UNKNOWN: _("cannot be told: a value is not stated"),
    }[verdict]


def _placed(stand: comparison.Standing) -> str:
    if stand.place is None or stand.of < 2:
        return ""
    return _("place %(place)d of %(of)d") % {"place": stand.place, "of": stand.of}


def _chosen(own: Place, chosen: Sequence[Place], world: _World, stand: comparison.Standing) -> str:
    if not chosen:
        return ""
    names = [territory.label(world.units[one.code]) for one in chosen]
    text = ngettext(
        "%(number)d similar unit: %(names)s", "%(number)d similar units: %(names)s", len(names)
    ) % {
        "number": len(names),
        "names": ", ".join(names[:NUMBER_OF_PEERS_EXPLAINED])
        + ("…" if len(names) > NUMBER_OF_PEERS_EXPLAINED else ""),
    }
    why = (
        _("the same type, the same voivodeship first, then the nearest in population")
        if own.size
        else _("the same type, the same voivodeship first; population is not stated")
    )
    missing = (
        ngettext(
            "%(number)d without data for the year", "%(number)d without data for the year", stand.missing
        )
        % {"number": stand.missing}
        if stand.missing
        else ""
    )
    return "; ".join(filter(None, (text, why, missing)))


def _shown(value: Decimal | None, measure: str) -> str | None:
    shown = numbers.shown(value)
    unit = {"percent": "%", "money": "zł"}.get(measure)
    return f"{shown}\u00a0{unit}" if shown is not None and unit else shown


def chart(indicator: Indicator, own: Sequence[Series]) -> str:
    """The newest values of the area as bars with their table, for a page; empty where nothing can be drawn."""
    figure = figure_of(indicator, own)
    if figure is None:
        return ""
    language = "en" if (get_language() or "pl").startswith("en") else "pl"
    section = Section(indicator.name, "wykres", (figure,), numbered=False)
    document = Document(
        indicator.name, f"indicator-{indicator.key}", (section,), language=language, contents=False
    )
    return str(html.fragment(document, level=2, contents=False))


def figure_of(indicator: Indicator, own: Sequence[Series], table: Table | None = None) -> Figure | None:
    """Bars of the gminas of the area, else of its powiaty, at least two; values below zero cannot be drawn as bars."""
    kinds = [one.unit.kind for one in own]
    kind = max(dict.fromkeys(kinds), key=kinds.count, default="")
    newest = [(territory.label(one.unit), one.latest) for one in own if one.unit.kind == kind]
    stated = [row.value for _unit, row in newest if row.value is not None]
    if len(newest) < 2 or not stated or min(stated) < 0:
        return None
    bars = tuple(Bar(f"{unit}, {row.year}", row.value) for unit, row in newest)
    title = f"{indicator.name} ({words.MEASURE[indicator.measure]})"
    high = max(newest, key=lambda pair: pair[1].value if pair[1].value is not None else Decimal("-Infinity"))
    alt = _("%(name)s by unit; the highest value, %(value)s, in %(unit)s.") % {
        "name": indicator.name,
        "value": numbers.shown(high[1].value),
        "unit": high[0],
    }
    key = f"ind-{indicator.key}"
    drawn = BarChart(_("Unit of territory"), str(words.MEASURE[indicator.measure]), bars)
    return Figure(key, title, drawn, alt, table)
