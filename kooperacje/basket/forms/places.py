"""A place of an institution."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.basket import labels
from kooperacje.basket.exchange.schema import Spot
from kooperacje.basket.forms.fields import choices, line, several
from kooperacje.basket.models import Place
from kooperacje.territory.forms import TerritoryField
from kooperacje.territory.states import UnitKind


class PlaceForm(base.Form):
    """A place of an institution."""

    kind = forms.ChoiceField(label=gettext_lazy("How it is given"), choices=choices(labels.PLACE))
    name = line(labels.FIELD["name"], 200)
    address = line(gettext_lazy("Street and number"), 200)
    postcode = forms.RegexField(
        r"^\d{2}-\d{3}$",
        label=gettext_lazy("Postcode"),
        required=False,
        max_length=6,
        error_messages={"invalid": gettext_lazy("A postcode is written like this: 30-001.")},
    )
    town = line(gettext_lazy("Town"), 120)
    gmina = TerritoryField(label=gettext_lazy("Gmina"), required=False, kinds=(UnitKind.GMINA,))
    latitude = forms.FloatField(label=gettext_lazy("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(
        label=gettext_lazy("Longitude"),
        required=False,
        min_value=-180,
        max_value=180,
        help_text=gettext_lazy("Degrees, for the map; may stay empty."),
    )
    eases = several(gettext_lazy("Accessibility"), labels.EASE)
    access_note = line(gettext_lazy("How to get there"), 500)
    is_protected = forms.BooleanField(
        label=gettext_lazy("The address is protected"),
        required=False,
        help_text=gettext_lazy("It is shown to nobody outside the institution and the leaders in its area."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def initial_of(place: Place) -> dict[str, Any]:
        names = [name for name in Spot.model_fields if name != "gmina"]
        return {
            **{name: getattr(place, name) for name in names},
            "gmina": place.gmina,
            "version": place.version,
        }

    def spot(self) -> Spot:
        """The place as written."""
        given = {name: self.cleaned_data[name] for name in Spot.model_fields}
        gmina = given["gmina"]
        return Spot.model_validate({**given, "gmina": gmina.code if gmina else None})
