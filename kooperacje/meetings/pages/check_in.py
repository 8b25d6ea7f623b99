"""Signing in by phone: what the officer sees, the screen in the room, the sheet on the door, and the phone."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.meetings import access, matching, passes, queries, stuffing, window, words
from kooperacje.meetings.matching import Typed
from kooperacje.meetings.models import CheckIn, Meeting
from kooperacje.meetings.pages.ways import Head, head
from kooperacje.meetings.states import CheckInState
from kooperacje.meetings.when import WARSAW


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """An entry from a phone before the officer. `chosen`: nothing speaks against it."""

    ref: str
    person: str
    institution: str
    role: str
    sent: str
    mark: str
    notes: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class CheckInsPage:
    """The entries that wait, or those set aside. `opens` and `closes` are empty where no day is stated."""

    head: Head
    url: str
    aside_url: str
    attendance_url: str
    screen_url: str
    print_url: str
    lines: tuple[CheckInLine, ...]
    aside: bool
    waiting: int
    set_aside: int
    opens: str
    closes: str
    is_open: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code on a screen or on paper. `mark` is "" while the list is not open."""

    title: str
    url: str
    back_url: str
    when: str
    opens: str
    closes: str
    mark: SafeString | str
    form_url: str
    number: int
    paper: bool
    stamp: str


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What a participant sees on the phone."""

    title: str
    when: str
    place: str
    owner: str
    late: bool
    sent: bool


def check_ins_page(actor: Actor, meeting: Meeting, *, aside: bool) -> CheckInsPage:
    """The officer's list: a fixed number of queries."""
    found = queries.check_ins(meeting, CheckInState.SET_ASIDE if aside else CheckInState.WAITING)
    numbers = queries.check_in_numbers(meeting)
    span = window.of(meeting)
    url = reverse("meetings:check-ins", args=[meeting.pk])
    return CheckInsPage(
        head=head(actor, meeting, "attendance"),
        url=url,
        aside_url=f"{url}?odlozone=1",
        attendance_url=reverse("meetings:attendance", args=[meeting.pk]),
        screen_url=reverse("meetings:check-in-screen", args=[meeting.pk]),
        print_url=reverse("meetings:check-in-print", args=[meeting.pk]),
        lines=_lines(meeting, found),
        aside=aside,
        waiting=numbers.get(CheckInState.WAITING, 0),
        set_aside=numbers.get(CheckInState.SET_ASIDE, 0),
        opens=_moment(span.opens) if span else "",
        closes=_moment(span.closes) if span else "",
        is_open=span is not None and span.is_open,
        is_over=span is not None and not span.is_open and span.opens < clock.now(),
    )


def _lines(meeting: Meeting, found: list[CheckIn]) -> tuple[CheckInLine, ...]:
    typed = [Typed(one.person, one.affiliation, one.role) for one in found]
    judged = matching.judge(typed, meeting) if found else []
    return tuple(
        CheckInLine(
            ref=str(one.pk),
            person=one.person,
            institution=one.affiliation,
            role=one.role,
            sent=date_format(localtime(one.sent_at), "H:i"),
            mark=stuffing.told(one.mark),
            notes=(*known.notes, *known.faults),
            chosen=not one.mark,
        )
        for one, known in zip(found, judged, strict=True)
    )


def code_page(meeting: Meeting, *, paper: bool = False) -> CodePage:
    """The code that opens the form: on a screen it changes every few minutes, on paper it lasts as long as the list."""
    span = window.of(meeting)
    address = ""
    if span is not None and (span.is_open or (paper and span.opens > clock.now())):
        until = span.closes if paper else min(passes.soon(), span.closes)
        ticket = passes.issue(access.CHECK_IN, str(meeting.pk), until)
        address = reverse("meetings:check-in", args=[ticket])
    numbers = queries.check_in_numbers(meeting)
    number = numbers.get(CheckInState.WAITING, 0) + numbers.get(CheckInState.CONFIRMED, 0)
    return CodePage(
        title=meeting.title,
        url=reverse("meetings:check-in-screen", args=[meeting.pk]),
        back_url=reverse("meetings:check-ins", args=[meeting.pk]),
        when=_when(meeting),
        opens=_moment(span.opens) if span else "",
        closes=_moment(span.closes) if span else "",
        mark=passes.qr(address) if address else "",
        form_url=address,
        number=number,
        paper=paper,
        stamp=sha256(repr((address, number, span and span.is_open)).encode()).hexdigest()[:16],
    )


def sign_in_page(meeting: Meeting, actor: Actor, *, late: bool, sent: bool) -> SignInPage:
    """Which meeting it is, and who will see the entry."""
    place = access.place_of(actor, meeting.subject)
    return SignInPage(
        title=meeting.title,
        when=_when(meeting),
        place=meeting.place,
        owner=place.label if place else "",
        late=late,
        sent=sent,
    )


def _when(meeting: Meeting) -> str:
    return words.time_of(meeting.when) or ""


def _moment(value: datetime) -> str:
    return date_format(localtime(value, WARSAW), "j E, H:i")
