"""The values of a diagnosis as CSV, XLSX and JSON: a long table that can be loaded again."""

import json
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.diagnosis import queries
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.documents import opendata, xlsx
from kooperacje.documents.tree import Column, Document, Kind, Meta, Section, Table


def table(diagnosis: Diagnosis) -> Table:
    """One row a value, with the titles that loading reads."""
    columns = (
        Column("kod", "Kod TERYT"),
        Column("jednostka", "Jednostka", weight=2),
        Column("klucz", "Klucz", weight=1.4),
        Column("nazwa_wskaznika", _("Indicator"), weight=3),
        Column("rok", "Rok", Kind.INT),
        Column("wartosc", "Wartość", Kind.DECIMAL),
        Column("szacunek", "Szacunek"),
        Column("zrodlo", "Źródło", weight=2),
        Column("uwaga", "Uwaga", weight=2),
    )
    rows = tuple(
        (
            one.unit.code,
            one.unit.name,
            one.indicator.key,
            one.indicator.name,
            row.year,
            row.value,
            "tak" if row.is_estimate else "",
            row.source,
            row.note,
        )
        for one in queries.series(diagnosis)
        for row in one.rows
    )
    return Table("wskazniki", _("Values of indicators"), columns, rows)


def _document(diagnosis: Diagnosis) -> Document:
    return Document(
        title=diagnosis.title,
        identifier=f"diagnoza-{diagnosis.key}",
        sections=(Section(_("Indicators"), "wskazniki", (table(diagnosis),)),),
        meta=Meta(organisation=diagnosis.leader.name, modified=diagnosis.changed_at),
        contents=False,
    )


def to_json(diagnosis: Diagnosis) -> bytes:
    """The diagnosis and its values; not stated is null."""
    content: dict[str, Any] = {
        "format": "kooperacje-diagnosis/1",
        "key": diagnosis.key,
        "title": diagnosis.title,
        "year": diagnosis.year,
        "edition": diagnosis.edition,
        "leader": diagnosis.leader.name,
        "state": diagnosis.state,
        "territories": [unit.code for unit in queries.area(diagnosis)],
        "observations": [
            {
                "territory": one.unit.code,
                "indicator": one.indicator.key,
                "name": one.indicator.name,
                "unit": one.indicator.measure,
                "year": row.year,
                "value": None if row.value is None else float(row.value),
                "estimate": row.is_estimate,
                "source": row.source,
                "note": row.note,
            }
            for one in queries.series(diagnosis)
            for row in one.rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def to_csv(diagnosis: Diagnosis) -> bytes:
    return opendata.render_csv(table(diagnosis))


def to_xlsx(diagnosis: Diagnosis) -> bytes:
    return xlsx.render(_document(diagnosis))


FORMS: dict[str, tuple[str, Callable[[Diagnosis], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
    "json": ("application/json", to_json),
}
