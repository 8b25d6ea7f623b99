"""A round, its criteria and its proposals."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base import clock
from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.models import Institution
from kooperacje.partnership.models import Team
from kooperacje.priorities import words
from kooperacje.priorities.models import Criterion, Proposal, Round
from kooperacje.priorities.states import Method

AREA = forms.Textarea(attrs={"rows": 3})


class TermsForm(Form):
    """What a round is about and how it is decided."""

    team = forms.ChoiceField(label=_("Team"))
    title = forms.CharField(label=_("Name"), max_length=200)
    term_from = forms.DateField(label=_("Holds since"), widget=DayInput())
    term_to = forms.DateField(label=_("Holds until"), widget=DayInput())
    purpose = forms.CharField(label=_("Purpose"), required=False, max_length=3000, widget=AREA)
    due = forms.DateField(
        label=_("Answers of this stage until"),
        required=False,
        widget=DayInput(),
        help_text=_("Empty: until you close the stage."),
    )
    letters = forms.BooleanField(
        label=_("Write to institutions"),
        required=False,
        initial=True,
        help_text=_(
            "When a stage opens for them, and three days before its end to those who have not answered."
        ),
    )
    method = forms.ChoiceField(label=_("How one number is made of many"), choices=list(words.METHOD.items()))
    quorum = forms.IntegerField(
        label=_("Quorum, percent of the institutions"), min_value=1, max_value=100, initial=50
    )
    majority = forms.IntegerField(
        label=_("Majority, percent of votes for and against"),
        min_value=50,
        max_value=100,
        initial=50,
        help_text=_("50: more than half. 67: two thirds."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, teams: Iterable[Team] = (), **options: Any) -> None:
        super().__init__(*given, **options)
        choices = [(one.key, one.name) for one in teams]
        if choices:
            offer(self, "team", choices)
        else:
            del self.fields["team"]

    def terms(self) -> dict[str, Any]:
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("team", "version")}
        return {**kept, "method": Method(kept["method"])}

    @staticmethod
    def initial_of(row: Round) -> dict[str, Any]:
        names = (
            "title",
            "term_from",
            "term_to",
            "purpose",
            "due",
            "letters",
            "method",
            "quorum",
            "majority",
            "version",
        )
        return {name: getattr(row, name) for name in names}


class MoveForm(Form):
    """Until when the next stage takes answers."""

    due = forms.DateField(
        label=_("Answers of the next stage until"),
        required=False,
        widget=DayInput(),
        help_text=_("Who has not answered is reminded three days before. Empty: until you close the stage."),
    )

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and due < clock.today():
            raise forms.ValidationError(_("The last day cannot lie in the past."))
        return due


class CriterionForm(Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    meaning = forms.CharField(label=_("What it means"), max_length=500, required=False)
    low = forms.CharField(label=_("1 means"), max_length=100, required=False)
    high = forms.CharField(label=_("5 means"), max_length=100, required=False)

    @staticmethod
    def initial_of(one: Criterion) -> dict[str, Any]:
        return {name: getattr(one, name) for name in ("name", "meaning", "low", "high")}


class LinkProposalForm(Form):
    """From whoever holds the link."""

    title = forms.CharField(label=_("What should be done first"), max_length=200)
    reason = forms.CharField(
        label=_("Why"),
        max_length=3000,
        required=False,
        widget=AREA,
        help_text=_("Write no names and nothing by which a family could be recognised."),
    )


class ProposalForm(LinkProposalForm):
    """From an institution of the team."""

    institution = forms.ChoiceField(label=_("In the name of"))
    field_order = ("institution", "title", "reason")

    def __init__(self, *given: Any, institutions: Sequence[Institution], **options: Any) -> None:
        super().__init__(*given, **options)
        offer(self, "institution", [(one.key, one.name) for one in institutions])


class TakeForm(Form):
    """Things on offer, a box for each: `groups` are (name, [(value, label)])."""

    def __init__(
        self, *given: Any, groups: Iterable[tuple[str, list[tuple[str, str]]]], **options: Any
    ) -> None:
        super().__init__(*given, **options)
        for number, (name, choices) in enumerate(groups):
            self.fields[f"kind-{number}"] = forms.MultipleChoiceField(
                label=name, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def chosen(self) -> list[str]:
        return [one for values in self.cleaned_data.values() for one in values]


class MergeForm(Form):
    """Which proposals say the same, and under which of them they go on."""

    others = forms.MultipleChoiceField(
        label=_("Proposals that say the same"), widget=forms.CheckboxSelectMultiple
    )
    into = forms.ChoiceField(label=_("The one that stays"))
    title = forms.CharField(
        label=_("Its words from now on"), max_length=200, required=False, help_text=_("Empty: as they are.")
    )

    def __init__(self, *given: Any, proposals: Sequence[Proposal], **options: Any) -> None:
        super().__init__(*given, **options)
        choices = [(str(one.pk), one.title) for one in proposals]
        offer(self, "others", choices)
        offer(self, "into", choices)


class AbandonForm(Form):
    reason = forms.CharField(label=_("Why it ends without a list"), max_length=1000, widget=AREA)
