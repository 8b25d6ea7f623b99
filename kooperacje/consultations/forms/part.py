"""One form for every list: its fields come from the outline, its value is a part of the file format."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kooperacje.base.forms import DayInput, HourInput
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.forms.common import (
    LONGEST_TEXT,
    NOT_STATED,
    Form,
    options,
    period,
)
from kooperacje.consultations.outline.fields import Field, Sort
from kooperacje.consultations.outline.lists import List
from kooperacje.consultations.queries.choosing import MANY
from kooperacje.consultations.queries.names import Names
from kooperacje.territory.forms import TerritoryField

_LINE_OF_TOTAL = re.compile(r"(?P<label>.*?)\s*[:–]\s*(?P<count>\d{1,9})\s*")
_SEPARATORS = re.compile(r"[\s,;]+")
PICKED = ("question", "stage", "meeting", "answer")
"""Kinds of sources that are ticked; remarks are named by key, since there may be thousands."""

Types = Iterable[tuple[str, str]]
"""(key, name) of the types of institutions."""


class PartForm(Form):
    """Fills in one element of a list. After `is_valid`, `part` is its value."""

    def __init__(
        self,
        data: Any,
        outline: List,
        *,
        key: str,
        names: Names,
        types: Types = (),
        part: Any = None,
        version: int = 0,
    ) -> None:
        self.outline, self.key, self.before = outline, key, part
        self.part: Any = None
        super().__init__(data, initial=self._initial() if part else None)
        for field in outline.fields:
            self.fields.update(_controls(field, names, types))
        if part:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)

    def prefill(self, given: Mapping[str, str]) -> None:
        """Take what the address suggests, such as the group of a new conclusion."""
        for name in self.fields.keys() & given.keys():
            self.fields[name].initial = given[name]

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            values: dict[str, Any] = {field.name: self._value(field) for field in self.outline.fields}
            if not self.errors:
                self.part = self.build(self.outline.kind.part, self._untouched() | values | {"key": self.key})
        return self.cleaned_data

    def _untouched(self) -> dict[str, Any]:
        """Fields of the part that this form does not show."""
        if self.before is None:
            return {}
        shown = {field.name for field in self.outline.fields}
        return {
            name: getattr(self.before, name) for name in type(self.before).model_fields if name not in shown
        }

    def _value(self, field: Field) -> Any:
        if field.sort is Sort.PERIOD:
            return period(self, field.name)
        if field.sort is Sort.SOURCES:
            remarks = _SEPARATORS.split(self.cleaned_data[f"{field.name}_remarks"].strip())
            ticked = self.cleaned_data[field.name]
            return self._as_before(field, [*ticked, *(f"remark:{key}" for key in remarks if key)])
        if field.sort is Sort.REFERENCES:
            given = self.cleaned_data[field.name]
            keys = _keys(given) if field.target in MANY else given
            return self._as_before(field, keys)
        return _READ.get(field.sort, _stated)(self.cleaned_data[field.name])

    def _as_before(self, field: Field, chosen: list[str]) -> tuple[str, ...]:
        """What was chosen: first what stood already, in its order, then what is new."""
        standing = getattr(self.before, field.name, ())
        kept = [key for key in standing if key in chosen]
        return (*kept, *(key for key in chosen if key not in kept))

    def _initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = {}
        for field in self.outline.fields:
            value = getattr(self.before, field.name)
            if field.sort is Sort.PERIOD:
                first, last = (value.from_, value.to) if value else (None, None)
                initial |= {f"{field.name}_from": first, f"{field.name}_to": last}
            elif field.sort is Sort.SOURCES:
                remarks = [source.removeprefix("remark:") for source in value if source.startswith("remark:")]
                ticked = [source for source in value if not source.startswith("remark:")]
                initial |= {field.name: ticked, f"{field.name}_remarks": ", ".join(remarks)}
            elif field.sort is Sort.REFERENCES and field.target in MANY:
                initial[field.name] = ", ".join(value)
            else:
                initial[field.name] = _SHOW.get(field.sort, lambda shown: shown)(value)
        return initial


def _keys(given: str) -> list[str]:
    return list(dict.fromkeys(key for key in _SEPARATORS.split(given.strip()) if key))


def _stated(value: Any) -> Any:
    return None if value == "" else value


def _lines(value: str) -> list[dict[str, Any]]:
    found = []
    for line in filter(None, map(str.strip, value.splitlines())):
        match = _LINE_OF_TOTAL.fullmatch(line)
        found.append({"label": match["label"], "count": int(match["count"])} if match else {"label": line})
    return found


_READ: Mapping[Sort, Callable[[Any], Any]] = {
    Sort.LINES: _lines,
    Sort.MANY: lambda value: tuple(filter(None, map(str.strip, value.splitlines()))),
    Sort.FLAG: lambda value: {"true": True, "false": False}.get(value),
    Sort.TYPES: lambda value: tuple(value) if isinstance(value, list) else value,
    Sort.TERRITORY: lambda unit: unit.code if unit else None,
}


def _line_of_total(line: schema.Breakdown) -> str:
    return line.label if line.count is None else f"{line.label}: {line.count}"


_SHOW: Mapping[Sort, Callable[[Any], Any]] = {
    Sort.LINES: lambda value: "\n".join(_line_of_total(line) for line in value),
    Sort.MANY: "\n".join,
    Sort.FLAG: lambda value: {True: "true", False: "false"}.get(value, ""),
    Sort.REFERENCES: list,
    Sort.TYPES: lambda value: list(value) if isinstance(value, tuple) else value,
}


def _controls(field: Field, names: Names, types: Types) -> dict[str, forms.Field]:
    """The form's fields for one field of the outline."""
    said: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": field.required}
    name = field.name
    match field.sort:
        case Sort.PERIOD:
            return _two_days(field)
        case Sort.SOURCES:
            return _sources(field, names)
        case Sort.CHOICE:
            assert field.enum is not None  # noqa: S101 - by construction of the outline
            return {name: forms.ChoiceField(choices=options(field.enum, required=field.required), **said)}
        case Sort.REFERENCE | Sort.REFERENCES:
            return {name: _reference(field, names, said)}
        case Sort.TYPES:
            return {name: _types(field, types, said)}
        case _:
            return {name: _SIMPLE[field.sort](said)}


