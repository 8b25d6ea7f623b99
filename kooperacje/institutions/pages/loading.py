"""Sending a table of institutions, and what it would do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions import intake, queries, tables
from kooperacje.institutions.details import Details
from kooperacje.institutions.models import PendingImport
from kooperacje.institutions.pages.lines import type_label
from kooperacje.institutions.queries import Match
from kooperacje.territory import pages as territory

SHOWN_OF_A_TABLE = 50


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    """A column of the table that can be loaded."""

    title: str
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class ImportPage:
    """How to send a table."""

    columns: tuple[ColumnHelp, ...]
    template_url: str
    list_url: str
    most_rows: int
    most_megabytes: int


def import_page() -> ImportPage:
    """What a table must look like."""
    meanings = {
        "key": _("stable key of the institution; rows with a known key change it"),
        "name": _("full name"),
        "type": _("type: its key, name or abbreviation"),
        "seat": _("gmina of the seat: name or TERYT code"),
        "other_names": _("other names, separated by semicolons"),
        "address": _("address"),
        "regon": _("REGON, 9 or 14 digits"),
        "nip": _("NIP, 10 digits"),
        "phone": _("office telephone"),
        "email": _("office e-mail"),
        "website": _("website address with https://"),
        "public": _("“tak” when the contacts may be shown to everybody"),
        "valid_from": _("day it began working"),
    }
    columns = tuple(
        ColumnHelp(titles[0], meanings[name], name in intake.REQUIRED)
        for name, titles in intake.COLUMNS.items()
    )
    return ImportPage(
        columns,
        reverse("institutions:import-template"),
        reverse("institutions:list"),
        tables.MAX_ROWS,
        tables.MAX_BYTES // 1_000_000,
    )


@dataclass(frozen=True, slots=True)
class RowLine:
    """What loading would do with one row."""

    row: int
    name: str
    type: str
    seat: str | None
    outcome: str
    tone: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A table that was sent, before anything is saved: what would happen, or what is wrong with it."""

    file: str
    faults: tuple[str, ...]
    added: int
    changed: int
    unchanged: int
    rows: tuple[RowLine, ...]
    total: int
    load_url: str
    discard_url: str
    import_url: str


def preview(pending: PendingImport) -> PreviewPage:
    """The table understood; faults instead of rows when it is refused."""
    matches: list[Match] = []
    faults: tuple[Fault, ...] = ()
    try:
        matches = queries.match(intake.understand(tables.read(bytes(pending.content)), queries.registers()))
        queries.refuse_clashes(matches)
    except BadInput as refused:
        matches, faults = [], refused.faults
    outcomes = [_outcome(match) for match in matches]
    return PreviewPage(
        file=pending.name,
        faults=tuple(str(fault) for fault in faults),
        added=outcomes.count("added"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        rows=tuple(map(_row_line, matches[:SHOWN_OF_A_TABLE], outcomes)),
        total=len(matches),
        load_url=reverse("institutions:import-load", args=[pending.pk]),
        discard_url=reverse("institutions:import-discard", args=[pending.pk]),
        import_url=reverse("institutions:import"),
    )


def _outcome(match: Match) -> str:
    if match.institution is None:
        return "added"
    standing = Details.of(match.institution)
    return "unchanged" if match.intake.over(standing) == standing else "changed"


def _row_line(match: Match, outcome: str) -> RowLine:
    words = {"added": _("will be added"), "changed": _("will be changed"), "unchanged": _("no change")}
    details = match.intake.details
    return RowLine(
        match.intake.row,
        details.name,
        type_label(details.type),
        territory.label(details.seat) if details.seat else None,
        words[outcome],
        {"added": "good", "changed": "info", "unchanged": "idle"}[outcome],
    )
