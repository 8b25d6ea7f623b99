"""Input to clean values. Nothing here saves."""

from kooperacje.partnership.forms.declaring import DeclarationForm, SignedForm
from kooperacje.partnership.forms.leading import HandOverForm, RefuseForm, TakeLeadForm
from kooperacje.partnership.forms.membership import (
    AcceptForm,
    AskForm,
    JoinForm,
    LeaveForm,
    PersonForm,
    ReasonForm,
)
from kooperacje.partnership.forms.teams import FilterForm, MoveForm, NewTeamForm, SettingsForm, TeamForm
from kooperacje.partnership.forms.work import DropForm, ItemForm, MeetingForm

__all__ = [
    "AcceptForm",
    "AskForm",
    "DeclarationForm",
    "DropForm",
    "FilterForm",
    "HandOverForm",
    "ItemForm",
    "JoinForm",
    "LeaveForm",
    "MeetingForm",
    "MoveForm",
    "NewTeamForm",
    "PersonForm",
    "ReasonForm",
    "RefuseForm",
    "SettingsForm",
    "SignedForm",
    "TakeLeadForm",
    "TeamForm",
]
