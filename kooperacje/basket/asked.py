"""The form behind a provider's link: one small form a card, and where each fault stands."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from kooperacje.base import forms as base
from kooperacje.base.problems import BadInput
from kooperacje.basket import keeping, labels
from kooperacje.basket.actions import Said
from kooperacje.basket.forms.fields import easy_fields, number
from kooperacje.basket.models import Service
from kooperacje.basket.pages.cards import room
from kooperacje.basket.states import ServiceState, Word

WORDS = (
    (Word.NOTHING.value, gettext_lazy("I say nothing now")),
    (Word.TRUE.value, gettext_lazy("All of it is true")),
    (Word.CHANGED.value, gettext_lazy("Something changed: I correct it below")),
    (Word.ENDED.value, gettext_lazy("We do not offer it any more")),
)
Faults = tuple[tuple[str, str, str], ...]
"""(anchor, name of the card or empty, sentence)"""


class AskedForm(base.Form):
    """What the provider says of one card."""

    word = forms.ChoiceField(
        label=gettext_lazy("What about this service?"),
        choices=WORDS,
        widget=forms.RadioSelect,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        self.service = service
        self.fields.update(easy_fields(labels.FIELD))
        for name in keeping.NUMBERS:
            self.fields[name] = number(labels.FIELD[name])

    @property
    def suspended(self) -> bool:
        return self.service.state == ServiceState.SUSPENDED

    @property
    def room(self) -> str:
        return room(self.service)[1]

    @property
    def opened(self) -> bool:
        """Whether the fields are shown at once: something in them was changed or is wrong."""
        return self["word"].value() == Word.CHANGED or bool(self.errors)

    def said(self) -> Said:
        """The provider's word. Whoever changed a field and forgot to say so meant to change it."""
        given = self.cleaned_data
        touched = [name for name in (*keeping.EASY, *keeping.NUMBERS) if name in self.changed_data]
        word = Word(given["word"] or Word.NOTHING)
        if touched and word in (Word.NOTHING, Word.TRUE):
            word = Word.CHANGED
        values = {name: given[name] for name in keeping.EASY if name in touched}
        if any(name in touched for name in keeping.NUMBERS):
            values |= {name: given[name] for name in keeping.NUMBERS}
        return Said(self.service.key, word, given["version"], values)


def forms_of(services: list[Service], data: Any = None) -> dict[str, AskedForm]:
    """A form for each card, by its key."""
    return {
        service.key: AskedForm(data, prefix=service.key, service=service, initial=_initial(service))
        for service in services
    }


def all_true(services: list[Service], given: QueryDict) -> QueryDict:
    """The same answers, where nothing was said of a card: it is true."""
    whole = given.copy()
    for service in services:
        if whole.get(f"{service.key}-word", Word.NOTHING) == Word.NOTHING:
            whole[f"{service.key}-word"] = Word.TRUE.value
    return whole


def _initial(service: Service) -> Mapping[str, Any]:
    names = (*keeping.EASY, *keeping.NUMBERS, "version")
    return {**{name: getattr(service, name) for name in names}, "word": Word.NOTHING.value}


def faults(services: list[Service], forms_: Mapping[str, AskedForm]) -> Faults:
    """What is wrong with the forms themselves."""
    found: list[tuple[str, str, str]] = []
    for service in services:
        form = forms_[service.key]
        if form.is_valid():
            continue
        for name, sentences in form.errors.items():
            found += [(_anchor(form, name), service.name, str(sentence)) for sentence in sentences]
    return tuple(found)


def placed(refused: BadInput, services: list[Service], forms_: Mapping[str, AskedForm]) -> Faults:
    """Faults that an action found, each beside its field."""
    found: list[tuple[str, str, str]] = []
    by_key = {service.key: service.name for service in services}
    for fault in refused.faults:
        key, _dot, field = fault.place.partition(".")
        if form := forms_.get(key):
            form.put(field, str(fault.sentence))
            found.append((_anchor(form, field), by_key[key], str(fault.sentence)))
        else:
            found.append(("cards", "", str(fault.sentence)))
    return tuple(found)


def _anchor(form: AskedForm, name: str) -> str:
    if name == "word" or name not in form.fields:
        return f"id_{form.prefix}-word_0"
    return form[name].id_for_label
