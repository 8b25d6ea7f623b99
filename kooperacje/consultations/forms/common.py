"""What all forms of the room share: showing what an action or the file format found wrong beside its field."""

from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from kooperacje.base import forms as base
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.exchange.reading import sentence
from kooperacje.consultations.words import spoken

P = TypeVar("P", bound=schema.Part)
LONGEST_TEXT = 20_000
SHORT = (forms.DateField, forms.TimeField, forms.IntegerField)
NOT_STATED = ("", _("not stated"))


class Form(base.Form):
    """Errors of the file format and of actions become errors of the fields they name."""

    def build(self, part: type[P], values: dict[str, Any]) -> P | None:
        """The part of the file format; None when it refuses, and then the errors stand in the form."""
        try:
            return part.model_validate(values)
        except ValidationError as refused:
            for error in refused.errors():
                self.put(str(error["loc"][0]) if error["loc"] else "", sentence(error))
        return None

    def rows(self) -> list[list[BoundField]]:
        """The fields in rows: short ones that follow each other stand side by side."""
        found: list[list[BoundField]] = []
        for bound in self.visible_fields():
            short = isinstance(bound.field, SHORT)
            if found and short and isinstance(found[-1][-1].field, SHORT):
                found[-1].append(bound)
            else:
                found.append([bound])
        return found

    def labels(self) -> dict[str, str]:
        """{field: label} for naming differences."""
        return {name: str(field.label) for name, field in self.fields.items()}

    def put(self, place: str, said: str) -> None:
        """As in all rooms; a path of the file format is known by its beginning, a period by its first day."""
        name = place.split(".")[0]
        field = self.places.get(name, name)
        if field not in self.fields and f"{field}_from" in self.fields:
            field = f"{field}_from"
        self.add_error(field if field in self.fields else None, said)


def options(enum: type[StrEnum], *, required: bool) -> list[tuple[str, Any]]:
    """Choices of an enum, with "not stated" in front where that is an answer."""
    chosen = [(member.value, spoken(member)) for member in enum]
    return [("", _("choose")), *chosen] if required else [NOT_STATED, *chosen]


def period(form: forms.Form, name: str) -> dict[str, Any] | None:
    """The period of two date fields; a single date is an error of the other field."""
    first, last = form.cleaned_data.get(f"{name}_from"), form.cleaned_data.get(f"{name}_to")
    if (first is None) != (last is None) and not {f"{name}_from", f"{name}_to"} & set(form.errors):
        missing = f"{name}_from" if first is None else f"{name}_to"
        form.add_error(missing, _("Give both days, or neither."))
    return {"from_": first, "to": last} if first and last else None
