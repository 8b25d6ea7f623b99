"""The questions on the wall, the phones in the room, and the voices that came from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from math import ceil
from typing import Self

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.meetings import passes, stuffing
from kooperacje.workshops import access, queries
from kooperacje.workshops.models import PhoneVoice
from kooperacje.workshops.pages.tables import DOOR, questions
from kooperacje.workshops.states import PhoneState

PER_PAGE = 25
SHORT = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the wall with the number of voices on it. `shown`: it stands on the wall alone."""

    key: str
    number: int
    text: str
    voices: int
    shown: bool


@dataclass(frozen=True, slots=True)
class WallPage:
    """The questions and the controls of the wall; `other` voices go to no question."""

    frame: Frame
    title: str
    url: str
    list_url: str
    back_url: str
    screen_url: str
    question_url: str
    open_url: str
    phones_url: str
    questions: tuple[Asked, ...]
    other: int
    total: int
    waiting: int
    voices_open: bool
    one_shown: bool
    write: Decision


@dataclass(frozen=True, slots=True)
class WallScreen:
    """What the projector shows: one question or all. `mark` is the QR mark, "" while no voices are taken from phones.

    `stamp` changes with what is shown.
    """

    consultation: str
    title: str
    url: str
    back_url: str
    questions: tuple[Asked, ...]
    alone: bool
    other: int
    total: int
    mark: SafeString | str
    phone_url: str
    stamp: str


@dataclass(frozen=True, slots=True)
class PhonePage:
    """What a participant sees. `question` may be empty; `is_open` is whether voices are taken now."""

    title: str
    question: str
    is_open: bool
    late: bool
    sent: bool


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A voice from a phone before the scribe."""

    ref: str
    text: str
    table: str
    question: str
    sent: str
    mark: str
    accept_url: str
    aside_url: str
    back_url: str


@dataclass(frozen=True, slots=True)
class PhonesPage:
    """Voices from phones: those that wait, or those set aside."""

    frame: Frame
    title: str
    list_url: str
    meeting_url: str
    url: str
    aside_url: str
    lines: tuple[PhoneLine, ...]
    aside: bool
    waiting: int
    set_aside: int
    questions: tuple[tuple[str, str], ...]
    number: int
    last: int
    write: Decision

    def keeping(self, ref: str, written: Mapping[str, str]) -> Self:
        """The same page with what somebody wrote into the form of one voice."""
        lines = tuple(replace(line, **written) if line.ref == ref else line for line in self.lines)
        return replace(self, lines=lines)


def _url(name: str, consultation: Consultation, meeting: str) -> str:
    return reverse(f"workshops:{name}", args=[consultation.slug, meeting])


def wall_page(consultation: Consultation, actor: Actor, meeting: schema.Meeting) -> WallPage:
    """What is on the wall, with the buttons for it."""
    hall = queries.hall(consultation, meeting.key)
    asked, other = _asked(consultation, meeting, hall.question)
    return WallPage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        url=_url("wall", consultation, meeting.key),
        list_url=reverse("workshops:list", args=[consultation.slug]),
        back_url=_url("table", consultation, meeting.key),
        screen_url=_url("wall-screen", consultation, meeting.key),
        question_url=_url("question", consultation, meeting.key),
        open_url=_url("open", consultation, meeting.key),
        phones_url=_url("phones", consultation, meeting.key),
        questions=asked,
        other=other,
        total=sum(one.voices for one in asked) + other,
        waiting=queries.phone_numbers(consultation, meeting.key).get(PhoneState.WAITING, 0),
        voices_open=hall.voices_open,
        one_shown=any(one.shown for one in asked),
        write=access.may_write(actor, consultation),
    )


def _asked(consultation: Consultation, meeting: schema.Meeting, shown: str) -> tuple[tuple[Asked, ...], int]:
    """The questions with their numbers of voices, and the number of voices on no question: two queries."""
    numbers = queries.by_question(consultation, meeting.key)
    asked = tuple(
        Asked(key, number, text, numbers[key], key == shown)
        for number, (key, text) in enumerate(questions(consultation).items(), start=1)
    )
    return asked, numbers[None]


def wall_screen(consultation: Consultation, meeting: schema.Meeting) -> WallScreen:
    """Three queries and the consultation."""
    hall = queries.hall(consultation, meeting.key)
    asked, other = _asked(consultation, meeting, hall.question)
    alone = tuple(one for one in asked if one.shown)
    address = ""
    if hall.voices_open:
        ticket = passes.issue(access.PHONES, access.subject_of(consultation, meeting.key), passes.soon())
        address = reverse("workshops:phone", args=[ticket])
    shown = (alone or asked, other, address)
    return WallScreen(
        consultation=consultation.title,
        title=meeting.title,
        url=_url("wall-screen", consultation, meeting.key),
        back_url=_url("wall", consultation, meeting.key),
        questions=alone or asked,
        alone=bool(alone),
        other=other,
        total=sum(one.voices for one in asked) + other,
        mark=passes.qr(address) if address else "",
        phone_url=address,
        stamp=sha256(repr(shown).encode()).hexdigest()[:16],
    )


def phone_page(
    consultation: Consultation, meeting: str, question: str, *, late: bool, sent: bool
) -> PhonePage:
    """The question, and whether voices are taken."""
    return PhonePage(
        title=access.meeting_or_404(consultation, meeting).title,
        question=questions(consultation).get(question, ""),
        is_open=queries.hall(consultation, meeting).voices_open,
        late=late,
        sent=sent,
    )


def phones_page(
    consultation: Consultation, actor: Actor, meeting: schema.Meeting, number: int, *, aside: bool
) -> PhonesPage:
    """The scribe's list, with the voices that wait or those set aside."""
    state = PhoneState.SET_ASIDE if aside else PhoneState.WAITING
    numbers = queries.phone_numbers(consultation, meeting.key)
    last = max(1, ceil(numbers.get(state, 0) / PER_PAGE))
    number = min(max(1, number), last)
    found = queries.from_phones(consultation, meeting.key, state)[(number - 1) * PER_PAGE : number * PER_PAGE]
    url = _url("phones", consultation, meeting.key)
    return PhonesPage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        list_url=reverse("workshops:list", args=[consultation.slug]),
        meeting_url=_url("table", consultation, meeting.key),
        url=url,
        aside_url=f"{url}?odlozone=1",
        lines=tuple(_line(consultation, one) for one in found),
        aside=aside,
        waiting=numbers.get(PhoneState.WAITING, 0),
        set_aside=numbers.get(PhoneState.SET_ASIDE, 0),
        questions=tuple((key, said.short(text, SHORT)) for key, text in questions(consultation).items()),
        number=number,
        last=last,
        write=access.may_write(actor, consultation),
    )


def _line(consultation: Consultation, voice: PhoneVoice) -> PhoneLine:
    at = [consultation.slug, voice.meeting, voice.pk]
    return PhoneLine(
        ref=str(voice.pk),
        text=voice.text,
        table=voice.table,
        question=voice.question,
        sent=date_format(localtime(voice.sent_at), "H:i"),
        mark=stuffing.told(voice.mark),
        accept_url=reverse("workshops:phone-accept", args=at),
        aside_url=reverse("workshops:phone-aside", args=at),
        back_url=reverse("workshops:phone-back", args=at),
    )
