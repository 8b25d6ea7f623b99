"""Pages of what was sent by the web, for those who work in the consultation."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from django.urls import reverse
from django.utils.functional import Promise

from kooperacje.answering import access, queries, words
from kooperacje.answering.models import Submission
from kooperacje.answering.pages.lines import AnswerLine, FileLine, RemarkLine, sent_answers, sent_remarks
from kooperacje.answering.states import CodeKind, Flag, SubmissionState
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame

DOOR = "answering"
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class SentLine:
    """`who` is empty for a resident."""

    number: str
    url: str
    who: str
    sent_at: datetime
    state: tuple[str, str | Promise]
    flags: tuple[str | Promise, ...]
    no_remarks: bool
    remarks: int


@dataclass(frozen=True, slots=True)
class Choice:
    label: str | Promise
    url: str
    current: bool
    count: int


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    lines: tuple[SentLine, ...]
    choices: tuple[Choice, ...]
    total: int
    number: int
    last: int
    issue: Decision
    codes_url: str
    terms_url: str
    behalf_url: str


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    frame: Frame
    list_url: str
    number: str
    who: str
    kind: str | Promise
    received: date
    sent_at: datetime
    state: tuple[str, str | Promise]
    flags: tuple[str | Promise, ...]
    reason: str
    sender_name: str
    sender_email: str
    digest: str
    no_remarks: bool
    remarks: tuple[RemarkLine, ...]
    answers: tuple[AnswerLine, ...]
    files: tuple[FileLine, ...]
    replaces: tuple[str, str] | None
    record: Decision
    refuse: Decision
    look_again: Decision
    waits: bool
    record_url: str
    refuse_url: str
    again_url: str


def listing(consultation: Consultation, actor: Actor, state: str, number: int) -> ListPage:
    """Eight queries, however much was sent."""
    slug = consultation.slug
    found = access.visible(actor, consultation)
    counts = queries.by_state(found)
    chosen = state if state in counts else ""
    total = counts[chosen] if chosen else sum(counts.values())
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = queries.page_of_sent(found, chosen)[(number - 1) * PER_PAGE : number * PER_PAGE]
    names = queries.party_names(consultation)
    home = reverse("answering:sent", args=[slug])
    choices = [Choice(words.ALL, home, chosen == "", sum(counts.values()))]
    choices += [
        Choice(words.STATE[one][1], f"{home}?stan={one.value}", chosen == one.value, counts[one.value])
        for one in SubmissionState
        if one.value in counts
    ]
    return ListPage(
        frame=frame(consultation, actor, DOOR),
        lines=tuple(_line(slug, one, names) for one in shown),
        choices=tuple(choices),
        total=total,
        number=number,
        last=last,
        issue=access.may_issue(actor, consultation),
        codes_url=reverse("answering:codes", args=[slug]),
        terms_url=reverse("answering:terms", args=[slug]),
        behalf_url=reverse("answering:behalf", args=[slug]),
    )


def _line(slug: str, one: Submission, names: dict[str, str]) -> SentLine:
    content = one.content
    return SentLine(
        number=one.number,
        url=reverse("answering:submission", args=[slug, one.number]),
        who=names.get(one.institution, "") or content["institution"],
        sent_at=one.sent_at,
        state=words.STATE[SubmissionState(one.state)],
        flags=tuple(words.FLAG[Flag(flag)] for flag in one.flags),
        no_remarks=one.outcome == "no_remarks",
        remarks=len(content["remarks"]) + len(content["answers"]),
    )


def submission(row: Submission, actor: Actor) -> SubmissionPage:
    consultation = row.consultation
    slug, content = consultation.slug, row.content
    party = queries.party(consultation, row.institution) if row.institution else None
    stored = {file.sha256: file for file in queries.attachments(row.code_id)}
    before = row.replaces
    return SubmissionPage(
        frame=frame(consultation, actor, DOOR),
        list_url=reverse("answering:sent", args=[slug]),
        number=row.number,
        who=party.name if party else content["institution"],
        kind=words.KIND[CodeKind(row.code.kind)],
        received=queries.received(row),
        sent_at=row.sent_at,
        state=words.STATE[SubmissionState(row.state)],
        flags=tuple(words.FLAG[Flag(flag)] for flag in row.flags),
        reason=row.reason,
        sender_name=row.sender_name,
        sender_email=row.sender_email,
        digest=row.digest,
        no_remarks=row.outcome == "no_remarks",
        remarks=sent_remarks(content),
        answers=sent_answers(content),
        files=tuple(
            FileLine(one["name"], one["size"], reverse("files:download", args=[stored[one["sha256"]].pk]))
            for one in content["attachments"]
            if one["sha256"] in stored
        ),
        replaces=(before.number, reverse("answering:submission", args=[slug, before.number]))
        if before
        else None,
        record=access.can(actor, access.RECORD, row),
        refuse=access.can(actor, access.REFUSE, row),
        look_again=access.can(actor, access.LOOK_AGAIN, row),
        waits=row.state == SubmissionState.WAITING,
        record_url=reverse("answering:record", args=[slug, row.number]),
        refuse_url=reverse("answering:refuse", args=[slug, row.number]),
        again_url=reverse("answering:look-again", args=[slug, row.number]),
    )
