"""What was masked in the publication: how often and of which kinds, never what it said."""

from collections import Counter

from django.utils.translation import gettext as _

from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import Column, Fact, Facts, Kind, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row


def chapters(material: Material) -> tuple[Section, ...]:
    """The record of masking, where anything was masked."""
    remarks = material.value.remarks
    masked = [remark for remark in remarks if remark.public_text is not None]
    if not masked:
        return ()
    lead = _(
        "These remarks are published in a wording without what had to be masked. Positions were taken on the original "
        "wording; no remark was left out."
    )
    facts = Facts(
        (
            Fact(_("Remarks listed"), len(remarks), "masked_of", Kind.INT),
            Fact(_("… of these with something masked"), len(masked), "masked_remarks", Kind.INT),
            Fact(
                _("… masked without saying what kind of thing it was"),
                sum(not remark.masked for remark in masked),
                "masked_kind_unknown",
                Kind.INT,
            ),
        )
    )
    blocks: list[Block] = [Paragraph(lead), facts]
    kinds = Counter(kind for remark in masked for kind in set(remark.masked))
    if kinds:
        columns = (
            Column("kind", _("What was masked"), weight=3),
            Column("remarks", _("Remarks"), Kind.INT),
        )
        ranked = sorted(kinds.items(), key=lambda found: (-found[1], found[0]))
        rows: tuple[Row, ...] = tuple(ranked)
        blocks.append(Table("masked", _("What was masked, by kind"), columns, rows, row_headers=True))
    return (Section(_("What was masked in the publication"), "masked", tuple(blocks)),)
