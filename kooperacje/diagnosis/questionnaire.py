"""The questions on paper, with the code of the institution where it is printed for one."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kooperacje.diagnosis import codes
from kooperacje.diagnosis.models import Invitation, Question, Survey
from kooperacje.diagnosis.states import QuestionKind
from kooperacje.documents.tree import (
    Block,
    Callout,
    Document,
    FieldKind,
    FormField,
    Meta,
    Paragraph,
    Section,
)

SITE = "/ankieta/"


def document(survey: Survey, invitation: Invitation | None, site: str) -> Document:
    """A questionnaire to print, empty or for one institution."""
    diagnosis = survey.diagnosis
    blocks: list[Block] = []
    if invitation:
        lines = [Paragraph(invitation.institution.name)]
        try:
            told = _("You can also answer on the web: open %(address)s and type the code %(code)s.")
            lines.append(Paragraph(told % {"address": f"{site}{SITE}", "code": codes.shown(invitation)}))
        except codes.Unprintable:
            pass
        blocks.append(Callout(_("For the institution"), tuple(lines)))
    blocks += [
        Paragraph(part.strip()) for part in survey.intro.replace("\r\n", "\n").split("\n\n") if part.strip()
    ]
    if survey.closes_on:
        blocks.append(
            Paragraph(_("Answers are taken until %(day)s.") % {"day": date_format(survey.closes_on, "j E Y")})
        )
    if invitation is None:
        blocks.append(FormField("institution", _("Institution")))
    questions = tuple(_field(one) for one in survey.questions.order_by("position", "key"))
    note = Paragraph(
        _(
            "The answer is given in the name of the institution. Please write no names and nothing about particular persons."
        )
    )
    return Document(
        title=_("Survey of institutions: %(title)s") % {"title": diagnosis.title},
        identifier=f"ankieta-{diagnosis.key}",
        sections=(Section(_("Questions"), "questions", (note, *questions), numbered=False),),
        meta=Meta(
            organisation=diagnosis.leader.name, date=str(diagnosis.year), modified=diagnosis.changed_at
        ),
        blocks=tuple(blocks),
        contents=False,
    )


def _field(one: Question) -> FormField:
    key = f"q_{one.key.replace('-', '_')}"
    options = tuple(option["label"] for option in one.options)
    hint = one.help
    if one.kind == QuestionKind.SCALE:
        ends = dict(zip((1, 5), options, strict=False))
        options = tuple(f"{n} – {ends[n]}" if n in ends else str(n) for n in range(1, 6))
    if one.kind == QuestionKind.MANY:
        hint = f"{_('Several may be chosen.')} {hint}".strip()
    if one.kind in (QuestionKind.SCALE, QuestionKind.CHOICE, QuestionKind.MANY):
        return FormField(key, one.text, FieldKind.CHOICE, hint, options)
    if one.kind == QuestionKind.NUMBER:
        return FormField(key, one.text, FieldKind.NUMBER, hint)
    return FormField(key, one.text, FieldKind.LONG_TEXT, hint, lines=4)
