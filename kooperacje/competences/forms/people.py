"""A person in office."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.competences.details import Office
from kooperacje.competences.models import Officeholder
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import open_units


class PersonForm(Form):
    """A person in office."""

    function = forms.CharField(
        label=gettext_lazy("Function"),
        max_length=160,
        help_text=gettext_lazy("For instance: director, social worker on duty, school pedagogue."),
    )
    name = forms.CharField(label=gettext_lazy("Name and surname"), max_length=160)
    unit = forms.ChoiceField(label=gettext_lazy("Inner unit"), required=False)
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=40)
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False, max_length=254)
    deputy_of = forms.ChoiceField(label=gettext_lazy("Stands in for"), required=False)
    valid_from = forms.DateField(label=gettext_lazy("In office from"), widget=DayInput)
    valid_to = forms.DateField(
        label=gettext_lazy("First day no longer in office"), required=False, widget=DayInput
    )
    sole = forms.BooleanField(
        label=gettext_lazy("Only one person at a time holds this function"), required=False
    )
    public = forms.BooleanField(
        label=gettext_lazy("May be shown to everybody"),
        required=False,
        help_text=gettext_lazy("Without it the person is seen inside the institution and by officers only."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, institution: Institution, among: list[Officeholder], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._units = {str(unit.pk): unit for unit in open_units(institution)}
        self._people = {str(row.pk): row for row in among}
        units = [(key, unit.name) for key, unit in self._units.items()]
        offer(self, "unit", [("", _("the whole institution")), *units])
        people = [(key, f"{row.function}: {row.name}") for key, row in self._people.items()]
        offer(self, "deputy_of", [("", _("nobody")), *people])

    def office(self) -> Office:
        """The spell as written."""
        given = self.cleaned_data
        return Office(
            name=" ".join(given["name"].split()),
            function=" ".join(given["function"].split()),
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            unit=self._units.get(given["unit"]),
            sole=given["sole"],
            phone=" ".join(given["phone"].split()),
            email=given["email"],
            deputy_of=self._people.get(given["deputy_of"]),
            public=given["public"],
        )

    @staticmethod
    def initial_of(person: Officeholder) -> dict[str, Any]:
        """The spell that stands, and its version."""
        names = ("name", "function", "valid_from", "valid_to", "sole", "phone", "email", "public", "version")
        facts = {name: getattr(person, name) for name in names}
        return {**facts, "unit": str(person.unit_id or ""), "deputy_of": str(person.deputy_of_id or "")}
