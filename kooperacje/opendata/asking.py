"""What a machine asks for, out of an address or the body of a search: every name and value is understood or refused."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kooperacje.base.clock import WARSAW
from kooperacje.base.problems import BadInput, Fault
from kooperacje.territory.queries import postcode

MOST_PER_PAGE = 500
MOST_WORDS = 10
MOST_METRES = 300_000
LONGEST = 200
LARGEST_BODY = 20_000
TRUE, FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no", ""})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood. Conditions are cumulative: everything found meets all of them."""

    page: int = 1
    per_page: int = 50
    search: str = ""
    format: str = "json"
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    top_only: bool = False
    taxonomy_term_id: tuple[UUID, ...] = ()
    taxonomy_id: tuple[UUID, ...] = ()
    organization_id: UUID | None = None
    parent_id: UUID | None = None
    modified_after: datetime | None = None
    postcode: str = ""
    proximity: int | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None


def asked(values: Mapping[str, Iterable[str]], allowed: Iterable[str]) -> Asked:
    """The question; raises `BadInput` with a fault for each name that is none and each value that cannot be meant."""
    known = frozenset(allowed)
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for name, several in values.items():
        if name not in known:
            faults.append(Fault(name[:60], _("there is no such parameter here")))
            continue
        try:
            found[name] = _READ[name]([text.strip() for text in several])
        except ValueError as wrong:
            faults.append(Fault(name, str(wrong)))
    made = replace(Asked(), **found) if not faults else Asked()
    if made.proximity is not None and not made.postcode:
        faults.append(Fault("proximity", _("needs a postcode to measure from")))
    if faults:
        raise BadInput(faults)
    return made


def body(content: bytes) -> dict[str, list[str]]:
    """The parameters of a search that came as a JSON object; raises `BadInput`."""
    if len(content) > LARGEST_BODY:
        raise BadInput(_("The body of a search may have %(most)d bytes.") % {"most": LARGEST_BODY})
    try:
        values = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        raise BadInput(_("The body of a search is a JSON object."))
    if not isinstance(values, dict):
        raise BadInput(_("The body of a search is a JSON object."))
    return {name: _texts(name, value) for name, value in values.items() if value is not None}


def _texts(name: str, value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    if any(isinstance(one, dict | list) or one is None for one in several):
        raise BadInput([Fault(name[:60], _("should be a text, a number, true, false, or a list of them"))])
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in several]


def _text(several: list[str]) -> str:
    (text,) = several if len(several) == 1 else ("",)
    if len(several) != 1:
        raise ValueError(_("is given more than once"))
    if len(text) > LONGEST or "\0" in text:
        raise ValueError(_("is longer than %(most)d characters") % {"most": LONGEST})
    return text


def _words(several: list[str]) -> str:
    text = _text(several)
    if len(text.split()) > MOST_WORDS:
        raise ValueError(_("has more than %(most)d words") % {"most": MOST_WORDS})
    return text


def _sign(several: list[str]) -> bool:
    text = _text(several).lower()
    if text not in TRUE | FALSE:
        raise ValueError(_("should be true or false"))
    return text in TRUE


def _number(least: int, most: int) -> Callable[[list[str]], int]:
    def read(several: list[str]) -> int:
        text = _text(several)
        if not (text.isascii() and text.isdecimal() and len(text) < 12 and least <= int(text) <= most):
            raise ValueError(
                _("should be a whole number, %(least)d to %(most)d") % {"least": least, "most": most}
            )
        return int(text)

    return read


def _ref(several: list[str]) -> UUID:
    return _uuid(_text(several))


def _refs(several: list[str]) -> tuple[UUID, ...]:
    parts = [part.strip() for text in several for part in text.split(",")]
    if len(parts) > MOST_WORDS:
        raise ValueError(_("names more than %(most)d ids") % {"most": MOST_WORDS})
    return tuple(map(_uuid, parts))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a UUID") % {"text": text[:60]})


def _moment(several: list[str]) -> datetime:
    text = _text(several).replace(" ", "+")  # a plus that an address was not spelt with
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a moment such as 2026-01-31T12:00:00Z") % {"text": text[:60]})
    if not 1900 <= found.year <= 2200:
        raise ValueError(_("“%(text)s” is not a moment such as 2026-01-31T12:00:00Z") % {"text": text[:60]})
    return found if found.tzinfo else found.replace(tzinfo=WARSAW)


def _postcode(several: list[str]) -> str:
    text = _text(several)
    found = postcode(text)
    if not found:
        raise ValueError(_("“%(text)s” is not a postcode such as 30-001") % {"text": text[:20]})
    return found


def _format(several: list[str]) -> str:
    text = _text(several).lower()
    if text not in ("json", "ndjson"):
        raise ValueError(_("should be json or ndjson"))
    return text


_AGE = _number(0, 150)
_READ: Mapping[str, Any] = {
    "page": _number(1, 10_000_000),
    "per_page": _number(1, MOST_PER_PAGE),
    "search": _words,
    "format": _format,
    **dict.fromkeys(("minimal", "full", "full_service", "top_only"), _sign),
    **dict.fromkeys(("taxonomy_term_id", "taxonomy_id"), _refs),
    **dict.fromkeys(("organization_id", "parent_id"), _ref),
    "modified_after": _moment,
    "postcode": _postcode,
    "proximity": _number(0, MOST_METRES),
    "minimum_age": _AGE,
    "maximum_age": _AGE,
}
