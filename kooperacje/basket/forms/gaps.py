"""What people write about gaps, as clean values."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.base.forms import DayInput, offer
from kooperacje.basket import labels, queries
from kooperacje.basket.exchange.schema import Evidence, Lack
from kooperacje.basket.forms.fields import choices, line, number, text
from kooperacje.basket.models import Gap
from kooperacje.institutions.models import Institution
from kooperacje.territory.forms import TerritoryField


class GapForm(base.Form):
    """What is missing, where and for whom."""

    title = line(gettext_lazy("What is missing"), 200, required=True)
    kind = forms.ChoiceField(label=gettext_lazy("Why people go without"), choices=choices(labels.GAP_KIND))
    territory = TerritoryField(
        label=gettext_lazy("Gmina, powiat or województwo"), help_text=gettext_lazy("A name or a TERYT code.")
    )
    category = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        required=False,
        help_text=gettext_lazy("By this the nearest help meanwhile is looked for."),
    )
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)
    description = text(
        gettext_lazy("Description"),
        5000,
        help_text=gettext_lazy("About the need, never about a person who could be recognised."),
    )
    since = forms.DateField(label=gettext_lazy("Missing since"), required=False, widget=DayInput)
    keeper = forms.ChoiceField(label=gettext_lazy("Institution that leads the work on it"))
    is_public = forms.BooleanField(
        label=gettext_lazy("Residents may read of it, when it is confirmed"), required=False
    )
    full_service = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, keepers: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        nothing = [("", _("not stated"))]
        offer(self, "category", [*nothing, *((one.key, one.name) for one in queries.categories())])
        offer(self, "audience", [*nothing, *choices(labels.AUDIENCE)])
        offer(self, "keeper", [(one.key, one.name) for one in keepers])

    def lack(self) -> Lack:
        """What is said of the gap."""
        given = {name: self.cleaned_data[name] or None for name in Lack.model_fields}
        whole = {**given, "territory": self.cleaned_data["territory"].code}
        return Lack(
            **{**whole, "description": given["description"] or "", "is_public": bool(given["is_public"])}
        )

    @staticmethod
    def initial_of(lack: Lack, gap: Gap) -> dict[str, Any]:
        said = lack.model_dump(mode="json")
        return {
            **said,
            "since": lack.since,
            "territory": gap.territory,
            "keeper": gap.keeper.key,
            "version": gap.version,
        }


class EvidenceForm(base.Form):
    """One thing that a gap is known from."""

    kind = forms.ChoiceField(label=gettext_lazy("Where it is known from"), choices=choices(labels.EVIDENCE))
    text = forms.CharField(
        label=gettext_lazy("What it tells"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    number = number(gettext_lazy("People or refusals"))
    dated = forms.DateField(label=gettext_lazy("Day"), required=False, widget=DayInput)
    source = line(gettext_lazy("Source"), 300)

    def evidence(self) -> Evidence:
        return Evidence(**self.cleaned_data)


class GapFilterForm(forms.Form):
    """Filters of the list of gaps."""

    q = line(gettext_lazy("What is missing"), 200)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("What it is about"), required=False)
    place = TerritoryField(label=gettext_lazy("Gmina, powiat or województwo"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        anything = [("", _("no filter"))]
        offer(self, "state", [*anything, *choices(labels.GAP_STATE)])
        offer(self, "category", [*anything, *((one.key, one.name) for one in queries.categories())])

    def narrowed(self, found: QuerySet[Gap]) -> QuerySet[Gap]:
        """Those that meet what was asked, without what could not be understood."""
        self.is_valid()
        asked = self.cleaned_data
        for word in asked.get("q", "").split()[:10]:
            found = found.filter(title__icontains=word)
        if asked.get("state"):
            found = found.filter(state=asked["state"])
        if asked.get("category"):
            found = found.filter(category__key=asked["category"])
        if asked.get("place"):
            found = found.filter(territory__code__startswith=asked["place"].code)
        return found
