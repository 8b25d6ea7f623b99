"""Who answered and how."""

from collections import Counter

from django.utils.translation import gettext as _

from kooperacje.consultations import words
from kooperacje.consultations.report.course import parts
from kooperacje.consultations.report.naming import Material, not_stated
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.documents.tree import (
    NOT_APPLICABLE,
    Bar,
    BarChart,
    Column,
    Fact,
    Facts,
    Figure,
    Kind,
    Paragraph,
    Section,
    Table,
)
from kooperacje.documents.tree.blocks import Block


def chapter(material: Material) -> Section:
    figures = material.figures
    facts = (
        Fact(_("Institutions invited"), figures.invited, "invited_institutions", Kind.INT),
        Fact(_("Institutions that answered"), figures.answered, "answers_total", Kind.INT),
        Fact(_("Answered with remarks"), figures.with_remarks, "answers_with_remarks", Kind.INT),
        Fact(_("Answered without remarks"), figures.without_remarks, "answers_without_remarks", Kind.INT),
        Fact(_("Invited by name and silent"), figures.silent, "silent", Kind.INT),
        Fact(_("Part of the invited that answered"), figures.response_rate, "response_rate", Kind.PERCENT),
    )
    blocks: list[Block] = [Facts(facts), *_chart(material)]
    blocks.append(_table(material) if material.value.answers else Paragraph(_none()))
    return Section(_("Who answered and how"), "answers", tuple(blocks), tuple(_people(material)))


def _none() -> str:
    return _("No answers of institutions are recorded.")


def _chart(material: Material) -> list[Block]:
    figures = material.figures
    if not figures.answered:
        return []
    series = (
        (str(words.word(AnswerOutcome.WITH_REMARKS)), figures.with_remarks),
        (str(words.word(AnswerOutcome.NO_REMARKS)), figures.without_remarks),
        (_("no answer"), figures.silent),
    )
    said = "; ".join(f"{name}: {not_stated() if count is None else count}" for name, count in series)
    chart = BarChart(_("Answer"), _("Institutions"), tuple(Bar(name, count) for name, count in series))
    alt = _("Bars with the number of institutions by answer. %(bars)s.") % {"bars": said}
    return [Figure("answers-by-outcome", _("Institutions by answer"), chart, alt)]


def _table(material: Material) -> Table:
    listed = Counter(remark.answer for remark in material.value.remarks)
    rows = []
    for answer in material.value.answers:
        institution = material.institutions[answer.institution]
        has = answer.outcome is AnswerOutcome.WITH_REMARKS
        rows.append(
            (
                institution.name,
                material.names.type(institution.type),
                material.names.territory(institution.territory),
                str(words.word(answer.outcome)),
                answer.received_on,
                answer.remarks_stated if has else NOT_APPLICABLE,
                listed[answer.key] if has or listed[answer.key] else NOT_APPLICABLE,
            )
        )
    columns = (
        Column("institution", _("Institution"), weight=3),
        Column("type", _("Type"), weight=1.8),
        Column("seat", _("Seat"), weight=1.5),
        Column("answer", _("Answer"), weight=1.2),
        Column("received", _("Received on"), Kind.DATE, weight=1.3),
        Column("remarks_stated", _("Remarks stated"), Kind.INT),
        Column("remarks_listed", _("Remarks listed"), Kind.INT),
    )
    return Table("answers", _("Answers of institutions"), columns, tuple(rows), row_headers=True)


def _people(material: Material) -> list[Section]:
    """Totals over several meetings, with the groups of people that the source names."""
    counts = material.value.headcounts
    if not counts:
        return []
    blocks: list[Block] = []
    for number, count in enumerate(counts, start=1):
        blocks.append(Facts((Fact(count.label, count.count, f"headcount-{count.key}", Kind.INT),)))
        blocks += parts(count.breakdown, f"groups-{number}")
    return [Section(_("People at the meetings"), "people", tuple(blocks))]
