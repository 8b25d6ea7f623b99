"""Resources, problems, statements and evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kooperacje.base.forms import Form, offer
from kooperacje.basket.models import Gap
from kooperacje.diagnosis import queries, words
from kooperacje.diagnosis.forms.fields import NumberField, domain_choices
from kooperacje.diagnosis.models import Diagnosis, Indicator, Problem, Question, Resource, Statement
from kooperacje.diagnosis.states import Block, ProofKind, Trend
from kooperacje.institutions import queries as institutions
from kooperacje.institutions.models import Institution
from kooperacje.territory import pages as territory
from kooperacje.territory.forms import TerritoryField
from kooperacje.territory.models import Unit


class RowForm(Form):
    """A row of a list, with the version that its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def columns(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen(self) -> int | None:
        version: int | None = self.cleaned_data.get("version")
        return version


class ResourceForm(RowForm):
    """Something that an institution or the community has."""

    name = forms.CharField(
        label=pgettext_lazy("resource", "What it is"),
        max_length=300,
        help_text=gettext_lazy(
            "People by function, never by name: “village head”, “leader of the seniors' club”."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    institution = forms.ChoiceField(label=gettext_lazy("Institution"), required=False)
    territory = TerritoryField(label=gettext_lazy("Gmina"), required=False)
    domain = forms.ChoiceField(label=gettext_lazy("Domain"), required=False)
    amount = NumberField(label=gettext_lazy("How much"), required=False)
    unit = forms.CharField(
        label=pgettext_lazy("resource", "Of what"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("For example “posts”, “m²”, “zł a year”."),
    )
    source = forms.CharField(label=gettext_lazy("Source"), required=False, max_length=300)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)

    def __init__(self, *args: Any, diagnosis: Diagnosis, **options: Any) -> None:
        super().__init__(*args, **options)
        self._institutions = {str(one.pk): one for one in serving(diagnosis)}
        offer(self, "kind", words.offered(words.RESOURCE))
        none = [("", _("none: it belongs to the community"))]
        offer(self, "institution", none + [(ref, one.name) for ref, one in self._institutions.items()])
        offer(self, "domain", domain_choices())

    def columns(self) -> dict[str, Any]:
        return {**super().columns(), "institution": self._institutions.get(self.cleaned_data["institution"])}

    @staticmethod
    def initial_of(row: Resource) -> dict[str, Any]:
        own = ("name", "kind", "domain", "amount", "unit", "source", "note", "version", "territory")
        return {**{name: getattr(row, name) for name in own}, "institution": str(row.institution_id or "")}


def serving(diagnosis: Diagnosis) -> list[Institution]:
    """Institutions that serve the area or are seated in its powiaty, whose offices work for a gmina too; Polish order."""
    found: dict[Any, Institution] = {}
    for code in sorted({unit.code[:4] for unit in queries.area(diagnosis)}):
        criteria = institutions.Criteria(territory=code)
        for one in institutions.find(Institution.objects.all(), criteria):
            found[one.pk] = one
    return sorted(found.values(), key=lambda one: (one.sort_key, one.key))


class ProblemForm(RowForm):
    """A problem with its causes and effects."""

    name = forms.CharField(label=gettext_lazy("Problem"), max_length=200)
    domain = forms.ChoiceField(label=gettext_lazy("Domain"))
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Whom it touches"), required=False, widget=forms.CheckboxSelectMultiple
    )
    causes = forms.CharField(
        label=gettext_lazy("Causes"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line."),
    )
    effects = forms.CharField(
        label=gettext_lazy("Effects"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line."),
    )
    scale = forms.TypedChoiceField(label=gettext_lazy("Scale"), required=False, coerce=int, empty_value=None)
    trend = forms.ChoiceField(label=pgettext_lazy("problem", "Trend"), initial=Trend.UNKNOWN)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "domain", words.offered(words.DOMAIN))
        offer(self, "groups", words.offered(words.AUDIENCE))
        scale = [("1", _("1 – few people, or light")), *((str(n), str(n)) for n in (2, 3, 4))]
        offer(self, "scale", [("", _("not judged")), *scale, ("5", _("5 – many people, or grave"))])
        offer(self, "trend", words.offered(words.TREND))

    @staticmethod
    def initial_of(row: Problem) -> dict[str, Any]:
        own = ("name", "domain", "groups", "causes", "effects", "scale", "trend", "version")
        return {name: getattr(row, name) for name in own}


class PlacesForm(Form):
    """How strongly a problem is felt in each gmina."""

    def __init__(self, *args: Any, units: list[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self._units = {f"g{unit.code}": unit for unit in units}
        choices = [("" if level is None else str(level), label) for level, label in words.INTENSITY.items()]
        for name, unit in self._units.items():
            self.fields[name] = forms.TypedChoiceField(
                label=territory.label(unit), required=False, coerce=int, empty_value=None, choices=choices
            )

    def felt(self) -> dict[Unit, int | None]:
        return {unit: self.cleaned_data[name] for name, unit in self._units.items()}


class StatementForm(RowForm):
    """A sentence of one of the blocks."""

    block = forms.ChoiceField(label=gettext_lazy("Kind"))
    text = forms.CharField(
        label=gettext_lazy("Sentence"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    domain = forms.ChoiceField(label=gettext_lazy("Domain"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "block", words.offered(words.BLOCK))
        self.fields["block"].initial = Block.CONCLUSION
        offer(self, "domain", domain_choices())

    @staticmethod
    def initial_of(row: Statement) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("block", "text", "domain", "version")}


class ProofForm(Form):
    """What a problem or conclusion rests on: something of the diagnosis, or a source outside."""

    what = forms.ChoiceField(
        label=gettext_lazy("Rests on"),
        required=False,
        help_text=gettext_lazy("Indicators that have values, questions of the survey, gaps of the area."),
    )
    text = forms.CharField(
        label=gettext_lazy("In a sentence"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("What it says. Needed for a consultation or another document."),
    )
    url = forms.URLField(label=gettext_lazy("Address"), required=False, max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, diagnosis: Diagnosis, **options: Any) -> None:
        super().__init__(*args, **options)
        indicators = list(
            Indicator.objects.filter(observations__diagnosis=diagnosis)
            .distinct()
            .order_by("position", "sort_key")
        )
        questions = list(Question.objects.filter(survey_id=diagnosis.pk).order_by("position", "key"))
        gaps = list(_gaps(diagnosis))
        self._things: dict[str, tuple[ProofKind, dict[str, Any]]] = {
            **{f"i:{one.key}": (ProofKind.INDICATOR, {"indicator": one}) for one in indicators},
            **{f"q:{one.key}": (ProofKind.QUESTION, {"question": one}) for one in questions},
            **{f"g:{one.pk}": (ProofKind.GAP, {"gap": one}) for one in gaps},
            "consultation": (ProofKind.CONSULTATION, {}),
            "document": (ProofKind.DOCUMENT, {}),
        }
        groups = [
            (words.PROOF[ProofKind.INDICATOR], [(f"i:{one.key}", one.name) for one in indicators]),
            (words.PROOF[ProofKind.QUESTION], [(f"q:{one.key}", one.text) for one in questions]),
            (words.PROOF[ProofKind.GAP], [(f"g:{one.pk}", one.title) for one in gaps]),
        ]
        outside = [
            ("consultation", words.PROOF[ProofKind.CONSULTATION]),
            ("document", words.PROOF[ProofKind.DOCUMENT]),
        ]
        offer(self, "what", [("", _("choose")), *(group for group in groups if group[1]), *outside])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("what") and not self.errors:
            self.add_error("what", _("Choose what it rests on."))
        return given

    def kind(self) -> ProofKind:
        return self._things[self.cleaned_data["what"]][0]

    def columns(self) -> dict[str, Any]:
        return {
            **self._things[self.cleaned_data["what"]][1],
            "text": self.cleaned_data["text"],
            "url": self.cleaned_data["url"],
        }


def _gaps(diagnosis: Diagnosis) -> Any:
    codes = [unit.code for unit in queries.area(diagnosis)]
    found = Gap.objects.none()
    for code in codes:
        found = found | Gap.objects.filter(territory__code__startswith=code)
    return found.distinct().order_by("title", "key")
