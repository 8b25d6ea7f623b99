"""Indicators of a diagnosis, one indicator, and a table on its way in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.diagnosis import checking, loading, numbers, peers, queries, words
from kooperacje.diagnosis.loading import Outcome
from kooperacje.diagnosis.models import Diagnosis, Indicator, Observation, PendingTable
from kooperacje.diagnosis.pages.frame import Frame, frame
from kooperacje.diagnosis.states import Domain
from kooperacje.territory import pages as territory

SHOWN_OF_A_TABLE = 100


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words. `text` None: not stated."""

    text: str | None
    year: int
    source: str
    note: str
    estimate: bool
    flags: tuple[str, ...]
    remove_url: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in the list: its newest value in each unit of the area."""

    name: str
    url: str
    unit: str
    source: str
    own: bool
    values: tuple[tuple[str, Value], ...]
    """(unit, value) of the area; empty: nothing yet."""
    flagged: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one domain."""

    title: str
    lines: tuple[IndicatorLine, ...]
    key: str
    filled: int


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    frame: Frame
    groups: tuple[Group, ...]
    empty: bool
    import_url: str
    new_url: str
    comparison_url: str
    exports: tuple[tuple[str, str], ...]


def indicators(actor: Actor, diagnosis: Diagnosis) -> IndicatorsPage:
    """The catalogue by domain, those with values first in each."""
    inside = tuple(unit.code for unit in queries.area(diagnosis))
    grouped = queries.by_indicator(queries.series(diagnosis))
    lines: dict[str, list[IndicatorLine]] = {}
    for indicator in queries.indicators():
        own = [one for one in grouped.get(indicator, ()) if one.unit.code.startswith(inside)]
        lines.setdefault(indicator.domain, []).append(_line(diagnosis, indicator, own))
    groups = tuple(
        Group(
            words.domain(key),
            tuple(sorted(lines[key], key=lambda one: not one.values)),
            key or "all",
            sum(bool(one.values) for one in lines[key]),
        )
        for key in ("", *(one.value for one in Domain))
        if key in lines
    )
    return IndicatorsPage(
        frame(actor, diagnosis, "indicators"),
        groups,
        not grouped,
        reverse("diagnosis:import", args=[diagnosis.key]),
        reverse("diagnosis:new-indicator", args=[diagnosis.key]),
        reverse("diagnosis:comparison", args=[diagnosis.key]),
        tuple(
            (form.upper(), reverse("diagnosis:export", args=[diagnosis.key, form]))
            for form in ("csv", "xlsx", "json")
        ),
    )


def _line(diagnosis: Diagnosis, indicator: Indicator, own: list[queries.Series]) -> IndicatorLine:
    return IndicatorLine(
        indicator.name,
        reverse("diagnosis:indicator", args=[diagnosis.key, indicator.key]),
        str(words.MEASURE[indicator.measure]),
        indicator.source,
        indicator.owner_id is not None,
        tuple((territory.label(one.unit), _value(one, one.latest)) for one in own),
        any(one.flags for one in own),
    )


def _value(one: queries.Series, row: Observation, remove_url: str = "") -> Value:
    return Value(
        with_unit(row.value, one.indicator.measure),
        row.year,
        row.source,
        row.note,
        row.is_estimate,
        tuple(checking.why(flag) for flag in one.flags.get(row.year, ())),
        remove_url,
    )


