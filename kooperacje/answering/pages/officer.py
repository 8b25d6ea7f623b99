"""Pages of an officer: terms, codes, entering for somebody."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.urls import reverse

from kooperacje.answering import codes, queries
from kooperacje.answering.pages.received import DOOR
from kooperacje.base.actor import Actor
from kooperacje.base.problems import NotThere
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class TermsPage:
    frame: Frame
    list_url: str
    open_url: str
    closing: datetime | None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """`state` is one of none, issued, opened, started, sent."""

    name: str
    url: str
    state: str
    number: str


@dataclass(frozen=True, slots=True)
class CodesPage:
    frame: Frame
    list_url: str
    q: str
    lines: tuple[CodeLine, ...]
    total: int
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class CodePage:
    """`code` is empty where there is none yet, or where it cannot be printed any more."""

    frame: Frame
    list_url: str
    name: str
    issued: bool
    code: str
    link: str
    opened_at: datetime | None
    started_at: datetime | None
    relayed_by: str
    numbers: tuple[tuple[str, str], ...]


def terms(consultation: Consultation, actor: Actor) -> TermsPage:
    return TermsPage(
        frame=frame(consultation, actor, DOOR),
        list_url=reverse("answering:sent", args=[consultation.slug]),
        open_url=reverse("answering:open", args=[consultation.slug]),
        closing=queries.window(consultation).last_minute,
    )


def codes_page(consultation: Consultation, actor: Actor, q: str, number: int) -> CodesPage:
    """Institutions of the consultation with the state of their codes, a page at a time."""
    found = queries.parties_with_codes(consultation, q)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return CodesPage(
        frame=frame(consultation, actor, DOOR),
        list_url=reverse("answering:sent", args=[consultation.slug]),
        q=q,
        lines=tuple(
            CodeLine(
                name=one.name,
                url=reverse("answering:code", args=[consultation.slug, one.key]),
                state=_state(one),
                number=one.number or "",
            )
            for one in shown
        ),
        total=total,
        number=number,
        last=last,
    )


def _state(one: queries.PartyWithCode) -> str:
    if one.number:
        return "sent"
    if one.started_at:
        return "started"
    if one.opened_at:
        return "opened"
    return "issued" if one.issued_at else "none"


def code_page(consultation: Consultation, actor: Actor, key: str, site: str) -> CodePage:
    """Raises `NotThere` where there is no such institution in the consultation."""
    party = queries.party(consultation, key)
    if party is None:
        raise NotThere
    code = queries.code_of(consultation, key)
    printable = code is not None and codes.printable(code)
    above = code.above if code else None
    by = queries.party(consultation, above.institution) if above else None
    sent = queries.sent(code) if code else []
    return CodePage(
        frame=frame(consultation, actor, DOOR),
        list_url=reverse("answering:codes", args=[consultation.slug]),
        name=party.name,
        issued=code is not None,
        code=codes.plain(code) if code and printable else "",
        link=f"{site}{codes.path(code)}" if code and printable else "",
        opened_at=code.opened_at if code else None,
        started_at=code.started_at if code else None,
        relayed_by=by.name if by else "",
        numbers=tuple(
            (one.number, reverse("answering:submission", args=[consultation.slug, one.number]))
            for one in sent
        ),
    )
