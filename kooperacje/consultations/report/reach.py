"""Where the bodies sit that were invited, answered or stayed silent, and of which type they are."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.consultations import reach
from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import Column, Kind, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row


def chapters(material: Material) -> tuple[Section, ...]:
    """The matrix, where any body is named one by one; without one, nobody can be told by type and place."""
    found = reach.matrix(material.value)
    if not found.lines:
        return ()
    blocks: list[Block] = [Paragraph(_lead()), *_groups(found.groups), _table(material, found)]
    return (Section(_("Who was reached, by type and place"), "reach", tuple(blocks)),)


def _lead() -> str:
    return _(
        "Every body that is a stakeholder, was invited by name or answered stands here once. A body is silent when it "
        "was invited by name and did not answer; one that answered late has answered."
    )


def _groups(number: int) -> list[Block]:
    if not number:
        return []
    sentence = ngettext(
        "%(count)d invitation went to a group; the table cannot say where its members sit or whether they are silent.",
        "%(count)d invitations went to groups; the table cannot say where their members sit or whether they are silent.",
        number,
    )
    return [Paragraph(sentence % {"count": number})]


def _table(material: Material, found: reach.Matrix) -> Table:
    titles = {
        "listed": _("Listed"),
        "invited": _("Invited"),
        "answered": _("Answered"),
        "remarks": _("With remarks"),
        "no_remarks": _("No remarks"),
        "late": _("Late"),
        "silent": _("Silent"),
    }
    columns = (
        Column("place", _("Territory"), weight=2),
        Column("teryt", _("TERYT code"), weight=1),
        Column("type", _("Type of institution"), weight=2.6),
        *(Column(name, title, Kind.INT, weight=0.9) for name, title in titles.items()),
    )
    rows: tuple[Row, ...] = tuple(
        (
            material.names.territory(line.place),
            line.place or None,
            material.names.type(line.type),
            *(getattr(line.numbers, name) for name in titles),
        )
        for line in found.lines
    )
    total = (_("Together"), "", "", *(getattr(found.totals, name) for name in titles))
    caption = _("Bodies invited, answering and silent")
    return Table("reach", caption, columns, rows, row_headers=True, total=total)
