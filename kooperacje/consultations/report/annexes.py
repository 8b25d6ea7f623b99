"""Annexes: the lists behind the figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kooperacje.consultations import words
from kooperacje.consultations.report.naming import Material, dates, not_stated, period
from kooperacje.documents.tree import (
    Column,
    Deleted,
    Inline,
    Inserted,
    Kind,
    Link,
    Paragraph,
    Section,
    Strong,
    Table,
)
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row
from kooperacje.modelbook.difference import Piece, Run
from kooperacje.modelbook.difference import words as compared

MOST_SIGNS = 12_000
"""Longer passages are shown whole, since comparing their words would take too long."""


def chapters(material: Material) -> tuple[Section, ...]:
    """The annexes that have something to show, in order; the sources are always the last."""
    found = (
        (_("Invited bodies"), "annex-invited", _invitations(material)),
        (_("Stakeholders"), "annex-stakeholders", _stakeholders(material)),
        (_("Statements of the dates"), "annex-notices", _notices(material)),
        (_("Materials"), "annex-materials", _materials(material)),
    )
    sections: list[tuple[str, str, tuple[Block, ...]]] = [
        (title, anchor, (table,)) for title, anchor, table in found if table.rows
    ]
    if redline := tuple(_redline(material)):
        legend = Paragraph((Inserted(_("underlined: added")), " · ", Deleted(_("struck through: removed"))))
        sections.append((_("Changes word by word"), "annex-redline", (legend, *redline)))
    sections.append((_("Sources"), "annex-sources", (_sources(material),)))
    return tuple(
        Section(
            _("Annex %(number)d. %(title)s") % {"number": number, "title": title},
            anchor,
            blocks,
            numbered=False,
        )
        for number, (title, anchor, blocks) in enumerate(sections, start=1)
    )


def _invitations(material: Material) -> Table:
    columns = (
        Column("to", _("Who was invited"), weight=4),
        Column("types", _("Types"), weight=3),
        Column("stage", _("Stage"), weight=2.4),
        Column("sent", _("Sent on"), Kind.DATE, weight=1.3),
        Column("count", _("Number of invitations"), Kind.INT, weight=1),
    )
    rows = tuple(
        (
            invitation.to,
            _types(material, invitation.institution, invitation.institution_types),
            material.stages[invitation.stage] if invitation.stage else None,
            invitation.sent_on,
            1 if invitation.institution else invitation.count,
        )
        for invitation in material.value.invitations
    )
    return Table("invitations", _("Invited bodies"), columns, rows, row_headers=True)


def _types(material: Material, institution: str | None, types: tuple[str, ...]) -> str | None:
    if institution:
        return material.names.type(material.institutions[institution].type)
    return ", ".join(material.names.type(key) for key in types) or None


def _stakeholders(material: Material) -> Table:
    columns = (
        Column("name", _("Stakeholder"), weight=3),
        Column("key", _("Key stakeholder"), Kind.BOOL, weight=1),
        Column("influence", _("Influence"), weight=1.1),
        Column("interest", _("Interest"), weight=1.1),
        Column("reason", _("Why"), weight=3),
    )
    rows = tuple(
        (
            stakeholder.name,
            stakeholder.is_key,
            str(words.word(stakeholder.influence)) if stakeholder.influence else None,
            str(words.word(stakeholder.interest)) if stakeholder.interest else None,
            stakeholder.reason,
        )
        for stakeholder in material.value.stakeholders
    )
    return Table("stakeholders", _("Stakeholders"), columns, rows, row_headers=True)


def _notices(material: Material) -> Table:
    columns = (
        Column("title", _("Notice or statement"), weight=3),
        Column("published", _("Published on"), Kind.DATE, weight=1.3),
        Column("places", _("Where"), weight=2.4),
        Column("dates", _("Dates given"), weight=2),
        Column("accepted", _("Remarks taken"), weight=2),
    )
    rows: tuple[Row, ...] = tuple(
        (
            notice.title,
            notice.published_on,
            "\n".join(notice.places) or None,
            dates(notice.window, notice.term),
            period(notice.accepted),
        )
        for notice in material.value.notices
    )
    return Table("notices", _("Statements of the dates"), columns, rows, row_headers=True)


def _materials(material: Material) -> Table:
    columns = (
        Column("title", _("Document"), weight=4),
        Column("kind", _("Kind"), weight=1.5),
        Column("link", _("Link"), weight=3),
    )
    rows = tuple(
        (one.title, one.kind, Link(one.link, one.link) if one.link else None)
        for one in material.value.materials
    )
    return Table("materials", _("Documents given to the respondents"), columns, rows, row_headers=True)


def _redline(material: Material) -> Iterator[Block]:
    """What was removed and added in each passage, by the same engine as on the pages."""
    for number, change in enumerate(material.value.changes, start=1):
        before, after = change.before or "", change.after or ""
        if len(before) + len(after) > MOST_SIGNS:
            pieces = [Piece(Run.DELETED, before), Piece(Run.INSERTED, after)]
        else:
            pieces = compared(before, after)
        marked = [_marked(piece) for piece in pieces if piece.text.strip() or piece.run is Run.KEPT]
        if any(piece.text.strip() for piece in pieces):
            named = f"{number}. {change.passage or not_stated()}: "
            yield Paragraph((Strong(named), *(piece for piece in marked if piece)))


def _marked(piece: Piece) -> Inline:
    """A line break within a passage stands as a space: a paragraph is one line here."""
    text = piece.text.replace("\n", " ")
    if piece.run is Run.INSERTED:
        return Inserted(text)
    return Deleted(text) if piece.run is Run.DELETED else text


def _sources(material: Material) -> Block:
    sources = material.value.sources
    if not sources:
        return Paragraph(not_stated())
    columns = (
        Column("title", _("Source"), weight=3),
        Column("link", _("Link"), weight=2),
        Column("note", _("Explanation"), weight=3),
    )
    rows = tuple((s.title, Link(s.link, s.link) if s.link else None, s.note or "") for s in sources)
    return Table("sources", _("Where the facts come from"), columns, rows, row_headers=True)
