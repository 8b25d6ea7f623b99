"""Fields as the forms of this room have them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from kooperacje.basket import keeping


def choices(words: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """Values of an enum with their names."""
    return [
        (one.value, capfirst(str(word[1] if isinstance(word, tuple) else word)))
        for one, word in words.items()
    ]


def line(label: Any, most: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=options.pop("required", False), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, **options)


def number(label: Any, most: int = 1_000_000, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most, **options)


def several(label: Any, words: Mapping[Any, Any], **options: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices(words), widget=widget, **options
    )


def easy_fields(named: Mapping[str, Any]) -> dict[str, forms.Field]:
    """The texts that somebody outside may put right, under these names."""
    long = {"description": 5000, "how_to_get": 2000, "documents": 2000, "conditions": 2000}
    short = {"name": 200, "summary": 300, "cost_note": 300, "phone": 60, "email": 254, "website": 300}
    return {
        name: text(named[name], long[name], rows=3) if name in long else line(named[name], short[name])
        for name in keeping.EASY
    }
