"""A form field that takes a territorial unit as a code or a name, and works without JavaScript."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.territory import pages, queries
from kooperacje.territory.models import Unit
from kooperacje.territory.states import UnitKind

MAX_LENGTH = 300
MAX_CANDIDATES = 8
_CODE_AT_END = re.compile(r"\[(\d{2}|\d{4}|\d{7})\]\s*$")
_BARE_CODE = re.compile(r"\s*(\d{2}|\d{4}|\d{7})\s*")


class TerritoryField(forms.CharField):
    """Cleans to a `Unit` that stands today, or None when left empty and not required.

    Takes a code ("1203023"), a name that only one unit of the allowed kinds has ("Alwernia", "powiat krakowski"),
    or the line by which a unit is offered (it ends in the code in brackets). A city with powiat rights and its
    only gmina share their name and area: where both are allowed, the city is meant.
    """

    default_error_messages = {
        "unknown": gettext_lazy("There is no such unit. Write its name as in the register, or its code."),
    }

    def __init__(self, *, kinds: Iterable[UnitKind] = tuple(UnitKind), **options: Any) -> None:
        self.kinds = tuple(kinds)
        options.setdefault("max_length", MAX_LENGTH)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """A unit, or its code, is shown as the line that can be read back."""
        if isinstance(value, Unit):
            return pages.unit(value).choice
        return value

    def to_python(self, value: Any) -> Unit | None:  # type: ignore[override]
        """The unit meant by the text."""
        if isinstance(value, Unit):
            return value
        text = super().to_python(value) or ""
        return self._find(text) if text else None

    def run_validators(self, value: Any) -> None:
        """The length was already limited by reading; a unit has no length."""

    def _find(self, text: str) -> Unit:
        if len(text) > MAX_LENGTH:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        if found := _CODE_AT_END.search(text) or _BARE_CODE.fullmatch(text):
            unit = queries.by_code(found[1])
            candidates = [unit] if unit and unit.kind in self.kinds else []
        else:
            candidates = _one_of_city_and_gmina(queries.named(text, self.kinds))
        if len(candidates) == 1:
            return candidates[0]
        raise self._refusal(text, candidates)

    def _refusal(self, text: str, candidates: list[Unit]) -> forms.ValidationError:
        if candidates:
            opening = _("Several units have this name; write the code of the one you mean:")
        else:
            candidates = list(queries.search(text).filter(kind__in=self.kinds)[:MAX_CANDIDATES])
            opening = _("There is no unit of exactly this name. Perhaps you mean:")
        if not candidates:
            return forms.ValidationError(self.error_messages["unknown"], code="unknown")
        shown = "; ".join(pages.unit(unit).choice for unit in candidates[:MAX_CANDIDATES])
        return forms.ValidationError(f"{opening} {shown}.", code="ambiguous")


class TerritoriesField(forms.CharField):
    """Cleans to a list of `Unit`, one a line; an error names the line. An empty text is an empty list."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = 20_000, **options: Any) -> None:
        super().__init__(max_length=max_length, **options)
        self._line = TerritoryField()

    def clean(self, value: Any) -> list[Unit]:
        """The units meant, in the order of the lines."""
        text = super().clean(value)
        found: list[Unit] = []
        faults: list[str] = []
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                unit = self._line.clean(line.strip()) if line.strip() else None
            except forms.ValidationError as error:
                place = _("line %(line)d") % {"line": number}
                faults.append(f"{place}: {' '.join(error.messages)}")
            else:
                found += [unit] if unit else []
        if faults:
            raise forms.ValidationError(faults)
        return found


def _one_of_city_and_gmina(found: list[Unit]) -> list[Unit]:
    """Drop the gmina that is the same as a city with powiat rights among the found."""
    cities = {unit.pk for unit in found if unit.is_city}
    return [unit for unit in found if unit.parent_id not in cities]
