"""The proof of coverage: every question, every remark and every invited body is accounted for."""

from django.utils.translation import gettext as _

from kooperacje.consultations import figures
from kooperacje.consultations.report.naming import Material
from kooperacje.documents.tree import Column, Fact, Facts, Kind, Paragraph, Section, Table
from kooperacje.documents.tree.blocks import Block


def chapter(material: Material) -> Section:
    return Section(
        _("Is everything accounted for?"),
        "coverage",
        sections=(
            Section(_("Questions and conclusions"), "coverage-questions", (_questions(material),)),
            Section(_("Remarks"), "coverage-remarks", (_remarks(material),)),
            Section(_("Invited bodies"), "coverage-invited", (_invited(material),)),
        ),
    )


def _questions(material: Material) -> Block:
    questions = material.value.questions
    if not questions:
        return Paragraph(_("The consultation has no questions."))
    rows = tuple(
        (number, question.text, *_answered(material, question.key))
        for number, question in enumerate(questions, start=1)
    )
    columns = (
        Column("number", _("No."), Kind.INT, weight=0.6),
        Column("question", _("Question"), weight=4),
        Column("conclusions", _("Conclusions"), Kind.INT, weight=1.2),
        Column("where", _("Where"), weight=2.6),
    )
    return Table(
        "questions-covered", _("Every question and its conclusions"), columns, rows, row_headers=True
    )


def _answered(material: Material, key: str) -> tuple[int, str]:
    """How many conclusions answer the question, and under which headings."""
    count, titles = 0, []
    for group in material.value.conclusions:
        fitting = [c for c in group.conclusions if key in group.questions or f"question:{key}" in c.sources]
        if fitting:
            count += len(fitting)
            titles.append(group.title)
    return count, "; ".join(titles) or _("No conclusion in the source.")


def _remarks(material: Material) -> Block:
    counted = material.figures
    positions = sum(number for _outcome, number in counted.positions)
    return Facts(
        (
            Fact(
                _("Remarks that institutions are stated to have sent"),
                counted.remarks_stated,
                "remarks_stated",
                Kind.INT,
            ),
            Fact(_("Remarks listed in this report, each once"), counted.remarks, "remarks_listed", Kind.INT),
            Fact(_("… with a position"), positions, "remarks_with_position", Kind.INT),
            Fact(
                _("… without a position"),
                counted.remarks_without_position,
                "remarks_without_position",
                Kind.INT,
            ),
        )
    )


def _invited(material: Material) -> Block:
    value = material.value
    named = figures.invited_by_name(value)
    answering = {answer.institution for answer in value.answers}
    groups = [i for i in value.invitations if i.institution is None]
    unknown = sum(invitation.count is None for invitation in groups)
    return Facts(
        (
            Fact(_("Institutions invited by name"), len(named), "invited_by_name", Kind.INT),
            Fact(_("… that answered"), len(named & answering), "invited_by_name_answered", Kind.INT),
            Fact(_("… that were silent"), len(named - answering), "invited_by_name_silent", Kind.INT),
            Fact(_("Groups invited"), len(groups), "invited_groups", Kind.INT),
            Fact(_("… whose number is not stated"), unknown, "invited_groups_unknown", Kind.INT),
            Fact(
                _("Institutions that answered without an invitation by name"),
                len(answering - named),
                "answered_uninvited",
                Kind.INT,
            ),
        )
    )
