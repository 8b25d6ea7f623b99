"""What all pages of somebody who answers share: in which consultation, for whom, until when, and the way between them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kooperacje.answering import access, queries
from kooperacje.answering.models import Code, Entry, Submission
from kooperacje.answering.states import ANSWERING, CodeKind, EntryKind
from kooperacje.base import clock
from kooperacje.base.decisions import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """A part of answering. `count` is what stands there already."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What was sent last and stands."""

    number: str
    sent_at: datetime
    url: str
    changed: bool
    """Whether something was written since, which is not sent yet."""
    late: bool


@dataclass(frozen=True, slots=True)
class Head:
    """`institution` is empty for somebody without one; `closing` None where no day is set."""

    title: str
    slug: str
    language: str
    organiser: str
    url: str
    institution: str
    kind: str
    label: str
    closing: datetime | None
    over: bool
    steps: tuple[Step, ...]
    standing: Standing | None
    write: Decision
    send: Decision
    leads: bool
    """Whether this code may invite colleagues and pass the invitation on."""
    leave_url: str
    clause: str | None
    """What happens with personal data, as the organiser says it."""


def head(code: Code, current: str, entries: list[Entry], sent: Submission | None) -> Head:
    """`current` is the name of the view. Three queries beside those that the caller made."""
    consultation = code.consultation
    frame = queries.window(consultation)
    party = queries.party(consultation, code.institution) if code.institution else None
    remarks = sum(entry.kind == EntryKind.REMARK for entry in entries)
    return Head(
        title=consultation.title,
        slug=consultation.slug,
        language=consultation.language,
        organiser=consultation.organiser.name,
        url=reverse("public:consultation", args=[consultation.slug]),
        institution=party.name if party else "",
        kind=code.kind,
        label=code.label,
        closing=frame.last_minute,
        over=frame.closing is not None and clock.now() >= frame.closing,
        steps=_steps(code, current, remarks, len(entries) - remarks),
        standing=_standing(entries, sent),
        write=access.may_write(code),
        send=access.may_send(code),
        leads=code.kind in ANSWERING,
        leave_url=reverse("answering:leave"),
        clause=consultation.privacy_clause,
    )


def _steps(code: Code, current: str, remarks: int, answers: int) -> tuple[Step, ...]:
    names: list[tuple[str, str, int | None]] = [
        ("desk", pgettext("step of answering", "Start"), None),
        ("document", _("Read and mark"), None),
        ("remarks", pgettext("what was written", "Remarks"), remarks),
        ("questions", _("Questions"), answers),
    ]
    if code.kind in ANSWERING:
        names.append(("together", _("Together"), None))
    if code.kind != CodeKind.COLLEAGUE:
        names.append(("send", _("Send"), None))
    return tuple(
        Step(label, reverse(f"answering:{name}"), name == current, count) for name, label, count in names
    )


def _standing(entries: list[Entry], sent: Submission | None) -> Standing | None:
    if sent is None:
        return None
    return Standing(
        number=sent.number,
        sent_at=sent.sent_at,
        url=reverse("answering:receipt", args=[sent.number]),
        changed=changed_since(entries, sent),
        late="late" in sent.flags,
    )


def changed_since(entries: list[Entry], sent: Submission) -> bool:
    """Whether what is written is not what was sent."""
    said = sent.content
    now = [
        (one.text, one.proposed, one.current, one.place, one.passage, one.quote, one.remark_kind)
        for one in entries
        if one.kind == EntryKind.REMARK
    ]
    then = [
        (
            one["text"],
            one["proposed"],
            one["current"],
            one["place"],
            one["passage"],
            one["quote"],
            one["kind"],
        )
        for one in said["remarks"]
    ]
    answered = {one.question: one.text for one in entries if one.kind == EntryKind.QUESTION}
    return now != then or answered != {one["question"]: one["text"] for one in said["answers"]}
