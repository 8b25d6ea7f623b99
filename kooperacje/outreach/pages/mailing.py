"""One mailing: whom it means, what speaks against it, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.notices.pages import state_label
from kooperacje.notices.states import NoticeState
from kooperacje.outreach import access, composing, queries
from kooperacje.outreach.models import Dispatch, Mailing
from kooperacje.outreach.pages import papers
from kooperacje.outreach.pages.mailings import skip_word
from kooperacje.outreach.pages.words import MAILINGS, place_names, type_names
from kooperacje.outreach.states import DispatchState, MailingState, Purpose, Way, Whom
from kooperacje.outreach.validation import Weight, examine
from kooperacje.outreach.words import TONES, word

PER_PAGE = 50
BEFORE = frozenset({MailingState.DRAFT.value, MailingState.SCHEDULED.value})


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against it. `basis` is the provision, with a mark where it was not checked against its text."""

    refuses: bool
    sentence: str
    basis: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An institution that is meant and gets nothing."""

    name: str
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """So many institutions, and what became of it for them."""

    what: str
    number: int
    tone: str


@dataclass(frozen=True, slots=True)
class File:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class MailingPage:
    frame: Frame
    subject: str
    url: str
    list_url: str
    purpose: str
    way: str
    by_email: bool
    state: str
    tone: str
    open: bool
    """Not begun yet: what is shown is what would happen now."""
    draft: bool
    audience: tuple[str, ...]
    stage: str
    send_at: datetime | None
    at: datetime | None
    meant: int
    reached: int
    left_out: tuple[LeftOut, ...]
    left_out_total: int
    number: int
    last: int
    against: tuple[Against, ...]
    refused: bool
    reason: str
    results: tuple[Result, ...]
    files: tuple[File, ...]
    no_server: bool
    preview_url: str
    change_url: str
    take_back_url: str
    stop_url: str
    letters_url: str
    may_change: Decision
    may_approve: Decision
    may_take_back: Decision
    may_stop: Decision
    offer_letters: bool


def mailing_page(consultation: Consultation, actor: Actor, mailing: Mailing, number: int) -> MailingPage:
    """The same number of queries, however many institutions it means."""
    slug, at = consultation.slug, [consultation.slug, mailing.pk]
    begun = mailing.state not in BEFORE
    known = queries.around(consultation, mailing)
    counted = queries.numbers(consultation, mailing)
    found = () if begun else examine(queries.plan(consultation, mailing, known, counted))
    out, total = _left_out(consultation, mailing, number, begun)
    last = max(1, ceil(total / PER_PAGE))
    return MailingPage(
        frame=frame(consultation, actor, MAILINGS),
        subject=composing.title(mailing, consultation),
        url=reverse("outreach:mailing", args=at),
        list_url=reverse("outreach:mailings", args=[slug]),
        purpose=str(word(Purpose(mailing.purpose))),
        way=str(word(Way(mailing.way))),
        by_email=mailing.way == Way.EMAIL,
        state=str(word(MailingState(mailing.state))),
        tone=TONES[MailingState(mailing.state)],
        open=not begun,
        draft=mailing.state == MailingState.DRAFT,
        audience=_audience(mailing),
        stage=known.stage.title if known.stage else "",
        send_at=mailing.send_at,
        at=mailing.done_at or mailing.begun_at,
        meant=counted.meant,
        reached=counted.reached,
        left_out=out,
        left_out_total=total,
        number=min(max(1, number), last),
        last=last,
        against=tuple(
            Against(one.weight is Weight.REFUSE, one.sentence, one.basis, one.verified) for one in found
        ),
        refused=any(one.weight is Weight.REFUSE for one in found),
        reason=mailing.reason,
        results=_results(mailing) if begun else (),
        files=_files(mailing, slug) if access.may_take_codes(actor, consultation, mailing) else (),
        no_server=mailing.way == Way.EMAIL and not settings.MAIL_URL,
        preview_url=reverse("outreach:mailing-preview", args=at),
        change_url=reverse("outreach:mailing-change", args=at),
        take_back_url=reverse("outreach:mailing-back", args=at),
        stop_url=reverse("outreach:mailing-stop", args=at),
        letters_url=reverse("outreach:mailing-letters", args=at),
        may_change=access.may_change(actor, consultation, mailing),
        may_approve=access.may_move(actor, consultation, mailing, MailingState.SCHEDULED),
        may_take_back=access.may_move(actor, consultation, mailing, MailingState.DRAFT),
        may_stop=access.may_move(actor, consultation, mailing, MailingState.STOPPED),
        offer_letters=mailing.way == Way.EMAIL
        and bool(access.may_write(actor, consultation))
        and bool(counted.no_address + counted.bounced),
    )


def _audience(mailing: Mailing) -> tuple[str, ...]:
    """Whom it means, each condition in words."""
    reminds = mailing.purpose == Purpose.REMIND
    said = [_("invited and silent") if reminds else str(word(Whom(mailing.whom)))]
    if mailing.types:
        names = type_names()
        said.append(", ".join(names.get(key, key) for key in mailing.types))
    if mailing.territory:
        said.append(place_names([mailing.territory])[mailing.territory])
    if mailing.is_key is not None:
        said.append(_("only key ones") if mailing.is_key else _("only others than key ones"))
    if mailing.obligatory:
        said.append(_("only those that must be heard"))
    if mailing.unreachable:
        said.append(_("only those to whom no e-mail can go"))
    return tuple(said)


def _left_out(
    consultation: Consultation, mailing: Mailing, number: int, begun: bool
) -> tuple[tuple[LeftOut, ...], int]:
    """A page of those that get nothing, and how many they are: as things stand, or as it went."""
    slug = consultation.slug
    if begun:
        gone = queries.without(mailing)
        total = gone.count()
        start = _start(number, total)
        rows = [(one.party.name, one.party.key, _why(one)) for one in gone[start : start + PER_PAGE]]
    else:
        found = queries.hindered(consultation, mailing)
        total = found.count()
        start = _start(number, total)
        rows = [(one.name, one.key, skip_word(one.skip)) for one in found[start : start + PER_PAGE]]
    return tuple(
        LeftOut(name, reverse("outreach:history", args=[slug, key]), why) for name, key, why in rows
    ), total


def _why(one: Dispatch) -> str:
    """Why it did not arrive."""
    if one.skip:
        return skip_word(one.skip)
    if one.state == DispatchState.POSTED and one.notice is not None:
        return state_label(NoticeState(one.notice.state))
    return str(word(DispatchState(one.state)))


def _start(number: int, total: int) -> int:
    last = max(1, ceil(total / PER_PAGE))
    return (min(max(1, number), last) - 1) * PER_PAGE


def _results(mailing: Mailing) -> tuple[Result, ...]:
    """What became of it, with what the outbox says of messages that were handed to it."""
    results = []
    for state, skip, notice, number in queries.outcome(mailing):
        what, tone = str(word(DispatchState(state))), "info"
        if state == DispatchState.POSTED and notice:
            what = state_label(NoticeState(notice))
            tone = {"sent": "good", "failed": "bad", "held": "warn"}.get(notice, "info")
        elif skip:
            what, tone = f"{what}: {skip_word(skip)}", "warn"
        elif state == DispatchState.BOUNCED:
            tone = "bad"
        elif state == DispatchState.MADE:
            tone = "good"
        results.append(Result(what, number, tone))
    return tuple(results)


def _files(mailing: Mailing, slug: str) -> tuple[File, ...]:
    """What an officer may take away once it is made: letters in parts, where they are many."""

    def one(form: str, label: str, part: int = 1) -> File:
        url = reverse("outreach:mailing-file", args=[slug, mailing.pk, form])
        return File(label, url if part == 1 else f"{url}?part={part}")

    if mailing.way == Way.LIST:
        return (one("xlsx", _("List of codes as XLSX")), one("csv", _("List of codes as CSV")))
    total = papers.parts(mailing)
    if total == 1:
        return (one("pdf", _("Letters as PDF")), one("docx", _("Letters as DOCX")))
    return tuple(
        one(form, label % {"part": part, "total": total}, part)
        for part in range(1, total + 1)
        for form, label in (
            ("pdf", _("Letters as PDF, part %(part)d of %(total)d")),
            ("docx", _("Letters as DOCX, part %(part)d of %(total)d")),
        )
    )
