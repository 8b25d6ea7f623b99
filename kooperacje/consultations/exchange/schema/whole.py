"""A whole consultation: all its parts together."""

from typing import Final, Literal

from kooperacje.consultations.exchange.schema.concept import (
    Channel,
    Contact,
    Material,
    ModelRef,
    Privacy,
    Question,
    Stage,
)
from kooperacje.consultations.exchange.schema.course import Headcount, Meeting, Notice
from kooperacje.consultations.exchange.schema.outcome import ConclusionGroup, Override, Source
from kooperacje.consultations.exchange.schema.people import Answer, InstitutionRef, Invitation, Stakeholder
from kooperacje.consultations.exchange.schema.remarks import Change, Remark, RemarkGroup, Theme, Verdict
from kooperacje.consultations.exchange.schema.shape import (
    Day,
    Entry,
    Flag,
    Key,
    Line,
    Part,
    Period,
    Teryt,
    Text,
)
from kooperacje.consultations.states import ConsultationState

FORMAT: Final = "kooperacje.consultation/1"


class Consultation(Part):
    """The whole consultation. `fictional` marks an invented example, and every page and document says so."""

    format: Literal["kooperacje.consultation/1"] = FORMAT
    slug: Key
    title: Line
    summary: Text | None = None
    fictional: Flag = False
    language: Literal["pl", "en"] = "pl"
    state: ConsultationState = ConsultationState.DRAFT
    published_on: Day | None = None
    organiser: Key
    project: Line | None = None
    model: ModelRef | None = None
    territories: tuple[Teryt, ...] = ()  # TERYT codes of the area
    legal_profile: Key = "own-rules"
    window: Period | None = None
    term: Line | None = None
    contact: Contact | None = None
    privacy: Privacy | None = None
    institutions: tuple[InstitutionRef, ...] = ()
    goals: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    addressees: tuple[Entry, ...] = ()
    implementers: tuple[Entry, ...] = ()
    channels: tuple[Channel, ...] = ()
    stages: tuple[Stage, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    materials: tuple[Material, ...] = ()
    notices: tuple[Notice, ...] = ()
    answers: tuple[Answer, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    themes: tuple[Theme, ...] = ()
    groups: tuple[RemarkGroup, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    conclusions: tuple[ConclusionGroup, ...] = ()
    support_topics: tuple[Entry, ...] = ()
    support_forms: tuple[Entry, ...] = ()
    next_steps: tuple[Entry, ...] = ()
    overrides: tuple[Override, ...] = ()
    sources: tuple[Source, ...] = ()
