"""What the remarks are about, and which of them say the same."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.consultations import words
from kooperacje.consultations.report.naming import Material
from kooperacje.consultations.states import PositionOutcome, Stance
from kooperacje.documents.tree import Column, Kind, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row

HEARD = frozenset({PositionOutcome.ACCEPTED, PositionOutcome.PARTLY})


def chapters(material: Material) -> tuple[Section, ...]:
    """Themes and groups of remarks, where the consultation has any."""
    blocks = (*_themes(material), *_groups(material))
    if not blocks:
        return ()
    return (Section(_("Themes of the remarks"), "themes", blocks),)


def _themes(material: Material) -> tuple[Block, ...]:
    themes, remarks = material.value.themes, material.value.remarks
    if not themes:
        return ()
    columns = (
        Column("theme", _("Theme"), weight=2.4),
        Column("description", _("What belongs to it"), weight=3),
        Column("remarks", _("Remarks"), Kind.INT, weight=0.9),
        Column("heard", _("Accepted, wholly or partly"), Kind.INT, weight=1.1),
        Column("for", pgettext("stance", "For"), Kind.INT, weight=0.7),
        Column("against", pgettext("stance", "Against"), Kind.INT, weight=0.8),
    )
    about = Counter(key for remark in remarks for key in remark.themes)
    heard = Counter(key for r in remarks if r.position and r.position.outcome in HEARD for key in r.themes)
    stances = Counter((key, remark.stance) for remark in remarks for key in remark.themes)
    rows: tuple[Row, ...] = tuple(
        (
            theme.title,
            theme.description,
            about[theme.key],
            heard[theme.key],
            stances[theme.key, Stance.FOR],
            stances[theme.key, Stance.AGAINST],
        )
        for theme in themes
    )
    without = sum(not remark.themes for remark in remarks)
    note = _("A remark may have several themes. Remarks without a theme: %(count)d.") % {"count": without}
    return Paragraph(note), Table("themes", _("Remarks by theme"), columns, rows, row_headers=True)


def _groups(material: Material) -> tuple[Block, ...]:
    """Both numbers of every group: how many remarks say it, and how many signed it."""
    groups = material.value.groups
    if not groups:
        return ()
    columns = (
        Column("title", _("Remarks that stand together"), weight=3),
        Column("kind", _("Why they stand together"), weight=1.6),
        Column("remarks", _("Remarks"), Kind.INT, weight=0.9),
        Column("signatories", _("Signatories"), Kind.INT, weight=1),
    )
    members = Counter(remark.group for remark in material.value.remarks if remark.group)
    rows: tuple[Row, ...] = tuple(
        (group.title, str(words.word(group.kind)), members[group.key], group.signatories) for group in groups
    )
    alone = sum(remark.group is None for remark in material.value.remarks)
    distinct = alone + sum(bool(members[group.key]) for group in groups)
    note = _("Remarks listed: %(all)d; distinct ones, each group counted once: %(distinct)d.") % {
        "all": len(material.value.remarks),
        "distinct": distinct,
    }
    return Paragraph(note), Table("groups", _("Groups of remarks"), columns, rows, row_headers=True)
