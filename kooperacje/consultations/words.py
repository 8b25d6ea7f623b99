"""What the enums are called on pages and in documents."""

from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks.finding import Severity
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

_WORDS: tuple[tuple[StrEnum, str | Promise], ...] = (
    (ConsultationState.DRAFT, pgettext_lazy("consultation", "draft")),
    (ConsultationState.ANNOUNCED, pgettext_lazy("consultation", "announced")),
    (ConsultationState.RUNNING, pgettext_lazy("consultation", "running")),
    (ConsultationState.SUMMING_UP, pgettext_lazy("consultation", "summing up")),
    (ConsultationState.PUBLISHED, pgettext_lazy("consultation", "report published")),
    (ConsultationState.WITHDRAWN, pgettext_lazy("consultation", "withdrawn")),
    (StageKind.IDENTIFICATION, _("identification of stakeholders")),
    (StageKind.ELECTRONIC, _("electronic consultation")),
    (StageKind.MEETINGS, _("consultation meetings")),
    (StageKind.WORKSHOPS, _("consultation workshops")),
    (StageKind.SUMMARY, _("summing up")),
    (StageKind.PUBLICATION, _("closing and publication")),
    (StageKind.OTHER, pgettext_lazy("stage", "other")),
    (ChannelKind.ELECTRONIC, pgettext_lazy("channel", "electronic")),
    (ChannelKind.PAPER, pgettext_lazy("channel", "on paper")),
    (ChannelKind.WORKSHOP, pgettext_lazy("channel", "workshop")),
    (ChannelKind.MEETING, pgettext_lazy("channel", "meeting")),
    (ChannelKind.ORAL, pgettext_lazy("channel", "by word of mouth")),
    (ChannelKind.OTHER, pgettext_lazy("channel", "other")),
    (AnswerOutcome.WITH_REMARKS, _("with remarks")),
    (AnswerOutcome.NO_REMARKS, _("no remarks")),
    (RemarkKind.SUBSTANTIVE, pgettext_lazy("remark", "substantive")),
    (RemarkKind.EDITORIAL, pgettext_lazy("remark", "editorial")),
    (RemarkKind.LEGAL, pgettext_lazy("remark", "legal")),
    (RemarkKind.QUESTION, pgettext_lazy("remark", "question")),
    (RemarkKind.OPINION, pgettext_lazy("remark", "opinion")),
    (PositionOutcome.ACCEPTED, pgettext_lazy("remark", "accepted")),
    (PositionOutcome.PARTLY, pgettext_lazy("remark", "partly accepted")),
    (PositionOutcome.NOT_ACCEPTED, pgettext_lazy("remark", "not accepted")),
    (PositionOutcome.EXPLAINED, pgettext_lazy("remark", "explained")),
    (PositionOutcome.OUT_OF_SCOPE, pgettext_lazy("remark", "out of scope")),
    (PositionOutcome.DUPLICATE, pgettext_lazy("remark", "duplicate")),
    (PositionOutcome.WITHDRAWN, pgettext_lazy("remark", "withdrawn")),
    (Stance.FOR, pgettext_lazy("stance", "for")),
    (Stance.AGAINST, pgettext_lazy("stance", "against")),
    (Stance.MIXED, pgettext_lazy("stance", "partly for, partly against")),
    (Stance.NEUTRAL, pgettext_lazy("stance", "neither")),
    (GroupKind.DUPLICATE, pgettext_lazy("group of remarks", "the same remark")),
    (GroupKind.SAME_ARGUMENT, pgettext_lazy("group of remarks", "one argument")),
    (GroupKind.CAMPAIGN, pgettext_lazy("group of remarks", "campaign")),
    (VerdictOutcome.ACCEPTED, pgettext_lazy("verdict", "accepted")),
    (VerdictOutcome.CONTESTED, pgettext_lazy("verdict", "contested")),
    (Level.LOW, pgettext_lazy("level", "low")),
    (Level.MEDIUM, pgettext_lazy("level", "medium")),
    (Level.HIGH, pgettext_lazy("level", "high")),
    (Severity.ERROR, pgettext_lazy("severity", "error")),
    (Severity.WARNING, pgettext_lazy("severity", "warning")),
    (Severity.NOTE, pgettext_lazy("severity", "note")),
)
# Members of different enums are equal where their strings are, so the class is part of the key.
_BY_CLASS = {(type(member), member.value): words for member, words in _WORDS}


def word(member: StrEnum) -> str | Promise:
    """The name of a member in the reader's language."""
    return _BY_CLASS[type(member), member.value]


def spoken(member: StrEnum) -> str:
    """The same as a text of this request: looked up once for each language."""
    return _text(get_language(), type(member), member.value)


@cache
def _text(language: str | None, kind: type[StrEnum], value: str) -> str:
    return str(_BY_CLASS[kind, value])
