"""The values of adopted diagnoses among the published lists of the site."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.diagnosis.models import Diagnosis, Observation
from kooperacje.diagnosis.states import PUBLIC
from kooperacje.opendata import datasets
from kooperacje.opendata.datasets import Cell, Column, Dataset
from kooperacje.opendata.published_lists import LISTS

AT_ONCE = 500
VALUE = 8
"""Place of the value in a row."""


def _rows() -> Iterator[Sequence[Cell]]:
    found = Observation.objects.filter(diagnosis__state__in=sorted(PUBLIC)).values_list(
        "diagnosis__key",
        "diagnosis__year",
        "territory__code",
        "territory__name",
        "indicator__key",
        "indicator__name",
        "indicator__measure",
        "year",
        "value",
        "is_estimate",
        "source",
        "note",
    )
    order = ("-diagnosis__year", "diagnosis__key", "indicator__position", "territory__code", "year")
    for row in found.order_by(*order).iterator(AT_ONCE):
        value = row[VALUE]
        yield (*row[:VALUE], None if value is None else float(value), *row[VALUE + 1 :])  # type: ignore[arg-type]


def _changed() -> datetime | None:
    found: datetime | None = Diagnosis.objects.filter(state__in=sorted(PUBLIC)).aggregate(
        at=Max("changed_at")
    )["at"]
    return found


VALUES = Dataset(
    "wskazniki-diagnoz",
    _("Indicators of local diagnoses"),
    _("Values of indicators from adopted diagnoses, with units, years and sources."),
    (
        Column("diagnoza", _("the stable name of the diagnosis")),
        Column("rok_diagnozy", _("year of the diagnosis")),
        Column("teryt", _("TERYT number of the territory")),
        Column("obszar", _("territory")),
        Column("wskaznik", _("the stable name of the indicator")),
        Column("nazwa", _("name of the indicator")),
        Column("miara", _("count, percent, per_1000, per_10000, money, days or index")),
        Column("rok", pgettext_lazy("value", "year")),
        Column("wartosc", _("value; nothing said: the source does not state it, never zero")),
        Column("szacunek", _("whether it is an estimate")),
        Column("zrodlo", _("where the value comes from")),
        Column("uwaga", pgettext_lazy("value", "note")),
    ),
    _rows,
    _changed,
    LISTS,
    (_("social assistance"),),
    frequency="IRREG",
)


def register() -> None:
    """Called once, when the application is ready."""
    datasets.register(VALUES)
