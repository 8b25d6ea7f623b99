"""Every remark once, with the organiser's position."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kooperacje.consultations import words
from kooperacje.consultations.exchange.schema import Position, Remark
from kooperacje.consultations.report.naming import Material
from kooperacje.consultations.states import PositionOutcome
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
    senders = _senders(material)
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.6),
        Column("sender", _("Sender"), weight=2.4),
        Column("place", _("Place in the document"), weight=1.3),
        Column("remark", _("Remark"), weight=3.6),
        Column("position", _("Organiser’s position"), weight=1.4),
        Column("answer", _("Reason and change"), weight=3.4),
    )
    known = _Words.now()
    rows = tuple(
        _row(number, remark, senders, known) for number, remark in enumerate(material.value.remarks, start=1)
    )
    return Table("remarks", _("Remarks and positions"), columns, rows, row_headers=True)


@dataclass(frozen=True, slots=True)
class _Words:
    """What rows are written with, looked up once for thousands of them."""

    outcomes: dict[PositionOutcome, str]
    why: str
    quote: str
    current: str
    proposed: str
    changed: str

    @classmethod
    def now(cls) -> "_Words":
        """In the language of the report."""
        return cls(
            outcomes={outcome: str(words.word(outcome)) for outcome in PositionOutcome},
            why=_("Why: %(text)s"),
            quote=_("Marked: %(text)s"),
            current=_("Is: %(text)s"),
            proposed=_("Proposed: %(text)s"),
            changed=_("Changed: %(text)s"),
        )


def _row(number: int, remark: Remark, senders: dict[str, str], known: _Words) -> Row:
    position = remark.position
    return (
        number,
        senders.get(f"answer:{remark.answer}") or senders.get(f"meeting:{remark.meeting}"),
        remark.place,
        _said(remark, known),
        known.outcomes[position.outcome] if position else None,
        _answered(position, known) if position else None,
    )


def _said(remark: Remark, known: _Words) -> str:
    """The remark with what its sender added to it: why, the wording that stands, the wording proposed."""
    said = [remark.text]
    if remark.reason:
        said.append(known.why % {"text": remark.reason})
    if remark.quote:
        said.append(known.quote % {"text": remark.quote})
    if remark.current:
        said.append(known.current % {"text": remark.current})
    if remark.proposed:
        said.append(known.proposed % {"text": remark.proposed})
    return "\n".join(said)


def _answered(position: Position, known: _Words) -> str | None:
    """The organiser's reason, and what changed in the document."""
    said = [position.reason] if position.reason else []
    if position.change:
        said.append(known.changed % {"text": position.change})
    return "\n".join(said) or None


def _senders(material: Material) -> dict[str, str]:
    value = material.value
    found = {f"answer:{a.key}": material.institutions[a.institution].name for a in value.answers}
    return found | {f"meeting:{meeting.key}": meeting.title for meeting in value.meetings}
