"""The receipt by e-mail: number, time, digest, and the copy for who asked for it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.answering.models import Submission
from kooperacje.answering.states import CodeKind
from kooperacje.base.actor import system
from kooperacje.base.clock import WARSAW
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.notices.actions import post

ROOM = system("answering")


def receipt(submission: Submission, consultation: Consultation, *, with_copy: bool) -> None:
    """Put the receipt into the outbox, once. What was written is in it only where the sender asked for it."""
    with override(consultation.language):
        at = submission.sent_at.astimezone(WARSAW)
        lines = [
            _("We received your answer in the consultation “%(title)s”.") % {"title": consultation.title},
            "",
            _("Number: %(number)s") % {"number": submission.number},
            _("Received: %(at)s") % {"at": f"{at:%d.%m.%Y, %H:%M}"},
            _("Remarks and answers to questions: %(count)s") % {"count": _count(submission)},
            _("SHA-256 of the copy: %(digest)s") % {"digest": submission.digest},
        ]
        if submission.code.kind != CodeKind.BEHALF:
            told = _(
                "With your code you can see what you sent, take a copy of it and correct it: %(address)s"
            )
            lines += ["", told % {"address": f"{settings.SITE_URL}{reverse('answering:enter')}"}]
        if with_copy:
            lines += ["", _("Copy of the answer"), "", *copy(submission)]
        subject = _("Receipt %(number)s: your answer in the consultation") % {"number": submission.number}
    post(
        to=submission.sender_email,
        subject=subject,
        text="\n".join(lines) + "\n",
        by=ROOM,
        about=f"answering.submission:{submission.pk}",
        dedupe_key=f"answering-receipt:{submission.number}",
    )


def copy(submission: Submission) -> list[str]:
    """What was sent, in lines to read."""
    said = submission.content
    if submission.outcome == AnswerOutcome.NO_REMARKS:
        return [_("No remarks.")]
    lines = []
    for place, one in enumerate(said["remarks"], start=1):
        lines.append(_("Remark %(number)s") % {"number": place})
        labelled = (
            (_("Where in the document"), one["place"]),
            (_("Words marked"), one["quote"]),
            (_("Present wording"), one["current"]),
            (_("Proposed wording"), one["proposed"]),
            (_("Remark with its reason"), one["text"]),
        )
        lines += [f"{label}: {text}" for label, text in labelled if text] + [""]
    for one in said["answers"]:
        lines += [f"{_asked()}: {one['asked']}", one["text"], ""]
    for one in said["attachments"]:
        lines.append(_("File: %(name)s") % {"name": one["name"]})
    return lines


def _asked() -> str:
    return _("Question")


def _count(submission: Submission) -> int:
    return len(submission.content["remarks"]) + len(submission.content["answers"])
