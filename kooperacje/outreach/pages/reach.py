"""The matrix of types of institution and places: who was invited, who answered, who is silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.documents.tree import Column, Document, Kind, Meta, Section, Table
from kooperacje.outreach import access, queries
from kooperacje.outreach.pages.words import DOOR, place_names, type_names
from kooperacje.outreach.queries import Asked

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """A number under its title."""

    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """Institutions of one type in one place; `cells` stand in the order of `queries.SHOWN`."""

    place: str
    type: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReachPage:
    """One page of the matrix, with the totals of all of it."""

    frame: Frame
    lines: tuple[Line, ...]
    titles: tuple[str, ...]
    totals: tuple[Cell, ...]
    total: int
    number: int
    last: int
    filtered: bool
    url: str
    calls_url: str
    base_url: str
    relays_url: str
    mailings_url: str
    xlsx_url: str
    csv_url: str
    may_write: Decision


def titles() -> tuple[str, ...]:
    """What the numbers of a line are, in the order of `queries.SHOWN`."""
    return (
        _("Listed"),
        _("Invited"),
        _("Opened"),
        _("With remarks"),
        _("No remarks"),
        _("Late"),
        _("Silent"),
        _("Came back"),
    )


def reach_page(consultation: Consultation, actor: Actor, asked: Asked, number: int) -> ReachPage:
    """The same number of queries, however many institutions there are."""
    slug = consultation.slug
    found = queries.matrix(consultation, asked)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    sums = queries.totals(consultation, asked)
    query = urlencode({"depth": asked.depth, "type": asked.type, "territory": asked.territory})
    return ReachPage(
        frame=frame(consultation, actor, DOOR),
        lines=_lines(list(found[(number - 1) * PER_PAGE : number * PER_PAGE])),
        titles=titles(),
        totals=_cells(sums),
        total=total,
        number=number,
        last=last,
        filtered=asked != Asked(),
        url=reverse("outreach:reach", args=[slug]),
        calls_url=reverse("outreach:calls", args=[slug]),
        base_url=reverse("outreach:base", args=[slug]),
        relays_url=reverse("outreach:relays", args=[slug]),
        mailings_url=reverse("outreach:mailings", args=[slug]),
        xlsx_url=f"{reverse('outreach:reach-file', args=[slug, 'xlsx'])}?{query}",
        csv_url=f"{reverse('outreach:reach-file', args=[slug, 'csv'])}?{query}",
        may_write=access.may_write(actor, consultation),
    )


def reach_paper(consultation: Consultation, asked: Asked) -> Document:
    """The whole matrix as a document: every file format comes from it."""
    lines = _lines(list(queries.matrix(consultation, asked)))
    sums = queries.totals(consultation, asked)
    columns = (
        Column("place", _("Territory"), weight=2),
        Column("type", _("Type of institution"), weight=2),
        *(Column(name, title, Kind.INT) for name, title in zip(queries.SHOWN, titles(), strict=True)),
    )
    table = Table(
        "reach",
        _("Who was invited, who answered, who is silent"),
        columns,
        tuple((line.place, line.type, *(cell.number for cell in line.cells)) for line in lines),
        total=(_("Together"), "", *(sums[name] for name in queries.SHOWN)),
    )
    return Document(
        title=consultation.title,
        identifier=f"{consultation.slug}-zasieg",
        sections=(Section(_("Who is silent"), "reach-matrix", (table,), numbered=False),),
        language="pl" if (get_language() or "pl").startswith("pl") else "en",
        meta=Meta(organisation=consultation.organiser.name, modified=consultation.changed_at),
        contents=False,
    )


def _lines(rows: list[dict[str, Any]]) -> tuple[Line, ...]:
    types, places = type_names(), place_names(row["place"] for row in rows)
    return tuple(
        Line(
            places[row["place"]],
            types.get(row["type"], row["type"]),
            _cells(row),
        )
        for row in rows
    )


def _cells(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    return tuple(Cell(title, row[name]) for name, title in zip(queries.SHOWN, titles(), strict=True))
