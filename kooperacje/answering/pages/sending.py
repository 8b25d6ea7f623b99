"""Pages of sending, and of the receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kooperacje.answering import codes, queries
from kooperacje.answering.models import Code
from kooperacje.answering.pages.head import Head, head
from kooperacje.answering.pages.lines import (
    AnswerLine,
    FileLine,
    RemarkLine,
    files,
    remark_lines,
    sent_answers,
    sent_remarks,
)
from kooperacje.answering.states import CodeKind, EntryKind


@dataclass(frozen=True, slots=True)
class SendPage:
    head: Head
    remarks: tuple[RemarkLine, ...]
    answers: tuple[AnswerLine, ...]
    files: tuple[FileLine, ...]
    waiting: int
    """What colleagues wrote that is not in the answer."""


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    head: Head
    number: str
    sent_at: datetime
    digest: str
    state: str
    late: bool
    corrected_late: bool
    open: bool
    stands: bool
    no_remarks: bool
    email: str
    remarks: tuple[RemarkLine, ...]
    answers: tuple[AnswerLine, ...]
    files: tuple[FileLine, ...]
    copy_url: str
    pdf_url: str
    replaces: str
    code: str


def send(code: Code) -> SendPage:
    entries = queries.entries(code)
    asked = queries.questions(code.consultation)
    answered = {one.question: one.text for one in entries if one.kind == EntryKind.QUESTION}
    return SendPage(
        head=head(code, "send", entries, queries.latest(code)),
        remarks=remark_lines(entries),
        answers=tuple(AnswerLine(text, answered[key]) for key, text in asked.items() if key in answered),
        files=files(code),
        waiting=sum(not one.taken for one in queries.contributions(code)),
    )


def receipt(code: Code, number: str) -> ReceiptPage | None:
    """None where nothing with this number was sent under this code."""
    found = queries.submission(code, number)
    if found is None:
        return None
    entries = queries.entries(code)
    latest = queries.latest(code)
    content = found.content
    return ReceiptPage(
        head=head(code, "send", entries, latest),
        number=found.number,
        sent_at=found.sent_at,
        digest=found.digest,
        state=found.state,
        late="late" in found.flags,
        corrected_late="corrected_late" in found.flags or "begun" in found.flags,
        open=code.kind == CodeKind.OPEN,
        stands=latest is not None and latest.pk == found.pk,
        no_remarks=found.outcome == "no_remarks",
        email=found.sender_email,
        remarks=sent_remarks(content),
        answers=sent_answers(content),
        files=tuple(FileLine(one["name"], one["size"], "") for one in content["attachments"]),
        copy_url=reverse("answering:copy", args=[number, "odpowiedz.json"]),
        pdf_url=reverse("answering:copy", args=[number, "odpowiedz.pdf"]),
        replaces=found.replaces.number if found.replaces else "",
        code=codes.plain(code) if code.kind == CodeKind.OPEN and codes.printable(code) else "",
    )
