"""An agreement between institutions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.competences import queries, words
from kooperacje.competences.details import HandoverFacts
from kooperacje.competences.models import Handover
from kooperacje.institutions.models import Institution
from kooperacje.institutions.pages import type_label
from kooperacje.institutions.queries import by_key
from kooperacje.territory.forms import TerritoriesField


class AgreementForm(Form):
    """An agreement by which the institution does something for another."""

    giver = forms.CharField(
        label=gettext_lazy("Instead of which institution"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "Its key in the register, such as gops-gorny. Leave empty to name a type instead."
        ),
    )
    giver_type = forms.ChoiceField(label=gettext_lazy("Instead of institutions of the type"), required=False)
    matters = forms.MultipleChoiceField(
        label=gettext_lazy("Matters"), widget=forms.CheckboxSelectMultiple, required=False
    )
    areas = TerritoriesField(
        label=gettext_lazy("For which gminas"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8_000,
        help_text=gettext_lazy("Names or TERYT codes, one a line."),
    )
    document = forms.CharField(
        label=gettext_lazy("Document"),
        max_length=400,
        help_text=gettext_lazy("For instance: agreement no. 3/2025 between the gminas."),
    )
    link = forms.URLField(
        label=gettext_lazy("Address of the document"), required=False, max_length=500, assume_scheme="https"
    )
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), required=False, widget=DayInput)
    valid_from = forms.DateField(label=gettext_lazy("Valid from"), widget=DayInput)
    valid_to = forms.DateField(
        label=gettext_lazy("First day on which it holds no more"), required=False, widget=DayInput
    )
    note = forms.CharField(label=gettext_lazy("Worth knowing"), required=False, max_length=600)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._matters = {matter.key: matter for matter in queries.matters()}
        self._types = {one.key: one for one in queries.types_with_cards()}
        offer(self, "matters", [(key, words.matter_name(one)) for key, one in self._matters.items()])
        types = [(key, type_label(one)) for key, one in self._types.items()]
        offer(self, "giver_type", [("", _("none")), *types])

    def clean_giver(self) -> Institution | None:
        """The institution with this key."""
        key = self.cleaned_data["giver"].strip()
        found = by_key(key) if key else None
        if key and found is None:
            raise forms.ValidationError(_("There is no institution with the key “%s”.") % key)
        return found

    def facts(self) -> HandoverFacts:
        """The agreement as written."""
        given = self.cleaned_data
        return HandoverFacts(
            matters=tuple(self._matters[key] for key in given["matters"]),
            areas=tuple(given["areas"]),
            document=given["document"],
            valid_from=given["valid_from"],
            giver=given["giver"],
            giver_type=self._types.get(given["giver_type"]),
            link=given["link"],
            signed_on=given["signed_on"],
            valid_to=given["valid_to"],
            note=given["note"],
        )

    @staticmethod
    def initial_of(row: Handover) -> dict[str, Any]:
        """The agreement that stands, and its version."""
        names = ("document", "link", "signed_on", "valid_from", "valid_to", "note", "version")
        return {
            **{name: getattr(row, name) for name in names},
            "giver": row.giver.key if row.giver else "",
            "giver_type": row.giver_type.key if row.giver_type else "",
            "matters": [matter.key for matter in row.matters.all()],
            "areas": "\n".join(unit.code for unit in row.areas.all()),
        }
