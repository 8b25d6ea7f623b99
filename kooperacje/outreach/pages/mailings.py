"""The mailings of a consultation, the form of one, and the words that one institution would get."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import rows
from kooperacje.outreach import access, composing, queries, wording
from kooperacje.outreach.models import Mailing
from kooperacje.outreach.pages.words import MAILINGS
from kooperacje.outreach.states import MailingState, Purpose, Skip, Way
from kooperacje.outreach.words import TONES, word


@dataclass(frozen=True, slots=True)
class Line:
    """One mailing in the list. `gone`: to how many institutions."""

    subject: str
    url: str
    purpose: str
    way: str
    state: str
    tone: str
    at: datetime | None
    gone: int


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    lines: tuple[Line, ...]
    new_url: str
    remind_url: str
    reach_url: str
    may_write: Decision


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text that is filled for each institution."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    heading: str
    list_url: str
    back: str
    places: tuple[Place, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What one institution of the audience would get; `number` is its place in the audience."""

    frame: Frame
    subject: str
    list_url: str
    url: str
    institution: str
    address: str
    skip: str
    by_email: bool
    words: composing.Words | None
    number: int
    last: int


def list_page(consultation: Consultation, actor: Actor) -> ListPage:
    """The same number of queries, however many there are."""
    slug = consultation.slug
    new = reverse("outreach:mailing-new", args=[slug])
    return ListPage(
        frame=frame(consultation, actor, MAILINGS),
        lines=tuple(
            Line(
                subject=composing.title(one, consultation),
                url=reverse("outreach:mailing", args=[slug, one.pk]),
                purpose=str(word(Purpose(one.purpose))),
                way=str(word(Way(one.way))),
                state=str(word(MailingState(one.state))),
                tone=TONES[MailingState(one.state)],
                at=one.done_at or one.begun_at or one.send_at,
                gone=one.gone,
            )
            for one in queries.mailings(consultation)
        ),
        new_url=new,
        remind_url=f"{new}?rodzaj=remind",
        reach_url=reverse("outreach:reach", args=[slug]),
        may_write=access.may_write(actor, consultation),
    )


def form_page(
    consultation: Consultation, actor: Actor, heading: str, mailing: Mailing | None, *, conflict: bool = False
) -> FormPage:
    """Around the form of a mailing."""
    slug = consultation.slug
    home = reverse("outreach:mailings", args=[slug])
    return FormPage(
        frame=frame(consultation, actor, MAILINGS),
        heading=heading,
        list_url=home,
        back=reverse("outreach:mailing", args=[slug, mailing.pk]) if mailing else home,
        places=tuple(Place(f"{{{name}}}", str(meaning)) for name, meaning in wording.NAMES.items()),
        conflict=conflict,
    )


def choices(consultation: Consultation) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Stages and materials to choose from: one query."""
    stages, materials = rows.several(consultation, (catalogue.STAGE.name, catalogue.MATERIAL.name))
    return [(one.key, one.title) for one in stages], [(one.key, one.title) for one in materials]


def preview_page(consultation: Consultation, actor: Actor, mailing: Mailing, number: int) -> PreviewPage:
    """The mailing as the institution at this place of the audience would get it; without a code of its own yet."""
    found = queries.audience(consultation, mailing)
    last = max(1, found.count())
    number = min(max(1, number), last)
    party = next(iter(found[number - 1 : number]), None)
    around = queries.around(consultation, mailing)
    values = composing.common(consultation, mailing, around.materials, around.stage)
    words = None
    if party is not None:
        link = composing.absolute(reverse("answering:with-code", args=[composing.SAMPLE_CODE]))
        words = composing.worded(
            mailing, values, institution=party.name, code=composing.SAMPLE_CODE, link=link
        )
        if mailing.way == Way.EMAIL:
            text = composing.with_opt_out(words.text, composing.SAMPLE_LINK, consultation.language)
            words = composing.Words(words.subject, text)
    slug = consultation.slug
    return PreviewPage(
        frame=frame(consultation, actor, MAILINGS),
        subject=composing.title(mailing, consultation),
        list_url=reverse("outreach:mailings", args=[slug]),
        url=reverse("outreach:mailing", args=[slug, mailing.pk]),
        institution=party.name if party else "",
        address=party.email if party else "",
        skip=skip_word(party.skip) if party else "",
        by_email=mailing.way == Way.EMAIL,
        words=words,
        number=number,
        last=last,
    )


def skip_word(skip: str) -> str:
    """What stands in the way, in words; empty where nothing does."""
    return str(word(Skip(skip))) if skip else ""
