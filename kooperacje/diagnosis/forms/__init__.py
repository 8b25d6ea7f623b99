"""What people write about a diagnosis, as clean values."""

from kooperacje.diagnosis.forms.findings import (
    PlacesForm,
    ProblemForm,
    ProofForm,
    ResourceForm,
    StatementForm,
)
from kooperacje.diagnosis.forms.matter import AdoptForm, DiagnosisForm, ExplanationForm
from kooperacje.diagnosis.forms.numbers import IndicatorForm, TableForm, ValueForm
from kooperacje.diagnosis.forms.survey import (
    AddressForm,
    AnswerForm,
    CodeForm,
    InviteForm,
    QuestionForm,
    SurveyForm,
)

__all__ = [
    "AddressForm",
    "AdoptForm",
    "AnswerForm",
    "CodeForm",
    "DiagnosisForm",
    "ExplanationForm",
    "IndicatorForm",
    "InviteForm",
    "PlacesForm",
    "ProblemForm",
    "ProofForm",
    "QuestionForm",
    "ResourceForm",
    "StatementForm",
    "SurveyForm",
    "TableForm",
    "ValueForm",
]
