"""The comparison of two consultations of one model as a document."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.consultations import words
from kooperacje.consultations.comparison import Comparison, Pair, compare
from kooperacje.consultations.exchange.schema import Consultation
from kooperacje.consultations.report.naming import Names, dates
from kooperacje.consultations.states import PositionOutcome
from kooperacje.documents.tree import (
    NOT_APPLICABLE,
    BulletList,
    Callout,
    Cell,
    Column,
    Document,
    Kind,
    Meta,
    Paragraph,
    Section,
    Table,
    Tone,
)
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.document import LONG_AGO
from kooperacje.documents.tree.tables import Row


def build(
    first: Consultation,
    second: Consultation,
    *,
    names: Names | None = None,
    language: str = "pl",
    modified: datetime = LONG_AGO,
) -> Document:
    """The document. Equal input gives an equal tree."""
    with override(language):
        found = compare(first, second)
        known = names or Names()
        return Document(
            title=_("Comparison of two consultations"),
            subtitle=f"{first.title} · {second.title}",
            identifier=f"{first.slug}-{second.slug}",
            language=language,
            meta=Meta(modified=modified),
            blocks=tuple(_front(found)),
            sections=tuple(_sections(found, known)),
        )


def _front(found: Comparison) -> Iterator[Block]:
    if found.first.fictional or found.second.fictional:
        told = _("At least one of the two is an invented example; its numbers say nothing about the world.")
        yield Callout(_("Invented example"), (Paragraph(told),), Tone.WARNING)
    yield Paragraph(
        _(
            "“Not stated” means that the consultation does not say it. It never means zero, and a difference stands only "
            "where both say their number."
        )
    )


def _sections(found: Comparison, names: Names) -> Iterator[Section]:
    yield Section(_("What is compared"), "compared", (_heads(found, names),))
    yield Section(
        _("Participation"),
        "participation",
        (_numbers("participation", _("Participation"), found, found.participation, _words()), _shares(found)),
    )
    if found.types:
        labels = {pair.key: names.type(pair.key) for pair in found.types}
        yield Section(
            _("Answers by type of institution"),
            "types",
            (_numbers("types", _("Institutions that answered, by type"), found, found.types, labels),),
        )
    if found.positions:
        labels = {outcome.value: str(words.word(outcome)) for outcome in PositionOutcome} | {
            "": _("no position")
        }
        yield Section(
            _("Positions"),
            "positions",
            (_numbers("positions", _("Remarks by position"), found, found.positions, labels),),
        )
    if found.themes:
        yield Section(_("Themes"), "themes", (_themes(found),))
    labels = {"changes": _("Changes in the document"), "own": _("Own corrections, which no remark asked for")}
    yield Section(
        _("Changes"),
        "changes",
        (_numbers("changes", _("Changes in the document"), found, found.changes, labels),),
    )
    yield Section(_("What cannot be compared"), "limits", (BulletList(tuple(_limits(found))),))


def _words() -> dict[str, str]:
    return {
        "invited": _("Institutions invited"),
        "answered": _("Institutions that answered"),
        "with_remarks": _("Answered with remarks"),
        "without_remarks": _("Answered without remarks"),
        "silent": _("Invited by name and silent"),
        "meetings": _("Meetings"),
        "people": _("People at the meetings"),
        "questions": _("Questions"),
        "remarks": _("Remarks"),
    }


def _sides(found: Comparison) -> tuple[str, str]:
    """How the two are headed; by their titles, unless these are the same."""
    one, other = found.first.title, found.second.title
    return (one, other) if one != other else (found.first.slug, found.second.slug)


def _heads(found: Comparison, names: Names) -> Table:
    one, other = _sides(found)
    columns = (
        Column("what", _("What"), weight=1.4),
        Column("first", one, weight=2.3),
        Column("second", other, weight=2.3),
    )
    sides = (found.first, found.second)
    organisers = [next(i.name for i in value.institutions if i.key == value.organiser) for value in sides]
    areas = [
        ", ".join(names.territory(code) or code for code in value.territories) or None for value in sides
    ]
    rows: tuple[Row, ...] = (
        (_("Organiser"), *organisers),
        (_("Dates"), *(dates(value.window, value.term) for value in sides)),
        (_("Area"), *areas),
        (_("Version of the model"), *(value.model.version if value.model else None for value in sides)),
        (_("Stage of work"), *(str(words.word(value.state)) for value in sides)),
    )
    return Table("compared", _("What is compared"), columns, rows, row_headers=True)


def _columns(found: Comparison, what: str, kind: Kind = Kind.INT) -> tuple[Column, ...]:
    one, other = _sides(found)
    return (
        Column("what", what, weight=2.4),
        Column("first", one, kind, weight=1.5),
        Column("second", other, kind, weight=1.5),
    )


def _numbers(
    key: str, caption: str, found: Comparison, pairs: tuple[Pair, ...], labels: dict[str, str]
) -> Table:
    columns = (*_columns(found, _("What")), Column("difference", _("Difference"), Kind.INT, weight=1))
    rows: tuple[Row, ...] = tuple(
        (labels[pair.key], pair.first, pair.second, _difference(pair)) for pair in pairs
    )
    return Table(key, caption, columns, rows, row_headers=True)


def _difference(pair: Pair) -> Cell:
    return NOT_APPLICABLE if pair.difference is None else pair.difference


def _shares(found: Comparison) -> Table:
    labels = {
        "response_rate": _("Part of the invited that answered"),
        "accepted": _("Part of the remarks with a position that was accepted, wholly or partly"),
    }
    rows: tuple[Row, ...] = tuple((labels[one.key], one.first, one.second) for one in found.shares)
    return Table("shares", _("Shares"), _columns(found, _("What"), Kind.PERCENT), rows, row_headers=True)


def _themes(found: Comparison) -> Table:
    one, other = _sides(found)
    heard = _("%(title)s: accepted, wholly or partly")
    columns = (
        Column("theme", _("Theme"), weight=2.4),
        Column("first", one, Kind.INT, weight=1.4),
        Column("second", other, Kind.INT, weight=1.4),
        Column("first_heard", heard % {"title": one}, Kind.INT, weight=1.4),
        Column("second_heard", heard % {"title": other}, Kind.INT, weight=1.4),
    )
    rows: tuple[Row, ...] = tuple(
        (pair.title, *_named(pair.first, pair.second), *_named(pair.first_heard, pair.second_heard))
        for pair in found.themes
    )
    note = _(
        "“Not applicable”: that consultation does not name this theme, so nobody sorted its remarks by it."
    )
    return Table("themes", _("Remarks by theme"), columns, rows, row_headers=True, note=note)


def _named(*counts: int | None) -> tuple[Cell, ...]:
    return tuple(NOT_APPLICABLE if count is None else count for count in counts)


def _limits(found: Comparison) -> Iterator[str]:
    """Everything that a reader must not conclude."""
    missing = _("“%(title)s” does not state: %(what)s.")
    labels = _words() | {
        "changes": _("Changes in the document"),
        "own": _("Own corrections, which no remark asked for"),
    }
    for title, side in zip(_sides(found), ("first", "second"), strict=True):
        unsaid = [
            labels[pair.key].lower()
            for pair in (*found.participation, *found.changes)
            if getattr(pair, side) is None
        ]
        if unsaid:
            yield missing % {"title": title, "what": "; ".join(unsaid)}
    asked = (len(found.first.questions), len(found.second.questions))
    yield _(
        "Questions in the first: %(first)d, in the second: %(second)d; asked in the same words: %(same)d. Answers to "
        "different questions are not the same opinion."
    ) % {"first": asked[0], "second": asked[1], "same": found.same_questions}
    if not (found.first.themes and found.second.themes):
        yield _(
            "At least one of the two does not sort its remarks by theme, so what they are about cannot be compared."
        )
    else:
        yield _(
            "Themes are taken for the same by their key or title; what people understood by them may differ."
        )
    yield _("People at meetings are counted by presence: one person at two meetings counts twice.")
    yield _("More remarks are no sign of a worse document, and fewer none of a better one.")
