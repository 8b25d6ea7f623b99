"""What an auditor looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput
from kooperacje.journal.queries import Criteria


class SearchForm(forms.Form):
    """Filters of the journal; what cannot be understood is left out and said."""

    subject = forms.CharField(
        label=_("Thing"),
        help_text=_("Such as consultations.consultation:7"),
        required=False,
        max_length=200,
    )
    verb = forms.CharField(
        label=_("What happened"),
        help_text=_("Such as consultations or consultations.published"),
        required=False,
        max_length=100,
    )
    since = forms.DateField(label=_("From day"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To day"), required=False, widget=DayInput)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def criteria(self) -> Criteria:
        """What was asked, without the fields that could not be understood."""
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        return Criteria(
            subject=asked.get("subject", ""),
            verb=asked.get("verb", "").rstrip("."),
            since=asked.get("since"),
            until=asked.get("until"),
            before=asked.get("before"),
        )
