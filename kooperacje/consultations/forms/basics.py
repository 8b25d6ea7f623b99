"""The consultation's own fields."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput, offer
from kooperacje.base.text import slug
from kooperacje.consultations.checks import profiles
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.forms.common import LONGEST_TEXT, Form, period

LINES = ("title", "project", "term")
CONTACT = ("email", "phone", "website")


class NewForm(Form):
    """A title and an organiser begin a consultation; its address is made of the title unless one is given."""

    title = forms.CharField(label=_("Title"), max_length=500)
    organiser = forms.TypedChoiceField(label=_("Organiser"), coerce=UUID)
    slug = forms.CharField(
        label=_("Address"),
        max_length=64,
        required=False,
        help_text=_("Small letters, digits and hyphens, such as “malopolska-2027”. It stays for good."),
    )

    def __init__(self, data: Any, organisers: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = list(organisers)
        field = self.fields["organiser"]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            given = self.cleaned_data["slug"] or slug(self.cleaned_data["title"])[:60].strip("-")
            title = self.cleaned_data["title"]
            checked = self.build(schema.Consultation, {"slug": given, "title": title, "organiser": "x"})
            if checked:
                self.cleaned_data |= {"slug": checked.slug, "title": checked.title}
        return self.cleaned_data


class BasicsForm(Form):
    """Title, dates, area, contact. After `is_valid`, `value` is the consultation with these fields in place."""

    places = {
        "model": "model_key",
        "contact": "contact_email",
        "privacy": "privacy_clause",
        "territories": "territories",
    }

    title = forms.CharField(label=_("Title"), max_length=500)
    summary = forms.CharField(
        label=_("Summary"),
        help_text=_("Two or three sentences for everybody."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    project = forms.CharField(label=_("Project"), max_length=500, required=False)
    model_key = forms.CharField(
        label=_("Model: key"),
        help_text=_("As in the model book, such as “kooperacje-3d”."),
        max_length=64,
        required=False,
    )
    model_version = forms.CharField(label=_("Model: version"), max_length=500, required=False)
    legal_profile = forms.ChoiceField(
        label=_("Rules by which it is held"), help_text=_("Checks of dates go by them.")
    )
    window_from = forms.DateField(label=_("First day"), required=False, widget=DayInput())
    window_to = forms.DateField(label=_("Last day"), required=False, widget=DayInput())
    term = forms.CharField(
        label=_("Dates in words"),
        help_text=_("Where the source gives no days, its own wording."),
        max_length=500,
        required=False,
    )
    territories = forms.CharField(
        label=_("Area"),
        help_text=_("TERYT codes of the voivodeships, powiaty or gminas, separated by commas."),
        max_length=2000,
        required=False,
    )
    contact_email = forms.EmailField(label=_("Office mailbox"), required=False)
    contact_phone = forms.CharField(label=_("Office telephone"), max_length=60, required=False)
    contact_website = forms.CharField(label=_("Website"), max_length=500, required=False)
    privacy_clause = forms.CharField(
        label=_("Information about personal data"),
        help_text=_(
            "What you tell the respondents about their personal data, agreed with your data protection officer. "
            "It stands on the public page."
        ),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    keep_months = forms.IntegerField(
        label=_("Months for which personal data are kept"),
        help_text=_(
            "Counted from the publication of the report. Afterwards they are removed by themselves; remarks and counts "
            "stay. Leave empty when it is not decided: then nothing is removed."
        ),
        min_value=0,
        max_value=1200,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the papers"), choices=[("pl", _("Polish")), ("en", _("English"))]
    )
    fictional = forms.BooleanField(
        label=_("An invented example: say so on every page and document"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, before: schema.Consultation, version: int) -> None:
        self.before = before
        self.value: schema.Consultation | None = None
        super().__init__(data, initial=_initial(before, version))
        known = [(found.key, found.name) for found in profiles().values()]
        if before.legal_profile not in dict(known):
            known.append((before.legal_profile, before.legal_profile))
        offer(self, "legal_profile", known)

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            window = period(self, "window")
            values = self._values() | {"window": window}
            if not self.errors:
                rest = {
                    name: getattr(self.before, name)
                    for name in ("slug", "state", "published_on", "organiser")
                }
                self.value = self.build(schema.Consultation, rest | values)
        return self.cleaned_data

    def labels(self) -> dict[str, str]:
        """With the fields of the file format that are several fields here."""
        joined = {"window": gettext("Dates"), "model": gettext("Model"), "contact": gettext("Contact")}
        joined["privacy"] = gettext("Personal data")
        return super().labels() | joined

    def _values(self) -> dict[str, Any]:
        given = self.cleaned_data
        contact = {name: given[f"contact_{name}"] or None for name in CONTACT}
        privacy = {"clause": given["privacy_clause"] or None, "keep_months": given["keep_months"]}
        model = {"key": given["model_key"], "version": given["model_version"] or None}
        if given["model_version"] and not given["model_key"]:
            self.add_error("model_key", _("A version needs its model."))
        return {
            **{name: given[name] or None for name in (*LINES, "summary")},
            "language": given["language"],
            "fictional": given["fictional"],
            "legal_profile": given["legal_profile"],
            "model": model if given["model_key"] else None,
            "contact": contact if any(contact.values()) else None,
            "privacy": privacy if given["privacy_clause"] or given["keep_months"] is not None else None,
            "territories": tuple(filter(None, (code.strip() for code in given["territories"].split(",")))),
        }


def _initial(before: schema.Consultation, version: int) -> dict[str, Any]:
    window, contact, model = before.window, before.contact, before.model
    privacy = before.privacy
    return {
        **{
            name: getattr(before, name)
            for name in (*LINES, "summary", "language", "fictional", "legal_profile")
        },
        "model_key": model.key if model else None,
        "model_version": model.version if model else None,
        "window_from": window.from_ if window else None,
        "window_to": window.to if window else None,
        "territories": ", ".join(before.territories),
        **{f"contact_{name}": getattr(contact, name) if contact else None for name in CONTACT},
        "privacy_clause": privacy.clause if privacy else None,
        "keep_months": privacy.keep_months if privacy else None,
        "version": version,
    }
