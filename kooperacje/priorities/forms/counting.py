"""A count of cases, and its correction."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.models import Institution
from kooperacje.priorities.models import CaseCount

COUNTED = ("counted", "first_day", "last_day", "number", "source", "note")


class _Counted(Form):
    counted = forms.CharField(
        label=_("What was counted"),
        max_length=200,
        help_text=_(
            "Such as: children who were refused. Write no names and nothing by which a family could be recognised."
        ),
    )
    first_day = forms.DateField(label=_("From"), widget=DayInput())
    last_day = forms.DateField(label=_("Until"), widget=DayInput())
    number = forms.IntegerField(label=_("How many"), min_value=0)
    source = forms.CharField(
        label=_("Where the number comes from"),
        max_length=300,
        help_text=_("A register, a report, a count by hand."),
    )
    note = forms.CharField(
        label=_("Note for the team"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def counted_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in COUNTED}


class CountForm(_Counted):
    institution = forms.ChoiceField(label=_("Who counted"))
    field_order = ("institution", *COUNTED)

    def __init__(self, *given: Any, institutions: Sequence[Institution], **options: Any) -> None:
        super().__init__(*given, **options)
        some = [("", "—")] if len(institutions) > 1 else []
        offer(self, "institution", [*some, *((one.key, one.name) for one in institutions)])


class CorrectCountForm(_Counted):
    """The institution stays; a count that should not be there at all is taken back."""

    taken_back = forms.BooleanField(
        label=_("Take the count back: there is nothing to put in its place"), required=False
    )
    reason = forms.CharField(label=_("Why it is corrected"), max_length=500)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["number"].required = False

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or self.cleaned_data
        if clean.get("taken_back"):
            clean["number"] = None
        elif clean.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Write how many, or take the count back."))
        return clean

    @staticmethod
    def initial_of(one: CaseCount) -> dict[str, Any]:
        return {name: getattr(one, name) for name in COUNTED}
