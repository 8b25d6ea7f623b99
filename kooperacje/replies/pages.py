"""The replies as the organiser works with them, and as everybody reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.pages.public.frame import Frame as PublicFrame
from kooperacje.consultations.pages.public.frame import frame as public_frame
from kooperacje.consultations.pages.publication import ConfirmPage
from kooperacje.consultations.queries import replies
from kooperacje.consultations.report import replies as papers
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.consultations.words import word
from kooperacje.documents import html
from kooperacje.documents.tree import Document
from kooperacje.notices.pages import state_label
from kooperacje.notices.states import NoticeState
from kooperacje.replies import access, queries
from kooperacje.replies.states import HowTold

DOOR = "replies"
PER_PAGE = 25
FORMATS = ("pdf", "docx", "html")
_TONES: Mapping[NoticeState, str] = MappingProxyType(
    {
        NoticeState.SENT: "good",
        NoticeState.FAILED: "bad",
        NoticeState.DROPPED: "bad",
        NoticeState.HELD: "warn",
    }
)
_HOW: Mapping[HowTold, str | Promise] = MappingProxyType(
    {HowTold.EMAIL: gettext_lazy("by e-mail"), HowTold.BY_HAND: gettext_lazy("handed over")}
)


@dataclass(frozen=True, slots=True)
class File:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One answer, and what its institution was told. `fate` is the tone and the words of its message."""

    key: str
    name: str
    remarks: int
    undecided: int
    told: str
    told_at: datetime | None
    fate: tuple[str, str] | None
    has_address: bool
    files: tuple[File, ...]
    hand_over_url: str


@dataclass(frozen=True, slots=True)
class RepliesPage:
    """A page of the answers, in their order."""

    frame: Frame
    lines: tuple[ReplyLine, ...]
    numbers: queries.Numbers
    waiting_only: bool
    total: int
    number: int
    last: int
    url: str
    waiting_url: str
    send_url: str
    may_tell: Decision


@dataclass(frozen=True, slots=True)
class PublicLine:
    """An answer with the way to its reply."""

    name: str
    answer: str
    remarks: int
    url: str


@dataclass(frozen=True, slots=True)
class PublicList:
    """Who answered; everybody finds the reply to an institution."""

    frame: PublicFrame
    lines: tuple[PublicLine, ...]
    text: str
    total: int
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class PublicReply:
    """The reply to one answer."""

    frame: PublicFrame
    institution: str
    body: SafeString
    list_url: str


def listing(consultation: Consultation, actor: Actor, *, waiting: bool, number: int) -> RepliesPage:
    """The same number of queries, however many answers there are."""
    found = queries.with_telling(queries.answers(consultation))
    if waiting:
        found = found.filter(how=None)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = list(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    fates = queries.fates([answer.pk for answer in shown])
    url = reverse("replies:list", args=[consultation.slug])
    return RepliesPage(
        frame=frame(consultation, actor, DOOR),
        lines=tuple(_line(consultation.slug, answer, fates.get(answer.pk)) for answer in shown),
        numbers=queries.numbers(consultation),
        waiting_only=waiting,
        total=total,
        number=number,
        last=last,
        url=url,
        waiting_url=f"{url}?show=waiting",
        send_url=reverse("replies:send", args=[consultation.slug]),
        may_tell=access.may_tell(actor, consultation),
    )


def _line(slug: str, answer: Any, fate: NoticeState | None) -> ReplyLine:
    return ReplyLine(
        key=answer.key,
        name=answer.name,
        remarks=answer.remarks_listed,
        undecided=answer.undecided,
        told=str(_HOW[HowTold(answer.how)]) if answer.how else "",
        told_at=answer.told_at,
        fate=(_TONES.get(fate, "info"), state_label(fate)) if fate else None,
        has_address=bool(answer.address),
        files=tuple(
            File(form.upper(), reverse("replies:file", args=[slug, answer.key, form])) for form in FORMATS
        ),
        hand_over_url=reverse("replies:hand-over", args=[slug, answer.key]),
    )


def confirm_sending(consultation: Consultation) -> ConfirmPage:
    """Before messages go out."""
    numbers = queries.numbers(consultation)
    told = ngettext(
        "%(count)d message goes to the institution that was not told yet.",
        "%(count)d messages go to the institutions that were not told yet.",
        numbers.ready,
    )
    sentences = [told % {"count": numbers.ready}]
    if numbers.without_address:
        unknown = ngettext(
            "Of %(count)d institution no address is known: hand the reply over another way.",
            "Of %(count)d institutions no address is known: hand the replies over another way.",
            numbers.without_address,
        )
        sentences.append(unknown % {"count": numbers.without_address})
    sentences.append(_("A message holds an address on the web, no remark and no name of a person."))
    sentences.append(_("No institution is written to twice about the same answer."))
    return ConfirmPage(
        heading=_("Send the replies"),
        question=consultation.title,
        consequences=tuple(sentences),
        button=_("Send the replies"),
        danger=False,
        back=reverse("replies:list", args=[consultation.slug]),
    )


def paper(consultation: Consultation, key: str, language: str | None = None) -> Document:
    """The reply to one answer as a document. Raises `NotThere`."""
    found = replies.reply(consultation, key)
    return papers.build(found, language=language or consultation.language, modified=consultation.changed_at)


def public_list(consultation: Consultation, text: str, number: int) -> PublicList:
    """The same number of queries, however many answers there are."""
    found = queries.answers(consultation)
    if text:
        found = found.filter(institution__name__icontains=text)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    return PublicList(
        frame=public_frame(consultation, DOOR),
        lines=tuple(
            PublicLine(
                name=answer.name,
                answer=str(word(AnswerOutcome(answer.outcome))),
                remarks=answer.remarks_listed,
                url=reverse("replies:public-reply", args=[consultation.slug, answer.key]),
            )
            for answer in found[(number - 1) * PER_PAGE : number * PER_PAGE]
        ),
        text=text,
        total=total,
        number=number,
        last=last,
    )


def public_reply(consultation: Consultation, key: str) -> PublicReply:
    """As many queries for many remarks as for one. Raises `NotThere`."""
    found = replies.reply(consultation, key)
    language = "pl" if (get_language() or "pl").startswith("pl") else "en"
    document = papers.build(found, language=language, modified=consultation.changed_at)
    return PublicReply(
        frame=public_frame(consultation, DOOR),
        institution=found.institution.name,
        # Our own renderer made this, and it escapes every text.
        body=mark_safe(html.fragment(document)),  # noqa: S308
        list_url=reverse("replies:public", args=[consultation.slug]),
    )
