"""What people write about institutions, as clean values."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions import contacts, identifiers, queries, tables
from kooperacje.institutions.details import Details
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.institutions.pages import contact_label, sector_label, type_label
from kooperacje.institutions.queries import Criteria
from kooperacje.institutions.states import ContactKind, Sector
from kooperacje.territory.forms import TerritoriesField, TerritoryField


def _type_choices(types: list[InstitutionType]) -> list[tuple[str, Any]]:
    """Types under their sectors."""
    ordered = sorted(types, key=lambda found: list(Sector).index(Sector(found.sector)))
    groups = groupby(ordered, key=lambda found: Sector(found.sector))
    return [
        (capfirst(sector_label(sector)), [(found.key, type_label(found)) for found in members])
        for sector, members in groups
    ]


class SearchForm(forms.Form):
    """The filters of the register; what cannot be understood is left out and said."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    type = forms.ChoiceField(label=gettext_lazy("Type of institution"), required=False)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    place = TerritoryField(label=gettext_lazy("Gmina, powiat or województwo"), required=False)
    closed = forms.BooleanField(label=gettext_lazy("Closed ones too"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        anything = [("", _("no filter"))]
        offer(self, "type", [*anything, *_type_choices(queries.types())])
        sectors = [(sector.value, capfirst(sector_label(sector))) for sector in Sector]
        offer(self, "sector", [*anything, *sectors])

    def criteria(self) -> Criteria:
        """What was asked, without the fields that could not be understood."""
        self.is_valid()
        asked = self.cleaned_data
        place = asked.get("place")
        return Criteria(
            text=asked.get("q", ""),
            type=asked.get("type", ""),
            sector=Sector(asked["sector"]) if asked.get("sector") else None,
            territory=place.code if place else "",
            closed=asked.get("closed", False),
        )


class InstitutionForm(Form):
    """The facts of an institution."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=300)
    type = forms.ChoiceField(label=gettext_lazy("Type of institution"))
    seat = TerritoryField(
        label=gettext_lazy("Seat"),
        required=False,
        help_text=gettext_lazy("Name of the gmina or its TERYT code. Leave empty when it is not known."),
    )
    address = forms.CharField(label=gettext_lazy("Address"), required=False, max_length=300)
    other_names = forms.CharField(
        label=gettext_lazy("Other names"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Abbreviations, earlier and everyday names, one a line. A search finds by them too."
        ),
    )
    regon = forms.CharField(label="REGON", required=False, max_length=20)
    nip = forms.CharField(label="NIP", required=False, max_length=20)
    valid_from = forms.DateField(label=gettext_lazy("Working since"), required=False, widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._types = {found.key: found for found in queries.types()}
        offer(
            self,
            "type",
            [
                ("", _("choose")),
                *_type_choices(list(self._types.values())),
            ],
        )

    def clean(self) -> dict[str, Any]:
        """Every problem with the facts, beside its field."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for field, sentence in self.details().problems():
                self.add_error(field, sentence)
        return given

    def details(self) -> Details:
        """The facts as written."""
        given = self.cleaned_data
        return Details(
            name=" ".join(given["name"].split()),
            type=self._types[given["type"]],
            seat=given["seat"],
            other_names=tuple(
                filter(None, (" ".join(each.split()) for each in given["other_names"].splitlines()))
            ),
            address=" ".join(given["address"].split()),
            regon=identifiers.digits(given["regon"]),
            nip=identifiers.digits(given["nip"]),
            valid_from=given["valid_from"],
        )

    @staticmethod
    def initial_of(institution: Institution) -> dict[str, Any]:
        """The facts that stand, and their version."""
        details = Details.of(institution)
        return {**details.facts(), "type": details.type.key, "version": institution.version}


class NewInstitutionForm(InstitutionForm):
    """The same, with the key that files will use."""

    key = forms.CharField(
        label=gettext_lazy("Key"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "For files and imports, such as mops-oswiecim. Left empty, it is made of the name."
        ),
    )


class DayForm(Form):
    """The day from which something is no more."""

    valid_to = forms.DateField(label=gettext_lazy("First day without it"), widget=DayInput)


class ContactForm(Form):
    """A way to reach the institution."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    value = forms.CharField(label=gettext_lazy("Number or address"), max_length=contacts.MAX_VALUE)
    label = forms.CharField(
        label=gettext_lazy("What it is for"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For instance: secretariat. An office, not a person's own number."),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Inner unit"), required=False)
    public = forms.BooleanField(label=gettext_lazy("May be shown to everybody"), required=False)

    def __init__(self, *args: Any, institution: Institution, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", [(kind.value, contact_label(kind)) for kind in ContactKind])
        offer(self, "unit", _unit_choices(institution))

    def clean(self) -> dict[str, Any]:
        """The value must suit its kind."""
        given = super().clean() or self.cleaned_data
        if "kind" in given and "value" in given:
            given["kind"] = ContactKind(given["kind"])
            if sentence := contacts.problem(given["kind"], " ".join(given["value"].split())):
                self.add_error("value", sentence)
        return given


class UnitForm(Form):
    """A department or branch."""

    name = forms.CharField(label=gettext_lazy("Name of the unit"), max_length=200)
    parent = forms.ChoiceField(label=gettext_lazy("Inside the unit"), required=False)

    def __init__(self, *args: Any, institution: Institution, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "parent", _unit_choices(institution))


def _unit_choices(institution: Institution) -> list[tuple[str, str]]:
    units = [(str(unit.pk), unit.name) for unit in queries.open_units(institution)]
    return [("", _("the whole institution")), *units]


class AreaForm(Form):
    """Territorial units that the institution serves, one a line."""

    territories = TerritoriesField(
        label=gettext_lazy("Territorial units"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Names or TERYT codes, one a line. An empty list means: not stated."),
    )


class UploadForm(Form):
    """A table of institutions."""

    table = forms.FileField(
        label=gettext_lazy("Table"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        help_text=gettext_lazy(
            "XLSX, or CSV in UTF-8. Nothing is saved yet: you will see what would change."
        ),
    )

    def content(self) -> bytes:
        """The bytes sent, at most one more than is allowed."""
        return bytes(self.cleaned_data["table"].read(tables.MAX_BYTES + 1))
