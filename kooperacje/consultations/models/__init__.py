"""The tables of a consultation. What the source does not state is NULL everywhere."""

from kooperacje.consultations.models.concept import (
    Channel,
    Entry,
    Material,
    Notice,
    Question,
    SourceNote,
    Stage,
)
from kooperacje.consultations.models.conclusions import (
    Conclusion,
    ConclusionGroup,
    ConclusionSource,
    GroupQuestion,
)
from kooperacje.consultations.models.consultation import Area, Consultation, Override
from kooperacje.consultations.models.gatherings import Headcount, HeadcountMeeting, Presence, StageMeeting
from kooperacje.consultations.models.outcomes import Change, ChangeRemark, Verdict
from kooperacje.consultations.models.people import Answer, Invitation, Party, Stakeholder
from kooperacje.consultations.models.remarks import Position, Remark, RemarkGroup, RemarkTheme, Theme
from kooperacje.consultations.models.rules import Part

__all__ = [
    "Answer",
    "Area",
    "Change",
    "ChangeRemark",
    "Channel",
    "Conclusion",
    "ConclusionGroup",
    "ConclusionSource",
    "Consultation",
    "Entry",
    "GroupQuestion",
    "Headcount",
    "HeadcountMeeting",
    "Invitation",
    "Material",
    "Notice",
    "Override",
    "Part",
    "Party",
    "Position",
    "Presence",
    "Question",
    "Remark",
    "RemarkGroup",
    "RemarkTheme",
    "SourceNote",
    "Stage",
    "StageMeeting",
    "Stakeholder",
    "Theme",
    "Verdict",
]
