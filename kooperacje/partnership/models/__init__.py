"""Teams of institutions, who belongs to them since when, what each declared, what they plan and offer together.

Privacy: names, functions and office contacts of people who work in a team (`TeamPerson`, `Declaration`, `HandOver`) are personal
data of workers in office. The team's own people see them; the public only those marked public. Kept for three years
after the person left the team, then removed by `actions.forgetting`.
"""

from kooperacje.partnership.models.declarations import Declaration
from kooperacje.partnership.models.leading import HandOver, Leading
from kooperacje.partnership.models.membership import Spell, TeamPerson
from kooperacje.partnership.models.signatures import DeclarationSignature
from kooperacje.partnership.models.teams import Team, TeamArea
from kooperacje.partnership.models.work import BasketLine, JointMeeting, WorkPlanItem

__all__ = [
    "BasketLine",
    "Declaration",
    "DeclarationSignature",
    "HandOver",
    "JointMeeting",
    "Leading",
    "Spell",
    "Team",
    "TeamArea",
    "TeamPerson",
    "WorkPlanItem",
]
