"""Every list of a consultation: its table, its part of the file format, and the columns between the two.

Order matters: a list refers only to lists before it, but for what is `Loose`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from kooperacje.consultations import models
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import parts
from kooperacje.consultations.kinds.columns import (
    Choice,
    Column,
    Inner,
    Latest,
    Lines,
    Loose,
    Many,
    Plain,
    Reference,
    References,
    Sources,
    Span,
)
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models.conclusions import SOURCES
from kooperacje.consultations.states import (
    AnswerOutcome,
    ChannelKind,
    ConsultationState,
    EntryKind,
    GroupKind,
    Level,
    PositionOutcome,
    RemarkKind,
    StageKind,
    Stance,
    VerdictOutcome,
)


def _sentences(which: EntryKind, rows: str, prefix: str) -> Kind[schema.Entry]:
    name = which.value.replace("_", "-")
    return Kind(name, rows, models.Entry, schema.Entry, (Plain("text"),), prefix, {"kind": which.value})


HEAD: tuple[Column, ...] = (
    Plain("slug"),
    Plain("title"),
    Plain("summary"),
    Plain("fictional"),
    Plain("language"),
    Choice("state", ConsultationState),
    Plain("published_on"),
    Plain("organiser", "organiser_key"),
    Plain("project"),
    Inner("model", schema.ModelRef, {"key": "model_key", "version": "model_version"}),
    Plain("legal_profile"),
    Span("window"),
    Plain("term"),
    Inner(
        "contact",
        schema.Contact,
        {"email": "contact_email", "phone": "contact_phone", "website": "contact_website"},
    ),
    Inner("privacy", schema.Privacy, {"clause": "privacy_clause", "keep_months": "keep_months"}),
)
"""The consultation's own fields but its territories, which are rows of `Area`."""

