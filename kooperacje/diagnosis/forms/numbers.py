"""Values, tables of values, and indicators of one's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import Form, offer
from kooperacje.diagnosis.forms.fields import NumberField, domain_choices
from kooperacje.diagnosis.models import Indicator
from kooperacje.diagnosis.states import Direction, Measure
from kooperacje.diagnosis.words import DIRECTION, MEASURE, offered
from kooperacje.institutions import tables
from kooperacje.territory.forms import TerritoryField
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind


class ValueForm(Form):
    """One value of one indicator."""

    territory = TerritoryField(
        label=gettext_lazy("Gmina or powiat"),
        kinds=(UnitKind.GMINA, UnitKind.POWIAT, UnitKind.VOIVODESHIP),
        help_text=gettext_lazy("Name or TERYT code. Units outside the area serve to compare with."),
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1990, max_value=2100)
    value = NumberField(
        label=gettext_lazy("Value"),
        required=False,
        help_text=gettext_lazy("With a decimal comma. Empty means that the source does not state it."),
    )
    source = forms.CharField(label=gettext_lazy("Source"), required=False, max_length=300)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)
    is_estimate = forms.BooleanField(label=gettext_lazy("This is an estimate"), required=False)

    def __init__(self, *args: Any, area: list[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        if len(area) == 1 and not self.is_bound:
            self.fields["territory"].initial = area[0]


class TableForm(Form):
    """A table of values, and what holds for the whole of it."""

    table = forms.FileField(
        label=gettext_lazy("Table"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        help_text=gettext_lazy(
            "XLSX, or CSV in UTF-8. Nothing is saved yet: you will see what would change."
        ),
    )
    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator of the whole table"),
        required=False,
        help_text=gettext_lazy("Only where the table does not name it, as exports of GUS BDL."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year of the whole table"), required=False, min_value=1990, max_value=2100
    )
    source = forms.CharField(
        label=gettext_lazy("Source of the whole table"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example “GUS BDL, accessed on 12 March 2026”."),
    )
    estimate = forms.BooleanField(label=gettext_lazy("The values are estimates"), required=False)

    def __init__(self, *args: Any, indicators: list[Indicator], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(
            self, "indicator", [("", _("the table names it")), *((one.key, one.name) for one in indicators)]
        )

    def content(self) -> bytes:
        """The bytes sent, at most one more than is allowed."""
        return bytes(self.cleaned_data["table"].read(tables.MAX_BYTES + 1))

    def settings(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("indicator", "year", "source", "estimate")}


class IndicatorForm(Form):
    """An indicator that the catalogue lacks."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    definition = forms.CharField(
        label=gettext_lazy("Definition"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What exactly is counted, so that somebody else would count the same."),
    )
    measure = forms.ChoiceField(label=gettext_lazy("Unit"), initial=Measure.COUNT)
    base = forms.CharField(
        label=gettext_lazy("Counted against"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("The denominator, for example: all inhabitants."),
    )
    domain = forms.ChoiceField(label=gettext_lazy("Domain"), required=False)
    direction = forms.ChoiceField(label=gettext_lazy("How to read it"), initial=Direction.NEUTRAL)
    source = forms.CharField(label=gettext_lazy("Usual source"), required=False, max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "measure", offered(MEASURE))
        offer(self, "domain", domain_choices())
        offer(self, "direction", offered(DIRECTION))
