"""One consultation: what it is about, how it went, what it brought."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.consultations import checks, doors, figures
from kooperacje.consultations.checks.dates import event_outside_window
from kooperacje.consultations.checks.registry import Case
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.public.frame import Frame, frame, pack_of
from kooperacje.consultations.pages.public.listing import area
from kooperacje.consultations.pages.public.report import Download, downloads
from kooperacje.consultations.queries import public
from kooperacje.consultations.report.naming import period, stage_name
from kooperacje.consultations.retention import WARSAW
from kooperacje.consultations.states import ChannelKind, ConsultationState, EntryKind
from kooperacje.consultations.words import word
from kooperacje.modelbook import queries as modelbook

WRITTEN = frozenset({ChannelKind.ELECTRONIC, ChannelKind.PAPER})
OPEN = frozenset({ConsultationState.ANNOUNCED.value, ConsultationState.RUNNING.value})


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting below its stage. `when` is words where the day is not known."""

    title: str
    day: date | None
    when: str | None
    people: int | None
    outside: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in the timeline."""

    title: str
    kind: str
    start: date | None
    end: date | None
    term: str | None
    text: str | None
    people: int | None
    gathers: bool
    state: str
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class ChannelLine:
    kind: str
    text: str
    contact: str | None
    written: bool


@dataclass(frozen=True, slots=True)
class MaterialLine:
    title: str
    kind: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many remarks met which position."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Figures of a published consultation; None is "not stated"."""

    invited: int | None
    answered: int
    with_remarks: int
    no_remarks: int
    meetings: int
    people: int | None
    remarks: int | None
    """None where institutions sent some and the source lists none."""
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class DoorLink:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DetailPage:
    """The page of one consultation."""

    frame: Frame
    summary: str | None
    project: str | None
    model: str | None
    model_url: str
    area: str | None
    start: date | None
    end: date | None
    term: str | None
    published_on: date | None
    basis: str
    email: str | None
    phone: str | None
    website: str | None
    clause: str | None
    """What respondents are told about their personal data."""
    keep_months: int | None
    forgotten_on: date | None
    numbers: Numbers | None
    goals: tuple[str, ...]
    questions: tuple[str, ...]
    addressees: tuple[str, ...]
    next_steps: tuple[str, ...]
    channels: tuple[ChannelLine, ...]
    materials: tuple[MaterialLine, ...]
    steps: tuple[Step, ...]
    downloads: tuple[Download, ...]
    comparisons_url: str
    in_preparation: bool
    open: bool
    """Whether one may still take part."""
    doors: tuple[DoorLink, ...]
    """What other rooms offer on this consultation, such as answering it."""


def detail(consultation: Consultation) -> DetailPage:
    """Three queries beside the one that found the consultation, however many remarks it has."""
    counted = public.counts(consultation)
    concept = public.concept(consultation, counted.headcount)
    published = consultation.state == ConsultationState.PUBLISHED
    pack = pack_of(consultation)
    entries = concept.entries
    model = _model(consultation)
    return DetailPage(
        frame=frame(consultation, "consultation", counted.remarks or None),
        summary=consultation.summary,
        project=consultation.project,
        model=model.name if model else consultation.model_key,
        model_url=model.url if model else "",
        area=area(concept.areas),
        start=consultation.window_from,
        end=consultation.window_to,
        term=consultation.term,
        published_on=consultation.published_on,
        basis=checks.profile(consultation.legal_profile).name,
        email=consultation.contact_email,
        phone=consultation.contact_phone,
        website=consultation.contact_website,
        clause=consultation.privacy_clause,
        keep_months=consultation.keep_months,
        forgotten_on=consultation.forgotten_at.astimezone(WARSAW).date()
        if consultation.forgotten_at
        else None,
        numbers=_numbers(consultation, counted, concept.value) if published else None,
        goals=entries[EntryKind.GOAL],
        questions=tuple(question.text for question in concept.value.questions),
        addressees=entries[EntryKind.ADDRESSEE],
        next_steps=entries[EntryKind.NEXT_STEP],
        channels=tuple(_channel(channel) for channel in concept.value.channels),
        materials=tuple(MaterialLine(m.title, m.kind, m.link) for m in concept.value.materials),
        steps=_steps(concept.value, over=published),
        downloads=downloads(consultation.slug, pack) if pack else (),
        comparisons_url=reverse("public:comparisons", args=[consultation.slug])
        if published and consultation.model_key
        else "",
        in_preparation=published and pack is None,
        open=consultation.state in OPEN,
        doors=tuple(
            DoorLink(str(door.label), reverse(door.view, args=[consultation.slug]))
            for door in doors.public()
            if door.may(ANONYMOUS, consultation)
        ),
    )


@dataclass(frozen=True, slots=True)
class ModelLink:
    name: str
    url: str


def _model(consultation: Consultation) -> ModelLink | None:
    """The model in the model book, if it is known there; its version in question, where it is named."""
    if consultation.model_key is None:
        return None
    version = modelbook.find_version(ANONYMOUS, consultation.model_key, consultation.model_version)
    if version is None:
        return None
    return ModelLink(
        version.model.name, reverse("modelbook:version", args=[version.model.key, version.number])
    )


def _channel(channel: schema.Channel) -> ChannelLine:
    return ChannelLine(str(word(channel.kind)), channel.text, channel.contact, channel.kind in WRITTEN)


def _numbers(consultation: Consultation, counted: public.Counts, value: schema.Consultation) -> Numbers:
    address = reverse("public:remarks", args=[consultation.slug])
    return Numbers(
        invited=counted.invited,
        answered=counted.with_remarks + counted.no_remarks,
        with_remarks=counted.with_remarks,
        no_remarks=counted.no_remarks,
        meetings=len(value.meetings),
        people=figures.people(value),
        remarks=None if counted.with_remarks and not counted.remarks else counted.remarks,
        outcomes=tuple(
            Outcome(str(word(outcome)), number, f"{address}?outcome={outcome.value}")
            for outcome, number in counted.outcomes
        ),
    )


def _steps(value: schema.Consultation, *, over: bool) -> tuple[Step, ...]:
    case = Case(value, checks.profile(value.legal_profile))
    outside = frozenset(hit.subject for hit in event_outside_window(case))
    gathering = {stage.key for stage in figures.with_people(value)}
    return tuple(
        Step(
            title=stage_name(number, stage),
            kind=str(word(stage.kind)),
            start=stage.window.from_ if stage.window else None,
            end=stage.window.to if stage.window else None,
            term=stage.term,
            text=stage.text,
            people=figures.people_of(value, stage),
            gathers=stage.key in gathering,
            state="done" if over else _state(stage),
            meetings=tuple(_meeting(meeting, outside) for meeting in case.by_stage[stage.key]),
        )
        for number, stage in enumerate(value.stages, start=1)
    )


def _state(stage: schema.Stage) -> str:
    today = clock.today()
    if stage.window is None or today < stage.window.from_:
        return "ahead"
    return "now" if stage.window.contains(today) else "done"


def _meeting(meeting: schema.Meeting, outside: frozenset[str]) -> MeetingLine:
    words = meeting.term or period(meeting.period)
    hour = meeting.starts.strftime("%H:%M") if meeting.starts else None
    return MeetingLine(
        title=meeting.title,
        day=meeting.day,
        when=words if meeting.day is None else (_("at %(hour)s") % {"hour": hour} if hour else None),
        people=meeting.participants,
        outside=f"meeting:{meeting.key}" in outside,
    )
