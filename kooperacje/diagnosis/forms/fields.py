"""Fields that several forms of the room share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kooperacje.diagnosis import numbers
from kooperacje.diagnosis.words import DOMAIN, NO_DOMAIN, offered


class NumberField(forms.CharField):
    """A number as people write it: `1 234,5`; empty and "brak danych" mean: not stated."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **options)

    def prepare_value(self, value: Any) -> Any:
        return numbers.shown(value, places=4) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        try:
            return numbers.parse(super().to_python(value) or "")
        except numbers.NotANumber as refused:
            raise forms.ValidationError(_("%(what)s.") % {"what": str(refused)}) from None

    def run_validators(self, value: Any) -> None:
        """The length was limited by the widget; a number has none."""


def domain_choices(*, none: Any = NO_DOMAIN) -> list[tuple[str, Any]]:
    return [("", none), *offered(DOMAIN)]
