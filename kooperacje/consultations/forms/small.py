"""The short forms of the workspace."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import offer
from kooperacje.consultations.forms.common import LONGEST_TEXT, Form
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.words import word


class SearchForm(forms.Form):
    """The filter of the list of consultations."""

    q = forms.CharField(label=_("Title or project"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        states = [(state.value, word(state)) for state in ConsultationState]
        offer(self, "state", [("", _("all")), *states])

    def wanted(self) -> tuple[str, str]:
        """Words and state, each empty where not given or not understood."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return given.get("q", ""), given.get("state", "")


class OverrideForm(Form):
    """Why the report may be published although a check found an error."""

    check = forms.CharField(widget=forms.HiddenInput, max_length=64)
    subject = forms.CharField(widget=forms.HiddenInput, max_length=500)
    reason = forms.CharField(
        label=_("Why it may be published all the same"),
        help_text=_("The report prints this reason beside the finding."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )


class SplitForm(Form):
    """A remark with three dashes on a line of their own wherever the next one begins."""

    text = forms.CharField(
        label=_("Text of the remark"),
        help_text=_("Put a line with three dashes (---) where the next remark begins. No word changes."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 10}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def texts(self) -> list[str]:
        """What stands between the dashes."""
        return re.split(r"(?m)^[ \t]*-{3,}[ \t]*$", self.cleaned_data["text"].replace("\r\n", "\n"))


class UploadForm(Form):
    """A whole consultation as a file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("YAML or JSON in the format of consultations. It is loaded whole, or not at all."),
    )
