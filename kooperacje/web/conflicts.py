"""The page shown when somebody else saved first: both texts, and the reader's own in a form, so that no word is lost."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest
from django.utils.text import capfirst

from kooperacje.base.versions import Stale

NOT_SENT_BACK = frozenset({"csrfmiddlewaretoken"})
VERSION_FIELD = "version"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands now and what the reader sent. `name` is set when it was a text field of the form."""

    label: str
    now: str
    yours: str
    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """All that differs, and what the form must send again unchanged."""

    differences: tuple[Difference, ...]
    kept: tuple[tuple[str, str], ...]
    action: str
    files_lost: bool
    status: int = 409


def conflict(request: HttpRequest, stale: Stale) -> Conflict:
    """The form posts to the same address with the present version, so that saving again is a decision, not a slip."""
    differences = tuple(
        _difference(stale.current, name, now, yours, request) for name, now, yours in stale.differences()
    )
    shown = {difference.name for difference in differences}
    kept = [
        (name, str(stale.current.version) if _is_version(name) else value)
        for name, values in request.POST.lists()
        if name not in NOT_SENT_BACK and name not in shown
        for value in values
    ]
    return Conflict(differences, tuple(kept), request.get_full_path(), bool(request.FILES))


def _is_version(name: str) -> bool:
    return name == VERSION_FIELD or name.endswith(f"-{VERSION_FIELD}")


def _difference(current: Any, name: str, now: Any, yours: Any, request: HttpRequest) -> Difference:
    sent = request.POST.getlist(name)
    editable = len(sent) == 1 and isinstance(yours, str)
    yours_text = sent[0] if editable else _words(current, name, yours)
    rows = min(14, 2 + yours_text.count("\n") + len(yours_text) // 70)
    return Difference(
        _label(current, name), _words(current, name, now), yours_text, name if editable else "", rows
    )


def _field(current: Any, name: str) -> Any:
    try:
        return current._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _label(current: Any, name: str) -> str:
    return str(capfirst(str(getattr(_field(current, name), "verbose_name", name))))


def _words(current: Any, name: str, value: Any) -> str:
    """The value as a reader would know it: the words of a choice, one line for each part of a list."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(str(part) for part in value)
    choices = getattr(_field(current, name), "flatchoices", None) if isinstance(value, str | int) else None
    return str(dict(choices).get(value, value)) if choices else str(value)
