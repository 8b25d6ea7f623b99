"""Units as words for templates and other rooms."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.territory import access, queries
from kooperacje.territory.models import Unit
from kooperacje.territory.states import GminaType, UnitKind


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit ready to be shown."""

    code: str
    name: str
    label: str
    """With its level: "gmina Alwernia (urban-rural)"."""
    path: str
    """Where it lies, nearest first: "powiat chrzanowski, województwo małopolskie"; empty for a województwo."""
    choice: str
    """One line that the territory field reads back: label, path and code."""
    standing: bool
    """Whether it stands today (not closed)."""
    url: str
    """Address of its page."""


def label(unit: Unit) -> str:
    """The unit with its level, as it is called."""
    if unit.kind == UnitKind.VOIVODESHIP:
        return _("województwo %(name)s") % {"name": unit.name}
    if unit.kind == UnitKind.POWIAT:
        return (_("city of %(name)s") if unit.is_city else _("powiat %(name)s")) % {"name": unit.name}
    return _gmina_label(unit)


def _gmina_label(unit: Unit) -> str:
    words = {
        GminaType.URBAN: _("gmina %(name)s (urban)"),
        GminaType.RURAL: _("gmina %(name)s (rural)"),
        GminaType.URBAN_RURAL: _("gmina %(name)s (urban-rural)"),
    }
    return words[GminaType(unit.gmina_type)] % {"name": unit.name}


def path(unit: Unit) -> str:
    """The units above, nearest first."""
    return ", ".join(label(above) for above in reversed(queries.ancestors(unit)))


def url(unit: Unit) -> str:
    """Address of the unit's page."""
    return reverse("territory:unit", args=[unit.code])


def unit(unit: Unit) -> UnitView:
    """The unit ready to be shown; costs no query when the units above were fetched with it."""
    words, above = label(unit), path(unit)
    whole = f"{words}, {above}" if above else words
    return UnitView(
        unit.code, unit.name, words, above, f"{whole} [{unit.code}]", unit.valid_to is None, url(unit)
    )


@dataclass(frozen=True, slots=True)
class SourceView:
    """What to say about the register that stands."""

    source: str
    state_on: date
    licence: str
    attribution: str


def source() -> SourceView | None:
    """Where the register that stands comes from; None before the first loading."""
    load = queries.latest_load()
    if load is None:
        return None
    return SourceView(load.source, load.state_on, load.licence, load.attribution)


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """The division of the country: all województwa, or what a search found."""

    units: tuple[UnitView, ...]
    text: str
    more: bool
    """Whether more was found than is shown."""
    source: SourceView | None
    clear_url: str


MOST_FOUND = 50


def division(actor: Actor, text: str) -> DivisionPage:
    """Województwa, or the first units a search finds."""
    found = queries.search(text) if text.strip() else queries.units(UnitKind.VOIVODESHIP)
    units = list(found.filter(pk__in=access.visible(actor).order_by().values("pk"))[: MOST_FOUND + 1])
    shown = tuple(map(unit, units[:MOST_FOUND]))
    return DivisionPage(shown, text.strip(), len(units) > MOST_FOUND, source(), reverse("territory:division"))


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit with those above and below it."""

    unit: UnitView
    above: tuple[UnitView, ...]
    below: tuple[UnitView, ...]
    former_names: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successor: UnitView | None
    source: SourceView | None
    division_url: str


def detail(shown: Unit) -> UnitPage:
    """Everything about one unit."""
    later = queries.current(shown)
    return UnitPage(
        unit=unit(shown),
        above=tuple(map(unit, queries.ancestors(shown))),
        below=tuple(map(unit, queries.children(shown))),
        former_names=tuple(filter(None, shown.former_names.split(";"))),
        valid_from=shown.valid_from,
        valid_to=shown.valid_to,
        successor=unit(later) if later != shown else None,
        source=source(),
        division_url=reverse("territory:division"),
    )