_SIMPLE: Mapping[Sort, Callable[[dict[str, Any]], forms.Field]] = {
    Sort.LINE: lambda said: forms.CharField(max_length=500, **said),
    Sort.WEB: lambda said: forms.CharField(
        max_length=500, widget=forms.TextInput({"inputmode": "url"}), **said
    ),
    Sort.TEXT: lambda said: forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4}), **said
    ),
    Sort.LINES: lambda said: forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4}), **said
    ),
    Sort.MANY: lambda said: forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3}), **said
    ),
    Sort.COUNT: lambda said: forms.IntegerField(min_value=0, max_value=10_000_000, **said),
    Sort.DAY: lambda said: forms.DateField(widget=DayInput(), **said),
    Sort.HOUR: lambda said: forms.TimeField(widget=HourInput(), **said),
    Sort.FLAG: lambda said: forms.ChoiceField(
        choices=[NOT_STATED, ("true", _("yes")), ("false", _("no"))], **said
    ),
    Sort.TERRITORY: lambda said: TerritoryField(**said),
}


def _two_days(field: Field) -> dict[str, forms.Field]:
    return {
        f"{field.name}_from": forms.DateField(
            label=_("%(field)s: from") % {"field": field.label},
            help_text=field.help,
            widget=DayInput(),
            required=False,
        ),
        f"{field.name}_to": forms.DateField(
            label=_("%(field)s: to") % {"field": field.label}, widget=DayInput(), required=False
        ),
    }


def _reference(field: Field, names: Names, said: dict[str, Any]) -> forms.Field:
    if field.target in MANY:
        help_text = field.help or _("Their numbers from the list of remarks, such as “u12, u15”.")
        return forms.CharField(max_length=2000, **(said | {"help_text": help_text}))
    found = list(names.get(field.target, {}).items())
    if field.sort is Sort.REFERENCES:
        return forms.MultipleChoiceField(choices=found, widget=forms.CheckboxSelectMultiple, **said)
    first = ("", _("choose")) if field.required else NOT_STATED
    return forms.ChoiceField(choices=[first, *found], **said)


def _types(field: Field, types: Types, said: dict[str, Any]) -> forms.Field:
    if field.name.endswith("s"):
        return forms.MultipleChoiceField(
            choices=list(types), widget=forms.SelectMultiple({"size": 6}), **said
        )
    return forms.ChoiceField(choices=[("", _("choose")), *types], **(said | {"required": True}))


def _sources(field: Field, names: Names) -> dict[str, forms.Field]:
    headings = {
        "question": _("Questions"),
        "stage": _("Stages"),
        "meeting": _("Meetings"),
        "answer": _("Answers"),
    }
    groups = [
        (headings[kind], [(f"{kind}:{key}", capfirst(words)) for key, words in names.get(kind, {}).items()])
        for kind in PICKED
        if names.get(kind)
    ]
    return {
        field.name: forms.MultipleChoiceField(
            label=field.label, choices=groups, widget=forms.CheckboxSelectMultiple, required=False
        ),
        f"{field.name}_remarks": forms.CharField(
            label=_("Remarks it rests on"),
            help_text=_("Their numbers from the list of remarks, such as “u12, u15”."),
            max_length=2000,
            required=False,
        ),
    }