def with_unit(value: Decimal | None, measure: str) -> str | None:
    """`12,4 %`; the unit of a plain number is not said."""
    shown = numbers.shown(value)
    unit = {"percent": "%", "money": "zł", "days": words.MEASURE["days"]}.get(measure)
    return f"{shown}\u00a0{unit}" if shown is not None and unit else shown


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One indicator in one unit over the years."""

    unit: str
    outside: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    frame: Frame
    name: str
    definition: str
    unit: str
    base: str
    domain: str
    direction: str
    source: str
    own: bool
    series: tuple[SeriesView, ...]
    compared: tuple[peers.Compared, ...]
    chart: SafeString
    list_url: str


def indicator(actor: Actor, diagnosis: Diagnosis, one: Indicator) -> IndicatorPage:
    """One indicator: its values, the comparison and the form for another value."""
    inside = tuple(unit.code for unit in queries.area(diagnosis))
    found = queries.series(diagnosis, indicator=one)
    views = [
        SeriesView(
            territory.label(each.unit),
            not each.unit.code.startswith(inside),
            tuple(
                _value(each, row, reverse("diagnosis:remove-value", args=[diagnosis.key, row.pk]))
                for row in each.rows
            ),
        )
        for each in found
    ]
    return IndicatorPage(
        frame=frame(actor, diagnosis, "indicators"),
        name=one.name,
        definition=one.definition,
        unit=str(words.MEASURE[one.measure]),
        base=one.base,
        domain=words.domain(one.domain),
        direction=str(words.DIRECTION[one.direction]),
        source=one.source,
        own=one.owner_id is not None,
        series=tuple(sorted(views, key=lambda view: view.outside)),
        compared=tuple(peers.compare(diagnosis, indicator=one)),
        # Our own renderer wrote it, and it escapes every text.
        chart=mark_safe(peers.chart(one, [e for e in found if e.unit.code.startswith(inside)])),  # noqa: S308
        list_url=reverse("diagnosis:indicators", args=[diagnosis.key]),
    )


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """One indicator in all units of the area."""

    name: str
    lines: tuple[peers.Compared, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    frame: Frame
    groups: tuple[ComparedGroup, ...]
    predecessor: str
    list_url: str


def comparison(actor: Actor, diagnosis: Diagnosis) -> ComparisonPage:
    before = diagnosis.predecessor
    found: dict[str, list[peers.Compared]] = {}
    for one in peers.compare(diagnosis):
        found.setdefault(one.name, []).append(one)
    return ComparisonPage(
        frame(actor, diagnosis, "indicators"),
        tuple(ComparedGroup(name, tuple(lines)) for name, lines in found.items()),
        f"{before.title} ({before.year})" if before else "",
        reverse("diagnosis:indicators", args=[diagnosis.key]),
    )


@dataclass(frozen=True, slots=True)
class ImportPage:
    frame: Frame
    list_url: str
    template_url: str


def import_page(actor: Actor, diagnosis: Diagnosis) -> ImportPage:
    return ImportPage(
        frame(actor, diagnosis, "indicators"),
        reverse("diagnosis:indicators", args=[diagnosis.key]),
        reverse("diagnosis:import-template", args=[diagnosis.key]),
    )


@dataclass(frozen=True, slots=True)
class CellLine:
    """What loading would do with one value."""

    place: str
    what: str
    value: str | None
    before: str | None
    outcome: str
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    frame: Frame
    file: str
    faults: tuple[str, ...]
    counts: Mapping[str, int]
    lines: tuple[CellLine, ...]
    total: int
    load_url: str
    discard_url: str
    import_url: str


TONES = {Outcome.NEW: "good", Outcome.CHANGED: "info", Outcome.SAME: "idle", Outcome.REFUSED: "bad"}


def preview(actor: Actor, diagnosis: Diagnosis, pending: PendingTable) -> PreviewPage:
    """The table understood, refused values first; faults instead when the whole of it is refused."""
    faults: tuple[str, ...] = ()
    lines: list[loading.Line] = []
    try:
        said = loading.understand(diagnosis, bytes(pending.content), pending.settings)
        lines = loading.compare(diagnosis, said)
    except BadInput as refused:
        faults = tuple(str(fault) for fault in refused.faults)
    order = (Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
    first = sorted(lines, key=lambda each: order.index(each.outcome))[:SHOWN_OF_A_TABLE]
    return PreviewPage(
        frame(actor, diagnosis, "indicators"),
        pending.name,
        faults,
        {one.value: sum(each.outcome is one for each in lines) for one in Outcome},
        tuple(_cell(each) for each in first),
        len(lines),
        reverse("diagnosis:import-load", args=[diagnosis.key, pending.pk]),
        reverse("diagnosis:import-discard", args=[diagnosis.key, pending.pk]),
        reverse("diagnosis:import", args=[diagnosis.key]),
    )


def _cell(one: loading.Line) -> CellLine:
    labels = {
        Outcome.NEW: _("will be added"),
        Outcome.CHANGED: _("will be changed"),
        Outcome.SAME: _("no change"),
        Outcome.REFUSED: _("refused"),
    }
    said = one.said
    what = ""
    if said.indicator and said.territory:
        what = f"{said.indicator.name}, {territory.label(said.territory)}, {said.year}"
    return CellLine(
        said.place,
        what,
        numbers.shown(said.value, places=4),
        numbers.shown(one.before.value, places=4) if one.before else None,
        labels[one.outcome],
        TONES[one.outcome],
        said.fault,
    )
