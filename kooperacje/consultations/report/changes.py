"""What was changed in the document, because of whom; and what the bodies still contest."""

from django.utils.translation import gettext as _

from kooperacje.consultations import words
from kooperacje.consultations.exchange.schema import Change, Remark, Verdict
from kooperacje.consultations.report.naming import Material
from kooperacje.consultations.states import VerdictOutcome
from kooperacje.documents.tree import Column, Paragraph, Section, Table
from kooperacje.documents.tree.tables import Row


def chapters(material: Material) -> tuple[Section, ...]:
    """The changes and the protocol of divergence, each where there is something to show."""
    return (*_changes(material), *_divergence(material))


def _changes(material: Material) -> tuple[Section, ...]:
    changes = material.value.changes
    if not changes:
        return ()
    own = sum(not change.remarks for change in changes)
    lead = _(
        "Changes made: %(all)d; of these the organiser’s own corrections, which no remark asked for: %(own)d."
    )
    columns = (
        Column("passage", _("Passage"), weight=1.3),
        Column("before", _("Wording before"), weight=3),
        Column("after", _("Wording after"), weight=3),
        Column("remarks", _("Asked for by"), weight=1.6),
        Column("reason", _("Reason"), weight=2),
    )
    rows = tuple(_change(material, change) for change in changes)
    table = Table("changes", _("Changes in the document"), columns, rows, row_headers=True)
    blocks = (Paragraph(lead % {"all": len(changes), "own": own}), table)
    return (Section(_("Changes in the document"), "changes", blocks),)


def _change(material: Material, change: Change) -> Row:
    asked = ", ".join(material.sources[f"remark:{key}"] for key in change.remarks)
    return (change.passage, change.before, change.after, asked or _("own correction"), change.reason)


def _divergence(material: Material) -> tuple[Section, ...]:
    """Who contests what, the position and its cause: what a protocol of divergence holds."""
    contested = [v for v in material.value.verdicts if v.outcome is VerdictOutcome.CONTESTED]
    if not contested:
        return ()
    remarks = {remark.key: remark for remark in material.value.remarks}
    columns = (
        Column("body", _("Institution"), weight=2),
        Column("number", _("Remark"), weight=1.1),
        Column("remark", _("What it says"), weight=3),
        Column("position", _("Organiser’s position"), weight=1.4),
        Column("reason", _("Reason"), weight=2.6),
        Column("statement", _("Why it is contested"), weight=2.6),
    )
    rows = tuple(_verdict(material, verdict, remarks[verdict.remark]) for verdict in contested)
    table = Table("divergence", _("Protocol of divergence"), columns, rows, row_headers=True)
    return (Section(_("Protocol of divergence"), "divergence", (table,)),)


def _verdict(material: Material, verdict: Verdict, remark: Remark) -> Row:
    position = remark.position
    return (
        material.institutions[verdict.institution].name if verdict.institution else None,
        material.sources[f"remark:{remark.key}"],
        remark.text,
        str(words.word(position.outcome)) if position else None,
        position.reason if position else None,
        verdict.statement,
    )
