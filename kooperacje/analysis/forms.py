"""What people say of remarks, as clean values."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.forms.common import LONGEST_TEXT, Form, options
from kooperacje.consultations.states import GroupKind, Stance


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
        self.fields["themes"].choices = list(codebook.items())  # type: ignore[attr-defined]
        self.fields["stance"].choices = options(Stance, required=False)  # type: ignore[attr-defined]

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
        self.fields["theme"].choices = list(codebook.items())  # type: ignore[attr-defined]


class GroupForm(Form):
    """Remarks that a person puts together."""

    title = forms.CharField(label=_("Title of the group"), max_length=300)
    kind = forms.ChoiceField(label=_("Why they stand together"))
    signatories = forms.IntegerField(label=_("How many signed"), required=False, min_value=0)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["kind"].choices = options(GroupKind, required=True)  # type: ignore[attr-defined]

    def kind_given(self) -> GroupKind:
        return GroupKind(self.cleaned_data["kind"])
