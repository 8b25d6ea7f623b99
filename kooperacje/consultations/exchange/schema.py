"""A whole consultation as one value: the file format, and what checks, report and open data are computed from.

Every field that a source may leave out is optional and `None` means *not stated*; a zero is a stated zero. Keys are
unique within their list and stay the same for good: they are how a second loading recognises what it already knows.
"""

from datetime import date, time
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kooperacje.consultations.exchange import scalars
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    ConsultationState,
    GroupKind,
    Level,
    PositionOutcome,
    RemarkKind,
    StageKind,
    Stance,
    VerdictOutcome,
)

FORMAT: Final = "kooperacje.consultation/1"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(scalars.one_line),
]
Text = Annotated[
    str,
    BeforeValidator(scalars.line_feeds),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(scalars.printable),
]
Count = Annotated[int, BeforeValidator(scalars.whole_number), Field(ge=0, le=10_000_000)]
Day = Annotated[date, BeforeValidator(scalars.iso_day)]
Hour = Annotated[
    time,
    BeforeValidator(scalars.hour),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"}),
]
Flag = Annotated[bool, BeforeValidator(scalars.flag)]
Web = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Teryt = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$")]
SourceRef = Annotated[
    str, StringConstraints(pattern=r"^(question|answer|meeting|stage|remark):[a-z0-9][a-z0-9-]{0,63}$")
]


class Part(BaseModel):
    """Every part refuses unknown fields, so that a misspelt name is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Period(Part):
    """Days from and to, both included."""

    from_: Day = Field(validation_alias="from", serialization_alias="from")
    to: Day
    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise PydanticCustomError("period_order", "the last day is before the first")
        return self

    @property
    def days(self) -> int:
        return (self.to - self.from_).days + 1

    def contains(self, day: date) -> bool:
        return self.from_ <= day <= self.to


class Entry(Part):
    """A numbered sentence: a goal, an addressee, an implementer, a topic or form of support."""

    key: Key
    text: Text


class Question(Entry):
    """An open question put to the respondents."""


class InstitutionRef(Part):
    """An institution named in the file. `territory` is the TERYT code of its seat, where it is known."""

    key: Key
    name: Line
    type: Key
    territory: Teryt | None = None


class Channel(Part):
    """A way to take part, with its code in the documents (A, B, C ...)."""

    key: Key
    kind: ChannelKind
    text: Text
    contact: Line | None = None


class Breakdown(Part):
    """One line of a total: a category of people, and how many they were where the source says so."""

    label: Line
    count: Count | None = None


class Stage(Part):
    """A stage, in the order of the list. `term` is the source's own wording of the dates where days are not given."""

    key: Key
    kind: StageKind
    title: Line
    text: Text | None = None
    window: Period | None = None
    term: Line | None = None
    channel: Key | None = None
    participants: Count | None = None  # one total stated for the stage; None: not stated
    breakdown: tuple[Breakdown, ...] = ()


class Stakeholder(Part):
    """A body, or a kind of body, that the model touches. `obligatory`: the model itself names it as a partner."""

    key: Key
    name: Line
    institution: Key | None = None
    institution_types: tuple[Key, ...] = ()
    is_key: Flag | None = None
    obligatory: Flag | None = None
    sector: Line | None = None
    influence: Level | None = None
    interest: Level | None = None
    reason: Text | None = None


class Invitation(Part):
    """Who was invited to a stage: one institution, or a group with the number of invitations where it is stated.

    `relayed_by` is the institution that passed its invitation on to this one.
    """

    key: Key
    to: Line
    stage: Key | None = None
    institution: Key | None = None
    institution_types: tuple[Key, ...] = ()
    count: Count | None = None
    sent_on: Day | None = None
    how: Line | None = None
    opened_on: Day | None = None
    relayed_by: Key | None = None


class Answer(Part):
    """What came back from one institution. `remarks_stated`: how many remarks the source counts, listed or not.

    `receipt` is the number on the sender's receipt, `late` whether it came after the deadline (it is kept all the same),
    `relayed_by` the institution whose invitation was passed on.
    """

    key: Key
    institution: Key
    outcome: AnswerOutcome
    stage: Key | None = None
    channel: Key | None = None
    received_on: Day | None = None
    remarks_stated: Count | None = None
    note: Text | None = None
    receipt: Line | None = None
    late: Flag | None = None
    relayed_by: Key | None = None


