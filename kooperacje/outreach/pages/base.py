"""Sending a stakeholder base, and what it would do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import rows
from kooperacje.institutions import queries as register
from kooperacje.institutions import tables
from kooperacje.institutions.intake import COLUMNS as INSTITUTION
from kooperacje.institutions.models import PendingImport
from kooperacje.institutions.pages.lines import type_label
from kooperacje.institutions.queries import Match
from kooperacje.outreach import base_table
from kooperacje.outreach.pages.words import DOOR
from kooperacje.territory import pages as territory

SHOWN = 50
TAKEN_OVER = ("name", "type", "seat", "email", "phone", "address", "regon", "key")
"""Columns of the register that a base usually has; its others are understood too."""


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    """A column of the table."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class BasePage:
    """How to send a base."""

    frame: Frame
    columns: tuple[ColumnHelp, ...]
    template_url: str
    reach_url: str
    most_rows: int
    most_megabytes: int


def titles() -> tuple[str, ...]:
    """The first row of our own template."""
    theirs = tuple(INSTITUTION[name][0] for name in TAKEN_OVER)
    return theirs + tuple(known[0] for known in base_table.COLUMNS.values())


def base_page(consultation: Consultation, actor: Actor) -> BasePage:
    """What a base must look like."""
    levels, yes_no = _("low, medium or high"), _("yes or no")
    meanings = (
        _("full name; needed"),
        _("type: its key, name or abbreviation; needed"),
        _("gmina of the seat: name or TERYT code"),
        _("where to write to it"),
        _("office telephone"),
        _("address for letters"),
        _("REGON, 9 or 14 digits"),
        _("key in the register of institutions, where it is known"),
        levels,
        levels,
        yes_no,
        _("why it is a key stakeholder, or not"),
        _("must the model hear it: yes or no"),
        _("sector, in your own words"),
    )
    slug = consultation.slug
    return BasePage(
        frame(consultation, actor, DOOR),
        tuple(map(ColumnHelp, titles(), meanings)),
        reverse("outreach:base-template", args=[slug]),
        reverse("outreach:reach", args=[slug]),
        tables.MAX_ROWS,
        tables.MAX_BYTES // 1_000_000,
    )


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the table and what would become of it."""

    row: int
    name: str
    type: str
    seat: str | None
    outcome: str
    tone: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A base that was sent, before anything is saved: what would happen, or what is wrong with it."""

    frame: Frame
    file: str
    faults: tuple[str, ...]
    added: int
    known: int
    registered: int
    rows: tuple[RowLine, ...]
    load_url: str
    discard_url: str
    base_url: str


def preview_page(consultation: Consultation, actor: Actor, pending: PendingImport) -> PreviewPage:
    """The table understood; faults instead of rows when it is refused."""
    faults: tuple[Fault, ...] = ()
    matches: list[Match] = []
    try:
        lines = base_table.understand(tables.read(bytes(pending.content)), register.registers())
        matches = register.match([line.institution for line in lines])
        register.refuse_clashes(matches)
    except BadInput as refused:
        matches, faults = [], refused.faults
    stakeholders = rows.of(consultation, catalogue.STAKEHOLDER).exclude(institution=None)
    here = set(stakeholders.values_list("institution__institution_id", flat=True))
    known = [match.institution is not None and match.institution.pk in here for match in matches]
    args = [consultation.slug, pending.pk]
    return PreviewPage(
        frame=frame(consultation, actor, DOOR),
        file=pending.name,
        faults=tuple(str(fault) for fault in faults),
        added=known.count(False),
        known=known.count(True),
        registered=sum(match.institution is None for match in matches),
        rows=tuple(map(_row, matches[:SHOWN], known)),
        load_url=reverse("outreach:base-load", args=args),
        discard_url=reverse("outreach:base-discard", args=args),
        base_url=reverse("outreach:base", args=[consultation.slug]),
    )


def _row(match: Match, known: bool) -> RowLine:
    details = match.intake.details
    return RowLine(
        match.intake.row,
        details.name,
        type_label(details.type),
        territory.label(details.seat) if details.seat else None,
        _("is on the list") if known else _("will be added"),
        "idle" if known else "good",
    )
