"""What people write about cards, staff and agreements, as clean values."""

from kooperacje.competences.forms.agreements import AgreementForm
from kooperacje.competences.forms.asking import AskForm, CompareForm, QuietForm
from kooperacje.competences.forms.cards import CardForm, EndForm
from kooperacje.competences.forms.people import PersonForm
from kooperacje.competences.forms.shared import LoadForm, MatterForm, SeenForm, VerifyForm

__all__ = [
    "AgreementForm",
    "AskForm",
    "CardForm",
    "CompareForm",
    "EndForm",
    "LoadForm",
    "MatterForm",
    "PersonForm",
    "QuietForm",
    "SeenForm",
    "VerifyForm",
]
