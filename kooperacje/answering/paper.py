"""The receipt with the copy of the answer, as a document to read and print."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.answering.content import readable
from kooperacje.answering.models import Submission
from kooperacje.base.clock import WARSAW
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.documents.tree import BulletList, Document, Fact, Facts, Meta, Paragraph, Section


def tree(submission: Submission, language: str) -> Document:
    """The document in the language of the consultation."""
    said = submission.content
    at = submission.sent_at.astimezone(WARSAW)
    with override(language):
        facts = Facts(
            (
                Fact(_("Receipt number"), submission.number),
                Fact(_("Received"), f"{at:%d.%m.%Y, %H:%M:%S}"),
                Fact(_("Consultation"), said["consultation"]["title"]),
                *((Fact(_("Who answers"), said["institution"]),) if said["institution"] else ()),
                Fact(_("SHA-256 of the copy"), readable(submission.digest)),
            )
        )
        return Document(
            title=_("Receipt of an answer"),
            identifier=submission.number,
            language=language,
            subtitle=submission.number,
            meta=Meta(organisation=submission.consultation.organiser.name),
            blocks=(facts,),
            sections=tuple(_sections(submission)),
            contents=False,
        )


def _sections(submission: Submission) -> list[Section]:
    said = submission.content
    if submission.outcome == AnswerOutcome.NO_REMARKS:
        return [Section(_("Answer"), "answer", (Paragraph(_("No remarks.")),), numbered=False)]
    found = []
    if said["remarks"]:
        remarks = tuple(
            Section(
                _("Remark %(number)s") % {"number": place}, f"remark-{place}", (_remark(one),), numbered=False
            )
            for place, one in enumerate(said["remarks"], start=1)
        )
        found.append(Section(_("Remarks"), "remarks", (), remarks, numbered=False))
    if said["answers"]:
        answers = Facts(tuple(Fact(one["asked"], one["text"]) for one in said["answers"]))
        found.append(Section(_("Answers to questions"), "answers", (answers,), numbered=False))
    if said["attachments"]:
        files = BulletList(
            tuple(f"{one['name']} (SHA-256: {readable(one['sha256'])})" for one in said["attachments"])
        )
        found.append(Section(_("Files"), "files", (files,), numbered=False))
    return found


def _remark(one: Mapping[str, str]) -> Facts:
    labelled = (
        (_("Where in the document"), one["place"]),
        (_("Words marked"), one["quote"]),
        (_("Present wording"), one["current"]),
        (_("Proposed wording"), one["proposed"]),
        (_("Remark with its reason"), one["text"]),
    )
    return Facts(tuple(Fact(label, text) for label, text in labelled if text))
