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

__all__ = [
    "AdoptForm",
    "DiagnosisForm",
    "ExplanationForm",
    "IndicatorForm",
    "PlacesForm",
    "ProblemForm",
    "ProofForm",
    "ResourceForm",
    "StatementForm",
    "TableForm",
    "ValueForm",
]
