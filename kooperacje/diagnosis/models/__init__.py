"""The tables of local diagnosis.

Privacy: everything here is about places and institutions. Answers are an institution's, given in its name; the address to
which an invitation went is an office mailbox.
"""

from kooperacje.diagnosis.models.findings import (
    Explanation,
    Problem,
    ProblemPlace,
    Proof,
    Resource,
    Statement,
)
from kooperacje.diagnosis.models.matter import Diagnosis
from kooperacje.diagnosis.models.numbers import Indicator, Observation, PendingTable
from kooperacje.diagnosis.models.survey import Invitation, Question, Survey

__all__ = [
    "Diagnosis",
    "Explanation",
    "Indicator",
    "Invitation",
    "Observation",
    "PendingTable",
    "Problem",
    "ProblemPlace",
    "Proof",
    "Question",
    "Resource",
    "Statement",
    "Survey",
]
