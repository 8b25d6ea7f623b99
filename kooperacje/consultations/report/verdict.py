"""What the checks found, and the reasons given where an error was let stand."""

from collections import Counter

from django.utils.translation import gettext as _

from kooperacje.consultations import checks, words
from kooperacje.consultations.checks import Finding, Severity
from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import (
    BulletList,
    Column,
    Fact,
    Facts,
    Kind,
    Paragraph,
    Section,
    Strong,
    Table,
)
from kooperacje.documents.tree.blocks import Block


def chapter(material: Material) -> Section:
    intro = Paragraph(
        _("The data were checked by %(count)d rules. They judge the records, not the people.")
        % {"count": len(checks.RULES)}
    )
    if not material.findings:
        return Section(_("Results of the checks"), "checks", (intro, Paragraph(_("Nothing was found."))))
    blocks: tuple[Block, ...] = (intro, _counts(material), _table(material))
    return Section(_("Results of the checks"), "checks", blocks, (_meaning(material),))


def _counts(material: Material) -> Block:
    found = Counter(finding.severity for finding in material.findings)
    overridden = sum(finding.overridden for finding in material.findings)
    return Facts(
        (
            Fact(_("Errors"), found[Severity.ERROR], "errors", Kind.INT),
            Fact(_("… let stand with a reason"), overridden, "errors_overridden", Kind.INT),
            Fact(_("Warnings"), found[Severity.WARNING], "warnings", Kind.INT),
            Fact(_("Notes"), found[Severity.NOTE], "notes", Kind.INT),
        )
    )


def _table(material: Material) -> Block:
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.6),
        Column("severity", _("Severity"), weight=1.2),
        Column("check", _("Rule"), weight=1.8),
        Column("where", _("Where"), weight=2),
        Column("what", _("What"), weight=2.8),
        Column("reason", _("Reason for letting it stand"), weight=2.6),
    )
    rows = tuple(
        (
            number,
            str(words.word(finding.severity)),
            str(finding.title),
            str(finding.where),
            str(finding.what),
            _reason(finding),
        )
        for number, finding in enumerate(material.findings, start=1)
    )
    return Table("checks", _("Findings"), columns, rows, row_headers=True)


def _reason(finding: Finding) -> str:
    if finding.override is not None:
        return finding.override
    return _("to be mended") if finding.blocks else ""


def _meaning(material: Material) -> Section:
    """Why each rule that found something matters, and how to mend it: once for each rule."""
    by_rule = {finding.check: finding for finding in material.findings}
    items = tuple(
        (Strong(str(finding.title)), ". ", str(finding.why), " ", str(finding.mend))
        for finding in by_rule.values()
    )
    return Section(_("Why it matters and how to mend it"), "checks-meaning", (BulletList(items),))
