"""Datasets as files, and the catalogue that describes them."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from kooperacje.base.problems import NotThere
from kooperacje.opendata import datasets, dcat, tables
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.datasets import Cell, Dataset
from kooperacje.opendata.queries import listings
from kooperacje.opendata.views.machine import NDJSON, dumps, lines, machine, streamed, whole

WHOLE = Asked(full=True)
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "ndjson": NDJSON,
    "zip": "application/zip",
}
ROWS_AT_ONCE = 200


@machine("GET")
def catalogue(request: HttpRequest, form: str) -> HttpResponseBase:
    """The catalogue in DCAT-AP."""
    if form == "ttl":
        return whole(request, dcat.turtle().encode(), "text/turtle; charset=utf-8")
    if form == "jsonld":
        return whole(request, dcat.json_ld().encode(), "application/ld+json; charset=utf-8")
    raise NotThere


@machine("GET")
def file(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """A dataset in one of its forms."""
    dataset = datasets.by_key(key)
    if dataset is None or form not in [one.ending for one in dataset.forms]:
        raise NotThere
    name = f"{key}.{form}"
    if form == "zip":
        packed = tables.archive(listings.everything("services", WHOLE) if request.method == "GET" else ())
        return FileResponse(packed, content_type=TYPES[form], as_attachment=True, filename=name)
    found = dataset.records() if dataset.rows else listings.everything("services", WHOLE)
    pieces = {"csv": lambda: _table(dataset), "json": lambda: _list(found), "ndjson": lambda: lines(found)}
    return streamed(request, pieces[form](), TYPES[form], name)


def _list(found: Iterator[object]) -> Iterator[bytes]:
    """A JSON list, an object a line."""
    mark = b"[\n"
    for one in found:
        yield mark + dumps(one)
        mark = b",\n"
    yield b"\n]\n" if mark == b",\n" else b"[]\n"


def _table(dataset: Dataset) -> Iterator[bytes]:
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in dataset.columns)
    for number, row in enumerate(dataset.rows() if dataset.rows else ()):
        writer.writerow(map(_cell, row))
        if number % ROWS_AT_ONCE == 0:
            yield _taken(stream)
    yield _taken(stream)


def _taken(stream: StringIO) -> bytes:
    content = stream.getvalue().encode()
    stream.seek(0)
    stream.truncate()
    return content


def _cell(cell: Cell) -> str:
    return tables.guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
