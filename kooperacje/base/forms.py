"""What the forms of all rooms share: faults beside their fields, choices, and the browser's own pickers."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django import forms

from kooperacje.base.problems import BadInput


class DayInput(forms.DateInput):
    """The browser's own date picker; it wants the year first whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Form(forms.Form):
    """A form that can show what an action found wrong, beside the field that it names."""

    places: ClassVar[dict[str, str]] = {}
    """{place that a fault names: field of the form} where the two differ."""

    @contextmanager
    def taking_faults(self) -> Iterator[None]:
        """Faults raised inside become errors of this form; it is valid afterwards when there were none."""
        try:
            yield
        except BadInput as refused:
            for fault in refused.faults:
                self.put(fault.place, str(fault.sentence))

    def put(self, place: str, said: str) -> None:
        """Put a sentence beside the field of this place, or above the form where there is none."""
        field = self.places.get(place, place)
        self.add_error(field if field in self.fields else None, said)

    def resend(self, version: int) -> None:
        """Let the form be sent again over what somebody else saved: a decision now, no longer a slip."""
        given: Any = self.data
        data = given.copy()
        data["version"] = str(version)
        self.data = data


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Say what the choice field of this name offers now."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = list(choices)
