"""The attendance list to print and sign, and the minutes, as document trees: every format comes from them."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kooperacje.base.text import search_key
from kooperacje.documents.tree import (
    Block,
    Callout,
    Column,
    Document,
    Fact,
    Facts,
    Kind,
    Meta,
    NumberedList,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
    Tone,
)
from kooperacje.meetings import queries, words
from kooperacje.meetings.models import Attendance, Invitee, Meeting, Minutes, Settled
from kooperacje.meetings.states import MinutesState
from kooperacje.meetings.totals import Count

EMPTY_ROWS = 12
"""Lines left for those who come without having been announced."""
ROOM_TO_SIGN = "\u00a0\n\u00a0"
"""Two lines high."""


def attendance_list(meeting: Meeting) -> Document:
    """A list to sign: whoever was invited or is written down already, then empty lines."""
    people = _expected(queries.invitees(meeting), queries.attendance(meeting))
    rows = [(number, *row, ROOM_TO_SIGN) for number, row in enumerate(people, start=1)]
    rows += [(len(people) + number, "", "", "", ROOM_TO_SIGN) for number in range(1, EMPTY_ROWS + 1)]
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.4),
        Column("person", _("Name and surname"), weight=2),
        Column("institution", _("Institution"), weight=2.4),
        Column("role", _("Function"), weight=1.4),
        Column("signature", _("Signature"), weight=1.6),
    )
    table = Table("attendance", _("Persons present"), columns, tuple(rows))
    return _document(
        meeting,
        _("Attendance list"),
        "lista-obecnosci",
        (Section(_("Persons present"), "present", (table,), numbered=False),),
    )


def minutes_paper(meeting: Meeting) -> Document:
    """The minutes with who was there, the agenda, the text and the decisions."""
    minutes = queries.minutes(meeting)
    agenda = queries.agenda(meeting)
    sections = [_present(meeting)]
    if agenda:
        points = tuple(item.title for item in agenda)
        sections.append(Section(_("Agenda"), "agenda", (NumberedList(points),)))
    sections.append(Section(_("Course of the meeting"), "course", _text(minutes)))
    sections.append(Section(_("Decisions"), "decisions", (_decisions(queries.decisions(meeting)),)))
    signatures = Signatures((Signature(_("Took the minutes")), Signature(_("Chaired the meeting"))))
    sections.append(Section(_("Signatures"), "signatures", (signatures,), numbered=False))
    return _document(meeting, _("Minutes"), "protokol", tuple(sections), _draft_note(minutes))


def _document(
    meeting: Meeting, title: str, name: str, sections: tuple[Section, ...], blocks: tuple[Block, ...] = ()
) -> Document:
    facts = Facts(
        (
            Fact(_("Date"), words.time_of(meeting.when), "when"),
            Fact(_("Place"), meeting.place or None, "place"),
        )
    )
    return Document(
        title=f"{title}: {meeting.title}",
        identifier=f"{name}-{str(meeting.pk)[:8]}",
        sections=sections,
        language="en" if (get_language() or "pl").startswith("en") else "pl",
        meta=Meta(modified=meeting.changed_at, date=words.time_of(meeting.when) or ""),
        blocks=(*blocks, facts),
        contents=False,
    )


def _expected(invitees: Sequence[Invitee], present: Sequence[Attendance]) -> list[tuple[str, str, str]]:
    """(name, institution, function): those written down as present, then the invited who are not among them."""
    rows = [(one.person, _name(one), one.role) for one in present]
    known = {(search_key(one.person), one.institution_id) for one in present}
    known |= {("", one.institution_id) for one in present}
    rows += [
        (one.person, _name(one), "")
        for one in invitees
        if not {(search_key(one.person), one.institution_id), (search_key(one.person) or "-", None)} & known
        and (one.person or one.institution_id)
    ]
    return rows


def _name(row: Invitee | Attendance) -> str:
    if row.institution:
        return row.institution.name
    return row.affiliation if isinstance(row, Attendance) else ""


def _present(meeting: Meeting) -> Section:
    rows = queries.attendance(meeting)
    number = queries.headcount(meeting)
    blocks: list[Block] = [Facts((Fact(_("Number of people"), number.number, "people"),))]
    if rows:
        columns = (
            Column("person", _("Name and surname"), weight=2),
            Column("institution", _("Institution"), weight=2.4),
            Column("role", _("Function"), weight=1.4),
            Column("count", _("People"), Kind.INT, weight=0.7),
        )
        cells = tuple(
            (one.person or None, _name(one) or None, one.role or None, 1 if one.person else one.count)
            for one in rows
        )
        blocks.append(Table("present", _("Present"), columns, cells, note=_basis(number)))
    return Section(_("Present"), "present", tuple(blocks))


def _basis(number: Count) -> str:
    return str(words.BASIS[number.basis]).capitalize() + "."


def _text(minutes: Minutes | None) -> tuple[Block, ...]:
    if minutes is None or not minutes.text.strip():
        return (Paragraph(_("The minutes have not been written yet.")),)
    return tuple(Paragraph(part.strip()) for part in minutes.text.split("\n\n") if part.strip())


def _decisions(rows: Sequence[Settled]) -> Block:
    if not rows:
        return Paragraph(_("No decisions were written down."))
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.4),
        Column("text", _("Decision"), weight=3),
        Column("owner", _("Who sees to it"), weight=1.4),
        Column("due", _("By when"), Kind.DATE, weight=1),
    )
    cells = tuple((row.number, row.text, row.owner or None, row.due) for row in rows)
    return Table("decisions", _("Decisions"), columns, cells)


def _draft_note(minutes: Minutes | None) -> tuple[Block, ...]:
    if minutes is not None and minutes.state == MinutesState.APPROVED:
        return ()
    return (Callout(_("Draft"), (Paragraph(_("These minutes are not approved yet.")),), Tone.WARNING),)
