"""The same form on paper: a document tree, which every renderer of the house can print."""

from kooperacje.documents.answerform.definition import Field, FieldKind, Form, remark_tag
from kooperacje.documents.answerform.words import words_for
from kooperacje.documents.tree import Document, FormField, Meta, Paragraph, Section
from kooperacje.documents.tree import FieldKind as PaperKind

_KINDS = {
    FieldKind.TEXT: PaperKind.TEXT,
    FieldKind.CHOICE: PaperKind.CHOICE,
    FieldKind.DATE: PaperKind.DATE,
}
ON_PAPER = 2
"""Lines to write on, for each line of the form on the screen: hands write larger."""


def tree(form: Form) -> Document:
    """The form as a document to print and fill in by hand."""
    words = words_for(form.language)
    opening = [f"{words.identifier}: {form.slug}"]
    if form.until:
        opening.append(f"{words.until}: {form.until}")
    if form.return_to:
        opening.append(form.return_to)
    remarks = tuple(
        Section(
            words.remark.format(number),
            f"remark-{number}",
            tuple(_field(remark_tag(number, field.tag), field) for field in form.remark),
        )
        for number in range(1, form.blocks + 1)
    )
    questions = tuple(_field(field.tag, field) for field in form.questions)
    asked = (Section(words.questions, "questions", questions, numbered=False),) if questions else ()
    return Document(
        title=form.title,
        identifier=form.slug,
        language=form.language,
        subtitle=words.heading,
        meta=Meta(organisation=form.organiser),
        blocks=tuple(map(Paragraph, opening)),
        sections=(
            Section(
                words.respondent,
                "respondent",
                tuple(_field(field.tag, field) for field in form.respondent),
                numbered=False,
            ),
            Section(words.outcome, "outcome", (_field(form.outcome.tag, form.outcome),), numbered=False),
            Section(words.remarks, "remarks", (), remarks, numbered=False),
            *asked,
        ),
        contents=False,
    )


def _field(tag: str, field: Field) -> FormField:
    return FormField(
        key=tag,
        label=field.label,
        kind=_KINDS[field.kind],
        hint=field.help,
        options=tuple(option.label for option in field.options),
        lines=1 if field.lines == 1 else field.lines * ON_PAPER,
    )
