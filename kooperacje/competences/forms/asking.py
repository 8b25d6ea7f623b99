"""The question, and what is compared."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import Form, offer
from kooperacje.competences import queries
from kooperacje.competences.forms.choices import group_choices, matter_choices
from kooperacje.competences.pages import Asked
from kooperacje.competences.situations import situation
from kooperacje.competences.states import Group
from kooperacje.institutions.models import InstitutionType
from kooperacje.institutions.pages import type_label
from kooperacje.territory.forms import TerritoryField
from kooperacje.territory.states import UnitKind

MOST_MATTERS = 8


class _Question(Form):
    """Where and for whom. What cannot be understood is left out and said."""

    gmina = TerritoryField(
        kinds=(UnitKind.GMINA,),
        label=gettext_lazy("Gmina where the person or family lives"),
        required=False,
    )
    kogo = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kogo", group_choices())

    def asked(self) -> Asked:
        """The question, without the fields that could not be understood."""
        self.is_valid()
        given = self.cleaned_data
        keys = self.data.getlist("sprawa") if hasattr(self.data, "getlist") else []
        return Asked(
            text=given.get("q", "") or "",
            matters=tuple(key[:64] for key in keys[:MOST_MATTERS]),
            situation=situation(self.data.get("sytuacja", "")),
            gmina=given.get("gmina"),
            group=Group(given["kogo"]) if given.get("kogo") else None,
        )


class AskForm(_Question):
    """The question in a word or two."""

    q = forms.CharField(
        label=gettext_lazy("What is it about"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("A word or two, such as: foster care, eviction, truancy. No names of people."),
    )
    field_order = ("q", "gmina", "kogo")


class QuietForm(_Question):
    """The question sent so that it does not stand in the address: the matter is chosen from a list."""

    sprawa = forms.ChoiceField(label=gettext_lazy("Matter"))
    field_order = ("sprawa", "gmina", "kogo")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "sprawa", [("", _("choose")), *matter_choices(queries.matters())])


class CompareForm(forms.Form):
    """Two types, and a gmina whose holes are looked for."""

    a = forms.ChoiceField(label=gettext_lazy("First type"), required=False)
    b = forms.ChoiceField(label=gettext_lazy("Second type"), required=False)
    gmina = TerritoryField(
        kinds=(UnitKind.GMINA,),
        label=gettext_lazy("Gmina: what nobody does there"),
        required=False,
    )

    def __init__(self, *args: Any, types: list[InstitutionType], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("a", "b"):
            offer(self, name, [(one.key, type_label(one)) for one in types])
