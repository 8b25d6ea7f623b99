"""The team itself: what it is, what it settles, how it moves on."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.institutions.fields import InstitutionField
from kooperacje.institutions.models import Institution
from kooperacje.modelbook.models import ModelVersion
from kooperacje.partnership import configuration, kinds
from kooperacje.partnership.configuration import Settings
from kooperacje.partnership.models import Team
from kooperacje.partnership.values import Description
from kooperacje.territory import pages as territory
from kooperacje.territory.forms import TerritoriesField
from kooperacje.territory.models import Unit


class InstitutionsField(forms.CharField):
    """Institutions of the register, one a line; an error names the line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[Institution]:  # type: ignore[override]
        reader, found, faults = InstitutionField(), [], []
        for number, line in enumerate((super().to_python(value) or "").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                found.append(reader.clean(line.strip()))
            except forms.ValidationError as error:
                place = _("line %(line)d") % {"line": number}
                faults.append(f"{place}: {' '.join(error.messages)}")
        if faults:
            raise forms.ValidationError(faults)
        return list({one.pk: one for one in found if one is not None}.values())  # type: ignore[union-attr]

    def run_validators(self, value: Any) -> None:
        """The length was limited by reading."""


class TeamForm(Form):
    """What is said about a team."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    territories = TerritoriesField(
        label=gettext_lazy("Works for"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Names or TERYT codes, one a line. A powiat covers all its gminas."),
    )
    strategic_partner = InstitutionField(
        label=gettext_lazy("Strategic partner"),
        required=False,
        help_text=gettext_lazy("An institution of the register: its name or key."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What the team is for"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("In plain words: residents read it on the public page."),
    )
    how_to_join = forms.CharField(
        label=gettext_lazy("How an institution joins"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False)
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=60)
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=300, assume_scheme="https"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = (
        "name",
        "territories",
        "strategic_partner",
        "purpose",
        "how_to_join",
        "email",
        "phone",
        "website",
        "version",
    )
    places = {"units": "territories"}

    def description(self) -> Description:
        """What the actions take."""
        clean = self.cleaned_data
        texts = {
            name: clean[name].strip()
            for name in ("name", "purpose", "how_to_join", "email", "phone", "website")
        }
        return Description(
            units=tuple(clean["territories"]), strategic_partner=clean["strategic_partner"], **texts
        )

    @staticmethod
    def initial_of(team: Team, units: list[Unit]) -> dict[str, Any]:
        names = (
            "name",
            "strategic_partner",
            "purpose",
            "how_to_join",
            "email",
            "phone",
            "website",
            "version",
        )
        said = {name: getattr(team, name) for name in names}
        return {**said, "territories": "\n".join(territory.unit(unit).choice for unit in units)}


class NewTeamForm(TeamForm):
    """A new team: of which kind, led by whom, and which institutions it will ask."""

    leader = forms.ChoiceField(label=gettext_lazy("Led by"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of team"),
        help_text=gettext_lazy("Kinds come from models of cooperation and from the law."),
    )
    expected = InstitutionsField(
        label=gettext_lazy("Institutions that you will ask"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "One a line. With them you learn whether a team of the same institutions stands already."
        ),
    )
    beside_reason = forms.CharField(
        label=gettext_lazy("Why another team is needed"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Only when a team with half of these institutions stands already."),
    )
    working_since = forms.DateField(
        label=gettext_lazy("Works already since"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Only for a team that stands already, such as a statutory one."),
    )
    field_order = (  # type: ignore[assignment]
        "leader",
        "kind",
        "name",
        "territories",
        "expected",
        "beside_reason",
        *TeamForm.field_order[2:],
    )

    def __init__(
        self, *args: Any, leaders: list[Institution], versions: list[ModelVersion], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._leaders = {str(one.pk): one for one in leaders}
        self._versions = {str(one.pk): one for one in versions}
        offer(self, "leader", [(ref, one.name) for ref, one in self._leaders.items()])
        if len(leaders) == 1:
            self.fields["leader"].widget = forms.HiddenInput()
            self.fields["leader"].initial = str(leaders[0].pk)
        groups: list[Any] = []
        for ref, version in self._versions.items():
            offered = [(f"{ref}:{key}", kind.name) for key, kind in kinds.of_version(version).items()]
            if offered:
                groups.append((f"{version.model.name}, {version.label}", offered))
        law = [(f":{key}", kind.name) for key, kind in kinds.statutory().items()]
        offer(self, "kind", [*groups, (_("Teams of the law and others"), law)])

    def chosen_leader(self) -> Institution:
        return self._leaders[self.cleaned_data["leader"]]

    def chosen_kind(self) -> tuple[str, ModelVersion | None]:
        ref, _sign, key = self.cleaned_data["kind"].partition(":")
        return key, self._versions.get(ref)


class SettingsForm(Form):
    """What the model leaves open."""

    declarations_needed = forms.IntegerField(label=gettext_lazy("Declarations needed before the team works"))
    rules_needed = forms.BooleanField(
        label=gettext_lazy("The team works only after its rules of procedure were adopted"), required=False
    )
    meets_every_months = forms.IntegerField(label=gettext_lazy("Meets every … months"))
    quorum_percent = forms.IntegerField(
        label=gettext_lazy("Quorum, percent of the members"),
        help_text=gettext_lazy("How many must be there for a decision."),
    )
    notice_days = forms.IntegerField(
        label=gettext_lazy("Notice before leaving, days"),
        help_text=gettext_lazy("0: an institution may leave at once."),
    )
    declaration_months = forms.IntegerField(
        label=gettext_lazy("A declaration holds for … months"),
        help_text=gettext_lazy("0: until the institution leaves."),
    )
    link_days = forms.IntegerField(label=gettext_lazy("A link for a declaration opens it for … days"))
    remind_days = forms.IntegerField(
        label=gettext_lazy("Remind … days before something ends"),
        help_text=gettext_lazy(
            "Of declarations that end and of a plan that is not written. 0: do not remind."
        ),
    )
    remind_again_days = forms.IntegerField(
        label=gettext_lazy("Remind again … days before"), help_text=gettext_lazy("0: only once.")
    )
    papers_years = forms.IntegerField(
        label=gettext_lazy("Papers are kept … years after their end"),
        help_text=gettext_lazy(
            "0: not settled. The program says whose time is over and removes nothing. Ask whoever keeps the archive of your office."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def settings(self) -> Settings:
        clean = dict(self.cleaned_data)
        clean.pop("version")
        return Settings(**clean)

    @staticmethod
    def initial_of(team: Team) -> dict[str, Any]:
        return {**asdict(configuration.of(team.settings)), "version": team.version}


class MoveForm(Form):
    """The end of a team, or its first day of work."""

    day = forms.DateField(label=gettext_lazy("From which day"), required=False, widget=DayInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class FilterForm(Form):
    """What a list of teams is narrowed to."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=100)
    area = forms.RegexField(r"^(\d{2}|\d{4}|\d{7})?$", required=False, widget=forms.HiddenInput)
    ended = forms.BooleanField(label=gettext_lazy("also those that have ended"), required=False)
