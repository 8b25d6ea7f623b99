"""What people write on the pages of the room, as clean values; never saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.forms.common import Form
from kooperacje.outreach.pages.words import type_names
from kooperacje.outreach.queries import GMINA, POWIAT, Asked

DEPTHS = ((str(POWIAT), _("powiat")), (str(GMINA), _("gmina")))


class AskForm(forms.Form):
    """The filter of the matrix and of the list of calls; what cannot be understood narrows nothing."""

    depth = forms.ChoiceField(label=_("Counted by"), choices=DEPTHS, required=False)
    type = forms.ChoiceField(label=_("Type of institution"), required=False)
    territory = forms.RegexField(
        r"^[0-9]{2}([0-9]{2}([0-9]{3})?)?$",
        label=_("TERYT code of a województwo, powiat or gmina"),
        required=False,
        max_length=7,
    )

    def __init__(self, data: Any, used: list[str]) -> None:
        super().__init__(data)
        names = type_names()
        choices = sorted((names.get(key, key), key) for key in used)
        self.fields["type"].choices = [  # type: ignore[attr-defined]
            ("", _("all")),
            *((key, name) for name, key in choices),
        ]

    def asked(self) -> Asked:
        """What was asked for."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        depth = int(given.get("depth") or POWIAT)
        return Asked(depth, given.get("type", ""), given.get("territory", ""))


class BaseForm(Form):
    """A stakeholder base."""

    file = forms.FileField(label=_("Table"), help_text=_("XLSX, or CSV in UTF-8."))


class CallForm(Form):
    """What was said on the telephone."""

    note = forms.CharField(
        label=_("What was said"),
        help_text=_("Only those who work in this consultation see it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
