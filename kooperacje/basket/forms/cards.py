"""The editor of a card, step by step."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.base.forms import DayInput, offer
from kooperacje.base.problems import BadInput
from kooperacje.basket import labels, opening, queries
from kooperacje.basket.exchange.schema import Card, Words
from kooperacje.basket.forms.fields import choices, line, number, several, text
from kooperacje.basket.models import Category, Place
from kooperacje.basket.states import Scheme
from kooperacje.institutions.models import Institution
from kooperacje.territory.forms import TerritoriesField


class CardForm(base.Form):
    """One step of the editor: `values` are the fields of the card that it writes."""

    places: ClassVar[dict[str, str]] = {"categories": "domains", "valid_to": "last_day"}
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        """What the form shows of a card."""
        return {name: _shown(getattr(card, name)) for name in cls.base_fields if name in Card.model_fields}

    def prepare(self, spots: list[Place]) -> None:
        """What the choices of this step depend on."""

    def values(self) -> dict[str, Any]:
        """The fields of the card that this step writes."""
        return {name: value for name, value in self.cleaned_data.items() if name in Card.model_fields}


def _shown(value: Any) -> Any:
    return (
        [getattr(one, "value", one) for one in value]
        if isinstance(value, tuple)
        else getattr(value, "value", value)
    )


class WhatForm(CardForm):
    """What it is and what it is about."""

    name = line(labels.FIELD["name"], 200, required=True)
    summary = line(
        labels.FIELD["summary"],
        300,
        help_text=gettext_lazy(
            "What one gets, in words that everybody knows. It stands first in search results."
        ),
    )
    description = text(labels.FIELD["description"], 5000, rows=6)
    domains = several(gettext_lazy("Domains"), {})
    topics = several(
        gettext_lazy("What trouble it helps in"),
        {},
        help_text=gettext_lazy("So residents call it themselves."),
    )
    is_protected = forms.BooleanField(
        label=gettext_lazy("The address is protected"),
        required=False,
        help_text=gettext_lazy(
            "For shelters: no place of this service is shown to anybody outside the institution and the leaders in its area."
        ),
    )

    def prepare(self, spots: list[Place]) -> None:
        found = queries.categories()
        offer(self, "domains", [heading(one) for one in found if one.scheme != Scheme.TOPIC])
        offer(self, "topics", [heading(one) for one in found if one.scheme == Scheme.TOPIC])

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        keys = list(card.categories)
        return {**super().initial_of(card), "domains": keys, "topics": keys}

    def values(self) -> dict[str, Any]:
        both = (*self.cleaned_data["domains"], *self.cleaned_data["topics"])
        return {**super().values(), "categories": tuple(both)}


def heading(category: Category) -> tuple[str, str]:
    """A category as a choice."""
    return category.key, category.name


class WhoForm(CardForm):
    """For whom it is."""

    audiences = several(
        gettext_lazy("For whom"), labels.AUDIENCE, help_text=gettext_lazy("None ticked: for everybody.")
    )
    age_from = number(gettext_lazy("From age"), 130)
    age_to = number(
        gettext_lazy("To age"),
        130,
        help_text=gettext_lazy("The last year of age: 17 means until the eighteenth birthday."),
    )
    areas = TerritoriesField(
        label=gettext_lazy("For residents of"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Gminas, powiaty or województwa, one a line, by name or code. Empty: for anybody."
        ),
    )
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=choices(labels.LEVEL))

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        return {**super().initial_of(card), "areas": "\n".join(card.areas)}

    def clean_areas(self) -> tuple[str, ...]:
        """A card knows units by their codes."""
        return tuple(unit.code for unit in self.cleaned_data["areas"])


class HowForm(CardForm):
    """How one gets it, on which conditions, for how much."""

    how_to_get = text(labels.FIELD["how_to_get"], 2000, help_text=gettext_lazy("What one does first."))
    needs = several(
        gettext_lazy("What is needed"),
        labels.NEED,
        help_text=gettext_lazy("None ticked: nothing but coming."),
    )
    documents = text(labels.FIELD["documents"], 2000, rows=3)
    income_up_to = forms.DecimalField(
        label=gettext_lazy("Monthly income per person up to (zł)"),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
    )
    conditions = text(labels.FIELD["conditions"], 2000, rows=3)
    cost = forms.ChoiceField(label=gettext_lazy("What it costs"), choices=choices(labels.COST))
    cost_note = line(labels.FIELD["cost_note"], 300)
    capacity = number(labels.FIELD["capacity"])
    free = number(labels.FIELD["free"])
    wait_days = number(labels.FIELD["wait_days"], 10_000)
    valid_from = forms.DateField(label=gettext_lazy("Offered since"), required=False, widget=DayInput)
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Empty: no end is set."),
    )
    basis = line(gettext_lazy("Legal basis"), 300)

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        last = card.valid_to - timedelta(days=1) if card.valid_to else None
        return {**super().initial_of(card), "last_day": last}

    def values(self) -> dict[str, Any]:
        last = self.cleaned_data["last_day"]
        return {**super().values(), "valid_to": last + timedelta(days=1) if last else None}


class WhereForm(CardForm):
    """How to reach it, where and when."""

    phone = line(labels.FIELD["phone"], 60)
    email = forms.EmailField(
        label=labels.FIELD["email"],
        required=False,
        help_text=gettext_lazy("Of an office, never of a person."),
    )
    website = forms.URLField(
        label=labels.FIELD["website"], required=False, max_length=300, assume_scheme="https"
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        required=False,
        choices=[(code, capfirst(str(name))) for code, name in labels.SPOKEN.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    at = several(
        gettext_lazy("Places"),
        {},
        help_text=gettext_lazy("Places of the provider. New ones are added on its page."),
    )
    hours = text(
        gettext_lazy("Hours"),
        2000,
        help_text=gettext_lazy("One line for days with equal hours, for example: pn–pt 8:00–16:00."),
    )

    def prepare(self, spots: list[Place]) -> None:
        offer(self, "at", [(place.key, labels.place_name(place)) for place in spots])

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        here = {"at": [one.place for one in card.at], "hours": opening.write(card.hours)}
        return {**super().initial_of(card), **here, "_notes": {one.place: one.note for one in card.at}}

    def clean_hours(self) -> Any:
        """Openings; the line that is not understood is named."""
        try:
            return opening.read(self.cleaned_data["hours"])
        except BadInput as refused:
            raise forms.ValidationError([str(fault.sentence) for fault in refused.faults]) from None

    def values(self) -> dict[str, Any]:
        notes: Mapping[str, str] = self.initial.get("_notes", {})
        at = tuple({"place": key, "note": notes.get(key, "")} for key in self.cleaned_data["at"])
        return {**super().values(), "at": at, "languages": tuple(self.cleaned_data["languages"])}


class LanguagesForm(CardForm):
    """The card in English and in Ukrainian. A language without a name is not there."""

    places: ClassVar[dict[str, str]] = {"texts": "name_en"}
    name_en = line(gettext_lazy("Name in English"), 200)
    summary_en = line(gettext_lazy("In one sentence in English"), 300)
    description_en = text(gettext_lazy("Description in English"), 5000)
    how_to_get_en = text(gettext_lazy("How to get it in English"), 2000, rows=3)
    name_uk = line(gettext_lazy("Name in Ukrainian"), 200)
    summary_uk = line(gettext_lazy("In one sentence in Ukrainian"), 300)
    description_uk = text(gettext_lazy("Description in Ukrainian"), 5000)
    how_to_get_uk = text(gettext_lazy("How to get it in Ukrainian"), 2000, rows=3)

    @classmethod
    def initial_of(cls, card: Card) -> dict[str, Any]:
        return {
            f"{name}_{language}": getattr(getattr(card.texts, language), name, "")
            for language in ("en", "uk")
            for name in Words.model_fields
        }

    def clean(self) -> dict[str, Any]:
        """Words without a name would be lost."""
        given = super().clean() or self.cleaned_data
        for language in ("en", "uk"):
            others = [given.get(f"{name}_{language}") for name in Words.model_fields if name != "name"]
            if any(others) and not given.get(f"name_{language}"):
                self.add_error(f"name_{language}", _("The name is missing."))
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        texts = {
            language: {name: given[f"{name}_{language}"] for name in Words.model_fields}
            for language in ("en", "uk")
            if given[f"name_{language}"]
        }
        return {"texts": texts}


STEPS: dict[str, type[CardForm]] = {
    "what": WhatForm,
    "who": WhoForm,
    "how": HowForm,
    "where": WhereForm,
    "languages": LanguagesForm,
}


class NewForm(base.Form):
    """A new card: whose, and called what."""

    provider = forms.ChoiceField(label=gettext_lazy("Institution that offers it"))
    name = line(labels.FIELD["name"], 200, required=True)

    def __init__(self, *args: Any, providers: list[Institution], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "provider", [("", _("choose")), *((one.key, one.name) for one in providers)])


class CapacityForm(base.Form):
    """How many places there are, how many are free, how long one waits."""

    capacity = number(labels.FIELD["capacity"])
    free = number(labels.FIELD["free"])
    wait_days = number(labels.FIELD["wait_days"], 10_000)
