"""A form field that reads what people type: a breakdown of a number."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kooperacje.meetings.details import Share

_SHARE = re.compile(r"(?P<label>.+?)\s*[:–=]\s*(?P<count>\d{1,6})\s*$")


class BreakdownField(forms.CharField):
    """Lines such as "kierownicy: 12"; a line without a number is a category whose number is not stated."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        options.setdefault("max_length", 4000)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return breakdown_text(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        """The shares of the text."""
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return tuple(self._share(number, line) for number, line in enumerate(lines, start=1) if line)

    def _share(self, number: int, line: str) -> Share:
        if found := _SHARE.fullmatch(line):
            return Share(found["label"], int(found["count"]))
        if re.search(r"[:=]", line):
            raise forms.ValidationError(
                _("Line %(number)d: write the category, a colon and a whole number."),
                params={"number": number},
            )
        return Share(line)


def breakdown_text(shares: Iterable[Share]) -> str:
    """The text from which the same shares are read back."""
    return "\n".join(one.label if one.count is None else f"{one.label}: {one.count}" for one in shares)