INSTITUTION = Kind(
    "institution",
    "institutions",
    models.Party,
    schema.InstitutionRef,
    (Plain("name"), Plain("type"), Plain("territory")),
    "inst",
)
GOAL = _sentences(EntryKind.GOAL, "goals", "g")
QUESTION = Kind("question", "questions", models.Question, schema.Question, (Plain("text"),), "q")
ADDRESSEE = _sentences(EntryKind.ADDRESSEE, "addressees", "a")
IMPLEMENTER = _sentences(EntryKind.IMPLEMENTER, "implementers", "r")
CHANNEL = Kind(
    "channel",
    "channels",
    models.Channel,
    schema.Channel,
    (Choice("kind", ChannelKind), Plain("text"), Plain("contact")),
    "k",
)
STAGE = Kind(
    "stage",
    "stages",
    models.Stage,
    schema.Stage,
    (
        Choice("kind", StageKind),
        Plain("title"),
        Plain("text"),
        Span("window"),
        Plain("term"),
        Reference("channel", "channel"),
        Plain("participants"),
        Lines("breakdown"),
    ),
    "st",
)
STAKEHOLDER = Kind(
    "stakeholder",
    "stakeholders",
    models.Stakeholder,
    schema.Stakeholder,
    (
        Plain("name"),
        Reference("institution", "institution"),
        Many("institution_types"),
        Plain("is_key"),
        Plain("obligatory"),
        Plain("sector"),
        Choice("influence", Level),
        Choice("interest", Level),
        Plain("reason"),
    ),
    "i",
)
INVITATION = Kind(
    "invitation",
    "invitations",
    models.Invitation,
    schema.Invitation,
    (
        Plain("to"),
        Reference("stage", "stage"),
        Reference("institution", "institution"),
        Many("institution_types"),
        Plain("count"),
        Plain("sent_on"),
        Plain("how"),
        Plain("opened_on"),
        Reference("relayed_by", "institution"),
    ),
    "z",
)
MATERIAL = Kind(
    "material",
    "materials",
    models.Material,
    schema.Material,
    (Plain("title"), Plain("kind"), Plain("link")),
    "mat",
)
NOTICE = Kind(
    "notice",
    "notices",
    models.Notice,
    schema.Notice,
    (
        Plain("title"),
        Plain("published_on"),
        Many("places"),
        Reference("stage", "stage"),
        Plain("term"),
        Span("window"),
        Span("accepted"),
    ),
    "n",
)
ANSWER = Kind(
    "answer",
    "answers",
    models.Answer,
    schema.Answer,
    (
        Reference("institution", "institution"),
        Choice("outcome", AnswerOutcome),
        Reference("stage", "stage"),
        Reference("channel", "channel"),
        Plain("received_on"),
        Plain("remarks_stated"),
        Plain("note"),
        Plain("receipt"),
        Plain("late"),
        Reference("relayed_by", "institution"),
    ),
    "o",
)
MEETING = Kind(
    "meeting",
    "meetings",
    models.StageMeeting,
    schema.Meeting,
    (
        Plain("title"),
        Reference("stage", "stage"),
        Plain("day"),
        Plain("starts"),
        Plain("ends"),
        Span("period"),
        Plain("term"),
        Plain("part_of"),
        Plain("place"),
        Plain("territory"),
        Plain("note"),
        Plain("participants"),
        Lines("breakdown"),
        References("institutions", "institution", models.Presence, "institution"),
    ),
    "m",
)
HEADCOUNT = Kind(
    "headcount",
    "headcounts",
    models.Headcount,
    schema.Headcount,
    (
        Plain("label"),
        Plain("count"),
        References("meetings", "meeting", models.HeadcountMeeting, "meeting"),
        Lines("breakdown"),
    ),
    "h",
)
THEME = Kind(
    "theme",
    "themes",
    models.Theme,
    schema.Theme,
    (Plain("title"), Plain("description"), Loose("above", "theme")),
    "te",
)
REMARK_GROUP = Kind(
    "remark-group",
    "groups",
    models.RemarkGroup,
    schema.RemarkGroup,
    (Choice("kind", GroupKind), Plain("title"), Loose("representative", "remark"), Plain("signatories")),
    "ug",
)
REMARK = Kind(
    "remark",
    "remarks",
    models.Remark,
    schema.Remark,
    (
        Plain("text"),
        Choice("kind", RemarkKind),
        Reference("answer", "answer"),
        Reference("meeting", "meeting"),
        Reference("question", "question"),
        Plain("place"),
        Plain("current"),
        Plain("proposed"),
        Plain("reason"),
        Plain("received_on"),
        Choice("stance", Stance),
        References("themes", "theme", models.RemarkTheme, "theme"),
        Reference("group", "remark-group"),
        Plain("passage"),
        Plain("quote"),
        Plain("table"),
        Plain("public_text"),
        Many("masked"),
        Latest("position", PositionOutcome),
    ),
    "u",
)
CHANGE = Kind(
    "change",
    "changes",
    models.Change,
    schema.Change,
    (
        Plain("passage"),
        Plain("before"),
        Plain("after"),
        References("remarks", "remark", models.ChangeRemark, "remark"),
        Plain("reason"),
    ),
    "ch",
)
VERDICT = Kind(
    "verdict",
    "verdicts",
    models.Verdict,
    schema.Verdict,
    (
        Reference("remark", "remark"),
        Choice("outcome", VerdictOutcome),
        Reference("meeting", "meeting"),
        Reference("institution", "institution"),
        Plain("statement"),
    ),
    "v",
)
GROUP = Kind(
    "group",
    "conclusions",
    models.ConclusionGroup,
    parts.Group,
    (Plain("title"), References("questions", "question", models.GroupQuestion, "question")),
    "gr",
)
CONCLUSION = Kind(
    "conclusion",
    "",
    models.Conclusion,
    parts.Conclusion,
    (
        Reference("group", "group"),
        Plain("text"),
        Sources("sources", models.ConclusionSource, SOURCES),
    ),
    "w",
)
SUPPORT_TOPIC = _sentences(EntryKind.SUPPORT_TOPIC, "support_topics", "t")
SUPPORT_FORM = _sentences(EntryKind.SUPPORT_FORM, "support_forms", "f")
NEXT_STEP = _sentences(EntryKind.NEXT_STEP, "next_steps", "d")
OVERRIDE = Kind(
    "override",
    "overrides",
    models.Override,
    parts.Override,
    (Plain("check", "check_key"), Plain("subject"), Plain("reason")),
    "p",
)
SOURCE = Kind(
    "source",
    "sources",
    models.SourceNote,
    parts.Source,
    (Plain("title"), Plain("link"), Plain("note")),
    "s",
)

KINDS: tuple[Kind[Any], ...] = (
    INSTITUTION,
    GOAL,
    QUESTION,
    ADDRESSEE,
    IMPLEMENTER,
    CHANNEL,
    STAGE,
    STAKEHOLDER,
    INVITATION,
    MATERIAL,
    NOTICE,
    ANSWER,
    MEETING,
    HEADCOUNT,
    THEME,
    REMARK_GROUP,
    REMARK,
    CHANGE,
    VERDICT,
    GROUP,
    CONCLUSION,
    SUPPORT_TOPIC,
    SUPPORT_FORM,
    NEXT_STEP,
    OVERRIDE,
    SOURCE,
)
BY_NAME: Mapping[str, Kind[Any]] = MappingProxyType({kind.name: kind for kind in KINDS})
