"""The live gallery: every component with its states, drawn from made-up values."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.decisions import Decision, denied
from kooperacje.base.pages import Tab


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label=gettext_lazy("Name of the meeting"), help_text=gettext_lazy("As it stands in the invitation.")
    )
    day = forms.DateField(
        label=gettext_lazy("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    people = forms.IntegerField(label=gettext_lazy("Number of people"), required=False, min_value=0)
    form = forms.ChoiceField(
        label=gettext_lazy("Form of the meeting"),
        choices=[("place", gettext_lazy("in one place")), ("distance", gettext_lazy("at a distance"))],
        widget=forms.RadioSelect,
    )
    invited = forms.MultipleChoiceField(
        label=gettext_lazy("Who is invited"),
        required=False,
        choices=[("school", gettext_lazy("schools")), ("welfare", gettext_lazy("social welfare centres"))],
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(
        label=gettext_lazy("Notes of the meeting"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    public = forms.BooleanField(label=gettext_lazy("Show it on the public site"), required=False)


@dataclass(frozen=True, slots=True)
class Gallery:
    """Values for the gallery's template."""

    blank: SampleForm
    wrong: SampleForm
    filled: SampleForm
    refused: Decision
    tabs: tuple[Tab, ...]
    rows: tuple[tuple[str, date, int | None, str], ...]
    start: date
    end: date
    before: str
    after: str


def gallery(path: str) -> Gallery:
    wrong = SampleForm({"name": "", "day": "2019-03-12", "people": "-1", "form": ""}, auto_id="wrong_%s")
    return Gallery(
        blank=SampleForm(),
        wrong=wrong,
        filled=SampleForm({"name": _("Workshop")}, auto_id="filter_%s"),
        refused=denied(_("Only the person who leads the consultation may close it.")),
        tabs=(
            Tab(_("Overview"), f"{path}#a", True),
            Tab(_("Remarks"), f"{path}#b", False, 40),
            Tab(_("Meetings"), f"{path}#c", False, 0),
        ),
        rows=(
            (_("Opening meeting"), date(2019, 3, 12), 52, "good"),
            (_("Workshop"), date(2019, 3, 20), 17, "info"),
            (_("Closing meeting"), date(2019, 3, 28), None, "warn"),
        ),
        start=date(2019, 3, 12),
        end=date(2019, 4, 28),
        before=_("The team meets once a month and writes down what it decided."),
        after=_("The team meets once every two weeks and writes down what it decided and why."),
    )
