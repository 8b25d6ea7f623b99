"""What keepers of the register write down for everybody: comparisons with the act, matters, files of cards."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.forms import DayInput, Form, offer
from kooperacje.base.problems import BadInput, Fault
from kooperacje.competences import queries

MOST_BYTES = 1_000_000


class VerifyForm(Form):
    """What somebody found who compared a card with the act."""

    source = forms.CharField(
        label=gettext_lazy("Which text you read"),
        max_length=500,
        help_text=gettext_lazy(
            "The publication and its state, or an address: Dz.U. 2024 poz. 1283, state of 1 June 2026."
        ),
    )
    on = forms.DateField(label=gettext_lazy("When"), widget=DayInput)
    holds = forms.ChoiceField(
        label=gettext_lazy("Does the card agree with the act"), widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=gettext_lazy("What does not agree"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "holds", [("yes", _("It agrees")), ("no", _("It does not agree"))])


class MatterForm(Form):
    """A new matter."""

    name = forms.CharField(label=gettext_lazy("Name of the matter"), max_length=160)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"))
    words = forms.CharField(
        label=gettext_lazy("What else people call it"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("A search finds by these words too."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        themes = dict.fromkeys(matter.theme for matter in queries.matters())
        offer(self, "theme", [("", _("choose")), *((theme, theme) for theme in themes)])


class LoadForm(Form):
    """A file of cards that is sent to be looked at."""

    file = forms.FileField(
        label=gettext_lazy("File of cards"),
        help_text=gettext_lazy("YAML or JSON. Nothing is saved yet: you will see what would change."),
        widget=forms.ClearableFileInput({"accept": ".yaml,.yml,.json"}),
    )

    def clean_file(self) -> Any:
        """The file, unless it is too big."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too big: at most 1 MB."))
        return file

    def put(self, place: str, said: str) -> None:
        """The line of the file stands before the sentence."""
        super().put(place, f"{place}: {said}" if place and place not in self.fields else said)

    def text(self) -> str:
        """What the file says. Raises `BadInput` when it is no text."""
        try:
            return str(self.cleaned_data["file"].read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BadInput([Fault("file", _("The file is no text in UTF-8."))]) from error


class SeenForm(Form):
    """What somebody looked at and wants loaded."""

    seen = forms.CharField(max_length=64)
    content = forms.CharField(required=False, max_length=MOST_BYTES, strip=False)
