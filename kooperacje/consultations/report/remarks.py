"""Every remark once, with the organiser's position."""

from django.utils.translation import gettext as _

from kooperacje.consultations import words
from kooperacje.consultations.exchange.schema import Remark
from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import Bar, BarChart, Column, Figure, Kind, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row


def chapter(material: Material) -> Section:
    remarks = material.value.remarks
    if not remarks:
        return Section(_("Remarks and positions"), "remarks", (Paragraph(_absent(material)),))
    blocks: list[Block] = [*_chart(material), _table(material)]
    return Section(_("Remarks and positions"), "remarks", tuple(blocks))


def _absent(material: Material) -> str:
    if material.figures.with_remarks:
        return _(
            "Institutions that sent remarks: %(count)d. The remarks themselves, their number and the positions on "
            "them are not stated in the source."
        ) % {"count": material.figures.with_remarks}
    return _("No remarks are recorded.")


def _chart(material: Material) -> list[Block]:
    counts = [(str(words.word(outcome)), n) for outcome, n in material.figures.positions]
    if material.figures.remarks_without_position:
        counts.append((_("no position"), material.figures.remarks_without_position))
    chart = BarChart(_("Organiser’s position"), _("Remarks"), tuple(Bar(name, n) for name, n in counts))
    alt = _("Bars with the number of remarks by position. %(bars)s.") % {
        "bars": "; ".join(f"{name}: {n}" for name, n in counts)
    }
    return [Figure("remarks-by-position", _("Remarks by position"), chart, alt)]


def _table(material: Material) -> Table:
    remarks = material.value.remarks
    wording = any(remark.current or remark.proposed for remark in remarks)
    senders = _senders(material)
    columns = [
        Column("number", _("No."), Kind.INT, weight=0.6),
        Column("sender", _("Sender"), weight=1.8),
        Column("place", _("Place in the document"), weight=1.3),
        Column("remark", _("Remark"), weight=3.2),
        Column("position", _("Organiser’s position"), weight=1.3),
        Column("reason", _("Reason"), weight=2.4),
        Column("change", _("What changed"), weight=2.2),
    ]
    if wording:
        columns.insert(4, Column("wording", _("Wording"), weight=2))
    rows = tuple(_row(number, remark, senders, wording) for number, remark in enumerate(remarks, start=1))
    return Table("remarks", _("Remarks and positions"), tuple(columns), rows, row_headers=True)


def _row(number: int, remark: Remark, senders: dict[str, str], wording: bool) -> Row:
    position = remark.position
    row: Row = (
        number,
        senders.get(f"answer:{remark.answer}") or senders.get(f"meeting:{remark.meeting}"),
        remark.place,
        _said(remark),
        str(words.word(position.outcome)) if position else None,
        position.reason if position else None,
        position.change if position else None,
    )
    return (*row[:4], _wording(remark), *row[4:]) if wording else row


def _said(remark: Remark) -> str:
    if remark.reason:
        return f"{remark.text}\n{_('Why:')} {remark.reason}"
    return remark.text


def _wording(remark: Remark) -> str:
    said = []
    if remark.current:
        said.append(_("Is: %(text)s") % {"text": remark.current})
    if remark.proposed:
        said.append(_("Proposed: %(text)s") % {"text": remark.proposed})
    return "\n".join(said)


def _senders(material: Material) -> dict[str, str]:
    value = material.value
    found = {f"answer:{a.key}": material.institutions[a.institution].name for a in value.answers}
    return found | {f"meeting:{meeting.key}": meeting.title for meeting in value.meetings}
