"""What people write about priorities, as clean values."""

from kooperacje.priorities.forms.answers import RatingForm, VoteForm, WeightsForm
from kooperacje.priorities.forms.counting import CorrectCountForm, CountForm
from kooperacje.priorities.forms.decided import AdoptForm, ComposeForm, ReviewForm
from kooperacje.priorities.forms.rounds import (
    AbandonForm,
    CriterionForm,
    LinkProposalForm,
    MergeForm,
    MoveForm,
    ProposalForm,
    TakeForm,
    TermsForm,
)

__all__ = [
    "AbandonForm",
    "AdoptForm",
    "ComposeForm",
    "CorrectCountForm",
    "CountForm",
    "CriterionForm",
    "LinkProposalForm",
    "MergeForm",
    "MoveForm",
    "ProposalForm",
    "RatingForm",
    "ReviewForm",
    "TakeForm",
    "TermsForm",
    "VoteForm",
    "WeightsForm",
]
