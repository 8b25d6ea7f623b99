"""The decision on a suggestion."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.base.forms import offer
from kooperacje.basket import labels
from kooperacje.basket.forms.fields import text
from kooperacje.institutions.models import Institution


class DecideForm(base.Form):
    """Which fields are taken over, or why nothing is. The button says which decision it is."""

    decision = forms.ChoiceField(
        choices=[("accept", "accept"), ("reject", "reject"), ("reconsider", "reconsider")],
        widget=forms.HiddenInput,
    )
    fields_ = forms.MultipleChoiceField(
        label=gettext_lazy("Take over"), required=False, widget=forms.CheckboxSelectMultiple
    )
    provider = forms.ChoiceField(label=gettext_lazy("Institution that offers it"), required=False)
    reason = text(gettext_lazy("Why not"), 1000, rows=2)

    def __init__(
        self, *args: Any, fields: tuple[str, ...], providers: list[Institution], **options: Any
    ) -> None:
        options.setdefault("initial", {"fields_": list(fields)})
        super().__init__(*args, **options)
        offer(self, "fields_", [(name, str(labels.FIELD[name])) for name in fields])
        offer(self, "provider", [("", _("choose")), *((one.key, one.name) for one in providers)])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["fields"] = given.get("fields_", [])
        return given
