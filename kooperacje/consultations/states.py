"""Enums and transition tables of a consultation."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class ConsultationState(StrEnum):
    """Where a consultation stands in its life."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    RUNNING = "running"
    SUMMING_UP = "summing_up"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


CONSULTATION_FLOW = Flow(
    "consultation",
    ConsultationState,
    ConsultationState.DRAFT,
    {
        ConsultationState.DRAFT: {ConsultationState.ANNOUNCED, ConsultationState.WITHDRAWN},
        ConsultationState.ANNOUNCED: {
            ConsultationState.DRAFT,
            ConsultationState.RUNNING,
            ConsultationState.WITHDRAWN,
        },
        ConsultationState.RUNNING: {ConsultationState.SUMMING_UP, ConsultationState.WITHDRAWN},
        ConsultationState.SUMMING_UP: {ConsultationState.RUNNING, ConsultationState.PUBLISHED},
        # A published report may be corrected: it goes back to summing up and is published again.
        ConsultationState.PUBLISHED: {ConsultationState.SUMMING_UP},
        ConsultationState.WITHDRAWN: set(),
    },
)


class StageKind(StrEnum):
    """What a stage does; the checks reason about kinds, never about numbers or titles."""

    IDENTIFICATION = "identification"
    ELECTRONIC = "electronic"
    MEETINGS = "meetings"
    WORKSHOPS = "workshops"
    SUMMARY = "summary"
    PUBLICATION = "publication"
    OTHER = "other"


COLLECTING = frozenset({StageKind.ELECTRONIC, StageKind.MEETINGS, StageKind.WORKSHOPS})


class ChannelKind(StrEnum):
    """How voices come in."""

    ELECTRONIC = "electronic"
    PAPER = "paper"
    WORKSHOP = "workshop"
    MEETING = "meeting"
    ORAL = "oral"
    OTHER = "other"


class AnswerOutcome(StrEnum):
    """What an institution said. Silence is no answer: it is derived from an invitation without one."""

    WITH_REMARKS = "with_remarks"
    NO_REMARKS = "no_remarks"


class RemarkKind(StrEnum):
    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    LEGAL = "legal"
    QUESTION = "question"
    OPINION = "opinion"


class PositionOutcome(StrEnum):
    """The organiser's position on a remark."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"
    EXPLAINED = "explained"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """Whether a remark speaks for or against what it is about. Set by a person, never by likeness of words."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class GroupKind(StrEnum):
    """Why remarks stand together: the same remark twice, one argument in many words, one text signed by many."""

    DUPLICATE = "duplicate"
    SAME_ARGUMENT = "same_argument"
    CAMPAIGN = "campaign"


class VerdictOutcome(StrEnum):
    """What a body said at the summary workshop about the organiser's position on a remark."""

    ACCEPTED = "accepted"
    CONTESTED = "contested"


class Level(StrEnum):
    """Influence and interest of a stakeholder."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class EntryKind(StrEnum):
    """The simple lists: numbered sentences and nothing else."""

    GOAL = "goal"
    ADDRESSEE = "addressee"
    IMPLEMENTER = "implementer"
    SUPPORT_TOPIC = "support_topic"
    SUPPORT_FORM = "support_form"
    NEXT_STEP = "next_step"
