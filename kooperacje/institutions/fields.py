"""A form field that reads an institution of the register as people type it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacje.base.text import search_key
from kooperacje.institutions import queries
from kooperacje.institutions.models import Institution

MAX_CANDIDATES = 6
_KEY_AT_END = re.compile(r"\[([a-z0-9][a-z0-9-]*)\]\s*$")


class InstitutionField(forms.CharField):
    """Cleans to an `Institution`, or None when left empty and not required.

    Takes its key, its name, words that only one institution has, or the line by which one is offered (it ends in the
    key in brackets). Never guesses between several.
    """

    default_error_messages = {
        "unknown": gettext_lazy(
            "There is no such institution in the register. Register it first, or check the name."
        ),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 400)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """An institution is shown as the line that can be read back."""
        return _choice(value) if isinstance(value, Institution) else value

    def to_python(self, value: Any) -> Institution | None:  # type: ignore[override]
        """The institution meant by the text."""
        if isinstance(value, Institution):
            return value
        text = super().to_python(value) or ""
        return self._find(text) if text else None

    def run_validators(self, value: Any) -> None:
        """The length was already limited by reading; an institution has no length."""

    def _find(self, text: str) -> Institution:
        given = _KEY_AT_END.search(text)
        found = queries.by_key(given[1] if given else text.strip())
        candidates = [found] if found else _named(text)
        if len(candidates) == 1:
            return candidates[0]
        if not candidates:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        shown = "; ".join(_choice(one) for one in candidates[:MAX_CANDIDATES])
        opening = _("Several institutions fit; write which one you mean, with its key in brackets:")
        raise forms.ValidationError(f"{opening} {shown}.", code="ambiguous")


def _choice(institution: Institution) -> str:
    return f"{institution.name} [{institution.key}]"


def _named(text: str) -> list[Institution]:
    """The one of exactly this name, or else those that have every word of the text."""
    wanted = search_key(text)
    if not wanted:
        return []
    rows = Institution.objects.filter(queries.standing()).order_by("sort_key", "key")
    exact = list(rows.filter(name__iexact=text.strip())[:2])
    if len(exact) == 1:
        return exact
    for word in wanted.split():
        rows = rows.filter(search_key__contains=word)
    return list(rows[: MAX_CANDIDATES + 1])
