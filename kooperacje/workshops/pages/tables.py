"""The tables of a workshop and the questions on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import rows
from kooperacje.workshops import access, queries
from kooperacje.workshops.models import Voice
from kooperacje.workshops.states import PhoneState

DOOR = "workshops"
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class MeetingLine:
    title: str
    url: str
    wall_url: str
    summary_url: str
    voices: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """The meetings of the consultation in which voices can be written down."""

    frame: Frame
    lines: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice of the table. Empty texts mean: not stated."""

    key: str
    text: str
    question: str
    kind: str
    institution: str
    url: str
    undo_url: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """The form of a scribe above the voices of the table, newest first."""

    frame: Frame
    title: str
    url: str
    list_url: str
    wall_url: str
    table: str
    tables: tuple[tuple[str, str, int], ...]
    voices: tuple[VoiceLine, ...]
    total: int
    number: int
    last: int
    write: Decision
    phones_url: str
    waiting: int


@dataclass(frozen=True, slots=True)
class VoicePage:
    """One voice to mend."""

    frame: Frame
    title: str
    list_url: str
    meeting_url: str
    back_url: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """For `web/confirm.html`."""

    heading: str
    question: str
    consequences: tuple[str, ...]
    button: str
    back: str
    danger: bool = True


def table_url(slug: str, meeting: str, table: str, question: str = "") -> str:
    """The form of the scribe at this table, perhaps with a question chosen."""
    home = reverse("workshops:table", args=[slug, meeting])
    return f"{home}?{urlencode({'stolik': table, **({'pytanie': question} if question else {})})}"


def list_page(consultation: Consultation, actor: Actor) -> ListPage:
    slug = consultation.slug
    numbers = queries.by_meeting(access.visible(actor, consultation))
    meetings = rows.parts(rows.of(consultation, catalogue.MEETING), catalogue.MEETING)
    lines = (
        MeetingLine(
            title=one.title,
            url=reverse("workshops:table", args=[slug, one.key]),
            wall_url=reverse("workshops:wall", args=[slug, one.key]),
            summary_url=reverse("workshops:summary", args=[slug, one.key]),
            voices=numbers.get(one.key, 0),
        )
        for one in meetings
    )
    return ListPage(frame(consultation, actor, DOOR), tuple(lines))


def questions(consultation: Consultation) -> dict[str, str]:
    """{key: text} of the open questions, in their order."""
    found = rows.parts(rows.of(consultation, catalogue.QUESTION), catalogue.QUESTION)
    return {one.key: one.text for one in found}


def table_page(
    consultation: Consultation, actor: Actor, meeting: schema.Meeting, table: str, number: int
) -> TablePage:
    """Eight queries, however many voices there are."""
    slug = consultation.slug
    found = access.visible(actor, consultation)
    tables = queries.tables(found, meeting.key)
    total = dict(tables).get(table, 0)
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = list(queries.of_table(found, meeting.key, table)[(number - 1) * PER_PAGE : number * PER_PAGE])
    return TablePage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        url=reverse("workshops:table", args=[slug, meeting.key]),
        list_url=reverse("workshops:list", args=[slug]),
        wall_url=reverse("workshops:wall", args=[slug, meeting.key]),
        table=table,
        tables=tuple((name, table_url(slug, meeting.key, name), count) for name, count in tables),
        voices=_lines(consultation, shown),
        total=total,
        number=number,
        last=last,
        write=access.may_write(actor, consultation),
        phones_url=reverse("workshops:phones", args=[slug, meeting.key]),
        waiting=queries.phone_numbers(consultation, meeting.key).get(PhoneState.WAITING, 0),
    )


def _lines(consultation: Consultation, shown: Sequence[Voice]) -> tuple[VoiceLine, ...]:
    """Voices whose remark was removed elsewhere are left out."""
    remarks = queries.remarks(consultation, shown)
    asked, names = questions(consultation), queries.parties(consultation)
    lines = []
    for voice in shown:
        remark = remarks.get(voice.remark)
        if remark is not None:
            at = [consultation.slug, voice.meeting, voice.pk]
            lines.append(
                VoiceLine(
                    key=remark.key,
                    text=remark.text,
                    question=asked.get(remark.question or "", ""),
                    kind=said.enum(remark.kind) if remark.kind else "",
                    institution=names.get(voice.institution, ""),
                    url=reverse("workshops:voice", args=at),
                    undo_url=reverse("workshops:undo", args=at),
                )
            )
    return tuple(lines)


def voice_page(consultation: Consultation, actor: Actor, meeting: schema.Meeting, voice: Voice) -> VoicePage:
    return VoicePage(
        frame=frame(consultation, actor, DOOR),
        title=meeting.title,
        list_url=reverse("workshops:list", args=[consultation.slug]),
        meeting_url=reverse("workshops:table", args=[consultation.slug, meeting.key]),
        back_url=table_url(consultation.slug, meeting.key, voice.table),
    )


def undo_page(consultation: Consultation, voice: Voice) -> Confirmation:
    """The question before a voice is taken back, with what was said."""
    remark = queries.remarks(consultation, [voice]).get(voice.remark)
    return Confirmation(
        heading=_("Take the voice back"),
        question=_("Take this voice back?"),
        consequences=(*([remark.text] if remark else []), _("The remark that it became is removed with it.")),
        button=_("Take back"),
        back=table_url(consultation.slug, voice.meeting, voice.table),
    )
