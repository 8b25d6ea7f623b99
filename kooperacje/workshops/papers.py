"""The protocol of divergence of a summary workshop as a document tree: PDF and DOCX come from it."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.documents.tree import (
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
)
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row
from kooperacje.workshops import queries


def divergence(consultation: Consultation, meeting: schema.Meeting) -> Document:
    """Who contests which position on which remark, and why; what was put before the room, and the signatures."""
    verdicts = queries.contested(consultation, meeting.key)
    parties = queries.parties(consultation)
    remarks = queries.remarks_by_key(consultation, {verdict.remark for verdict in verdicts})
    table = tuple(
        _row(number, one, remarks[one.remark], parties) for number, one in enumerate(verdicts, start=1)
    )
    signatures = Signatures((Signature(_("Chaired the meeting")), Signature(_("Took the minutes"))))
    return Document(
        title=_("Protocol of divergence: %(meeting)s") % {"meeting": meeting.title},
        identifier=f"divergence-{consultation.pk}-{meeting.key}",
        sections=(
            Section(_("Contested positions"), "contested", _contested(table)),
            Section(_("Signatures"), "signatures", (signatures,), numbered=False),
        ),
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(modified=consultation.changed_at, date=said.day(meeting.day) if meeting.day else ""),
        blocks=(_facts(consultation, meeting),),
        contents=False,
    )


def _facts(consultation: Consultation, meeting: schema.Meeting) -> Facts:
    tally = queries.tally(consultation, meeting.key)
    return Facts(
        (
            Fact(_("Consultation"), consultation.title, "consultation"),
            Fact(_("Date"), said.day(meeting.day) if meeting.day else meeting.term, "when"),
            Fact(_("Place"), meeting.place, "place"),
            Fact(_("Remarks with a position"), tally.total, "total", Kind.INT),
            Fact(_("Positions accepted by the room"), tally.accepted, "accepted", Kind.INT),
            Fact(_("Positions contested"), tally.contested, "contested", Kind.INT),
            Fact(_("Not put before the room"), tally.open, "open", Kind.INT),
        )
    )


def _contested(rows: tuple[Row, ...]) -> tuple[Block, ...]:
    if not rows:
        return (Paragraph(_("Nobody contested a position at this meeting.")),)
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.5),
        Column("body", _("Who contests it"), weight=1.8),
        Column("key", _("Remark"), weight=0.8),
        Column("remark", _("What it says"), weight=3),
        Column("position", _("Organiser’s position"), weight=1.4),
        Column("reason", _("Reason"), weight=2.6),
        Column("statement", _("Why it is contested"), weight=2.6),
    )
    return (Table("divergence", _("Contested positions"), columns, rows, row_headers=True),)


def _row(number: int, verdict: schema.Verdict, remark: schema.Remark, parties: dict[str, str]) -> Row:
    position = remark.position
    return (
        number,
        parties.get(verdict.institution or "") or None,
        remark.key,
        remark.text if remark.public_text is None else remark.public_text,
        said.enum(position.outcome) if position else None,
        position.reason if position else None,
        verdict.statement,
    )
