"""What people say of remarks, as clean values."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.analysis.models import Snippet
from kooperacje.analysis.personal import Kind
from kooperacje.analysis.queries.desk import LATE, NOBODY, Wanted
from kooperacje.analysis.words import KINDS
from kooperacje.base.forms import DayInput, offer
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.forms import PositionForm
from kooperacje.consultations.forms.common import LONGEST_TEXT, Form, options
from kooperacje.consultations.states import GroupKind, Stance

LONGEST_NOTE = 5000


class ConfirmForm(Form):
    """The themes of one remark: one of the proposed by its button, or any from the list; and the stance."""

    theme = forms.CharField(required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    stance = forms.ChoiceField(
        label=_("For or against"),
        help_text=_("Only a person can tell; the tool does not guess it."),
        required=False,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, codebook: Mapping[str, str], **initial: Any) -> None:
        super().__init__(data, initial=initial)
        offer(self, "themes", list(codebook.items()))
        offer(self, "stance", options(Stance, required=False))

    def chosen(self) -> list[str]:
        """The theme of the button that was pressed, else those that were ticked."""
        given = self.cleaned_data
        return [given["theme"]] if given["theme"] else given["themes"]

    def stance_given(self) -> Stance | None:
        given = self.cleaned_data["stance"]
        return Stance(given) if given else None


class NewThemeForm(Form):
    """A proposed theme that a person takes, under a title of their own."""

    title = forms.CharField(label=_("Title of the theme"), max_length=300)
    description = forms.CharField(
        label=_("What belongs to it"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 2}),
    )


class DrawForm(Form):
    """How many remarks to draw."""

    size = forms.IntegerField(label=_("Number of remarks"), min_value=1, initial=50)


class CodeForm(Form):
    """The main theme of one drawn remark."""

    remark = forms.CharField(widget=forms.HiddenInput, max_length=64)
    theme = forms.ChoiceField(label=_("Main theme"), widget=forms.RadioSelect)

    def __init__(self, data: Any, codebook: Mapping[str, str], **initial: Any) -> None:
        super().__init__(data, initial=initial)
        offer(self, "theme", list(codebook.items()))


class GroupForm(Form):
    """Remarks that a person puts together."""

    title = forms.CharField(label=_("Title of the group"), max_length=300)
    kind = forms.ChoiceField(label=_("Why they stand together"))
    signatories = forms.IntegerField(label=_("How many signed"), required=False, min_value=0)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "kind", options(GroupKind, required=True))

    def kind_given(self) -> GroupKind:
        return GroupKind(self.cleaned_data["kind"])


class DeskFilter(forms.Form):
    """The filter of the remarks that wait; what cannot be understood filters nothing."""

    person = forms.ChoiceField(label=_("Who works on it"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, data: Any, experts: Mapping[str, str], themes: Mapping[str, str]) -> None:
        super().__init__(data)
        people = [("", _("all")), (NOBODY, _("nobody yet")), (LATE, _("past the day")), *experts.items()]
        offer(self, "person", people)
        offer(self, "theme", [("", _("all")), *themes.items()])

    def wanted(self) -> Wanted:
        """What was asked for."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return Wanted(given.get("person", ""), given.get("theme", ""))


class AssignForm(Form):
    """Who works on what is ticked, and until when."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    due = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def __init__(self, data: Any, experts: Mapping[str, str]) -> None:
        super().__init__(data)
        choices = [("", _("nobody: take it back")), *experts.items()]
        offer(self, "person", choices)

    def person_given(self) -> UUID | None:
        given = self.cleaned_data["person"]
        return UUID(given) if given else None


class NoteForm(Form):
    """A note for those who work on the remark."""

    note = forms.CharField(
        label=_("Note for the others"), max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 2})
    )


class AnswerForm(PositionForm):
    """A position, perhaps for a whole group, perhaps kept to be used again."""

    to_group = forms.BooleanField(label=_("Answer the others of the group with it"), required=False)
    keep_as = forms.CharField(
        label=_("Keep the answer under the title"),
        help_text=_("It can then be used again, in other consultations too."),
        required=False,
        max_length=200,
    )

    def __init__(self, data: Any, before: schema.Position | None, version: int, kept: Snippet | None) -> None:
        super().__init__(data, before, version)
        self.fields["outcome"].required = True
        if kept is not None:
            self.initial = {**self.initial, "outcome": kept.outcome, "reason": kept.reason}


class MaskForm(Form):
    """Suspected places that are masked; they are ticked beside their words."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WordingForm(Form):
    """A wording for publication that a person writes."""

    text = forms.CharField(
        label=_("Wording for publication"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What was masked"),
        choices=[(kind.value, name) for kind, name in KINDS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def kinds_given(self) -> list[Kind]:
        return [Kind(one) for one in self.cleaned_data["kinds"]]
