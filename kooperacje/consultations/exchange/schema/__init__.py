"""A whole consultation as one value: the file format, and what checks, report and open data are computed from.

Every field that a source may leave out is optional and `None` means *not stated*; a zero is a stated zero. Keys are
unique within their list and stay the same for good: they are how a second loading recognises what it already knows.
"""

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
from kooperacje.consultations.exchange.schema.outcome import Conclusion, ConclusionGroup, Override, Source
from kooperacje.consultations.exchange.schema.people import Answer, InstitutionRef, Invitation, Stakeholder
from kooperacje.consultations.exchange.schema.remarks import (
    Change,
    Position,
    Remark,
    RemarkGroup,
    Theme,
    Verdict,
)
from kooperacje.consultations.exchange.schema.shape import (
    Breakdown,
    Count,
    Day,
    Entry,
    Flag,
    Hour,
    Key,
    Line,
    Months,
    Part,
    Period,
    SourceRef,
    Teryt,
    Text,
    Web,
)
from kooperacje.consultations.exchange.schema.whole import FORMAT, Consultation

__all__ = [
    "FORMAT",
    "Answer",
    "Breakdown",
    "Change",
    "Channel",
    "Conclusion",
    "ConclusionGroup",
    "Consultation",
    "Contact",
    "Count",
    "Day",
    "Entry",
    "Flag",
    "Headcount",
    "Hour",
    "InstitutionRef",
    "Invitation",
    "Key",
    "Line",
    "Material",
    "Meeting",
    "ModelRef",
    "Months",
    "Notice",
    "Override",
    "Part",
    "Period",
    "Position",
    "Privacy",
    "Question",
    "Remark",
    "RemarkGroup",
    "Source",
    "SourceRef",
    "Stage",
    "Stakeholder",
    "Teryt",
    "Text",
    "Theme",
    "Verdict",
    "Web",
]
