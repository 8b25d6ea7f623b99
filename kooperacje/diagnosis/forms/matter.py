"""The diagnosis itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.diagnosis.models import Diagnosis
from kooperacje.institutions.models import Institution
from kooperacje.territory import pages as territory
from kooperacje.territory.forms import TerritoriesField


class DiagnosisForm(Form):
    """What it is about. Who leads it is chosen once."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    leader = forms.ChoiceField(label=gettext_lazy("Led by"))
    territories = TerritoriesField(
        label=gettext_lazy("Gminas or powiaty"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Names or TERYT codes, one a line. A powiat covers all its gminas."),
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1990, max_value=2100)
    edition = forms.CharField(
        label=gettext_lazy("Edition"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("For example “2026–2030”."),
    )
    predecessor = forms.ChoiceField(
        label=gettext_lazy("Previous diagnosis"),
        required=False,
        help_text=gettext_lazy("Values are compared with it."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("Purpose"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    method = forms.CharField(
        label=gettext_lazy("Method"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "How the data were gathered, by whom and when. An empty line begins a paragraph."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = (
        "title",
        "leader",
        "territories",
        "year",
        "edition",
        "predecessor",
        "purpose",
        "method",
        "version",
    )

    def __init__(
        self, *args: Any, leaders: list[Institution], earlier: list[Diagnosis], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._leaders = {str(one.pk): one for one in leaders}
        self._earlier = {str(one.pk): one for one in earlier}
        offer(self, "leader", [(ref, one.name) for ref, one in self._leaders.items()])
        none = [("", _("none, or not kept here"))]
        offer(
            self,
            "predecessor",
            none + [(ref, f"{one.title} ({one.year})") for ref, one in self._earlier.items()],
        )
        if len(leaders) == 1:
            self.fields["leader"].widget = forms.HiddenInput()
            self.fields["leader"].initial = str(leaders[0].pk)

    def chosen(self) -> Institution:
        return self._leaders[self.cleaned_data["leader"]]

    def given(self) -> dict[str, Any]:
        """What the actions take."""
        clean = self.cleaned_data
        texts = {name: clean[name].strip() for name in ("title", "edition", "purpose", "method")}
        texts["predecessor"] = self._earlier.get(clean["predecessor"])
        return {"territories": clean["territories"], "year": clean["year"], "texts": texts}

    @staticmethod
    def initial_of(diagnosis: Diagnosis, units: list[Any]) -> dict[str, Any]:
        return {
            "title": diagnosis.title,
            "leader": str(diagnosis.leader_id),
            "territories": "\n".join(territory.unit(unit).choice for unit in units),
            "year": diagnosis.year,
            "edition": diagnosis.edition,
            "predecessor": str(diagnosis.predecessor_id or ""),
            "purpose": diagnosis.purpose,
            "method": diagnosis.method,
            "version": diagnosis.version,
        }


class AdoptForm(Form):
    """By what and when it is adopted."""

    day = forms.DateField(label=gettext_lazy("Adopted on"), widget=DayInput)
    resolution = forms.CharField(
        label=gettext_lazy("Resolution"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example “Resolution No. XX/123/2026 of the council”."),
    )


class ExplanationForm(Form):
    """Why a finding stands as it does."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=120)
    text = forms.CharField(label=pgettext_lazy("check", "Explanation"), required=False, max_length=500)