class Meeting(Part):
    """A meeting. Its time is a day (with hours or without), a period in which it fell, or not stated.

    `term` is the source's own wording of the period, `part_of` a larger event in which the meeting was held.
    """

    key: Key
    title: Line
    stage: Key | None = None
    day: Day | None = None
    starts: Hour | None = None
    ends: Hour | None = None
    period: Period | None = None
    term: Line | None = None
    part_of: Line | None = None
    place: Line | None = None
    territory: Teryt | None = None
    note: Text | None = None
    participants: Count | None = None
    breakdown: tuple[Breakdown, ...] = ()
    institutions: tuple[Key, ...] = ()  # those whose presence is stated

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if self.day and self.period:
            raise PydanticCustomError("day_and_period", "give the day or the period, not both")
        if self.starts and not self.day:
            raise PydanticCustomError("hour_without_day", "an hour needs its day")
        if self.starts and self.ends and self.ends <= self.starts:
            raise PydanticCustomError("hours_order", "the end is not after the beginning")
        return self


class Headcount(Part):
    """One stated total over several meetings or over the whole consultation."""

    key: Key
    label: Line
    count: Count
    meetings: tuple[Key, ...] = ()  # empty: the whole consultation
    breakdown: tuple[Breakdown, ...] = ()


class Position(Part):
    """The organiser's answer to a remark. `change` says what changed in the document because of it."""

    outcome: PositionOutcome
    reason: Text | None = None
    change: Text | None = None
    taken_on: Day | None = None


class Theme(Part):
    """What remarks are about. `above` is the theme that this one is part of."""

    key: Key
    title: Line
    description: Text | None = None
    above: Key | None = None


class RemarkGroup(Part):
    """Remarks that stand together. `representative` is the remark whose text stands for all of them.

    `signatories`: under a campaign, how many signed; how many remarks are listed is counted, not stated.
    """

    key: Key
    kind: GroupKind
    title: Line
    representative: Key | None = None
    signatories: Count | None = None


class Remark(Part):
    """One remark; where it came from is an answer or a meeting, or is not stated.

    `passage` is the lasting ref of the passage in the model's version and `quote` the words marked there; `table` the
    table at a workshop; `public_text` the wording for publication where something had to be masked, and `masked` what
    kinds of things those were, never what they said.
    """

    key: Key
    text: Text
    kind: RemarkKind | None = None
    answer: Key | None = None
    meeting: Key | None = None
    question: Key | None = None
    place: Line | None = None  # the unit of the document: chapter, point, page
    current: Text | None = None
    proposed: Text | None = None
    reason: Text | None = None
    received_on: Day | None = None
    stance: Stance | None = None
    themes: tuple[Key, ...] = ()
    group: Key | None = None
    passage: Line | None = None
    quote: Text | None = None
    table: Line | None = None
    public_text: Text | None = None
    masked: tuple[Line, ...] = ()
    position: Position | None = None


class Change(Part):
    """A change made in the document, and the remarks that asked for it; without any it is the organiser's own correction.

    `passage` is the ref of the passage; a new passage has no `before`, a removed one no `after`.
    """

    key: Key
    passage: Line | None = None
    before: Text | None = None
    after: Text | None = None
    remarks: tuple[Key, ...] = ()
    reason: Text | None = None


class Verdict(Part):
    """What a body said at the summary about the position on a remark; what is contested makes the protocol of divergence."""

    key: Key
    remark: Key
    outcome: VerdictOutcome
    meeting: Key | None = None
    institution: Key | None = None
    statement: Text | None = None


class Conclusion(Part):
    """A conclusion and what it rests on: keys prefixed with their list, such as `question:q1` or `meeting:m2`."""

    key: Key
    text: Text
    sources: tuple[SourceRef, ...] = ()


class ConclusionGroup(Part):
    """A heading of conclusions and the questions it answers."""

    key: Key
    title: Line
    questions: tuple[Key, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


class Notice(Part):
    """A published notice or other statement of the dates, so that contradictions can be found.

    `window` is when the consultation (or only the stage, where one is named) runs by this notice, `accepted` the days
    between which it takes remarks, `term` its own wording.
    """

    key: Key
    title: Line
    published_on: Day | None = None
    places: tuple[Line, ...] = ()
    stage: Key | None = None
    term: Line | None = None
    window: Period | None = None
    accepted: Period | None = None


class Material(Part):
    """A document given to the respondents."""

    key: Key
    title: Line
    kind: Line | None = None
    link: Web | None = None


class Contact(Part):
    email: Line | None = None
    phone: Line | None = None
    website: Line | None = None


class ModelRef(Part):
    """The model that is consulted and, where known, its version."""

    key: Key
    version: Line | None = None


class Override(Part):
    """An officer's written reason to publish although a check found an error in this subject (`meeting:m2`)."""

    check: Key
    subject: Line
    reason: Text


class Source(Part):
    """Where the facts come from."""

    title: Line
    link: Web | None = None
    note: Text | None = None


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
