"""Numbers as people and offices write them in Polish tables, and back."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

MOST_DIGITS = 14
"""Before the comma; the column holds as many."""
PLACES = Decimal("0.0001")
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_GROUPED = re.compile(r"[+-]?\d{1,3}( \d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d{1,2})?")
_DOTTED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_UNIT_AFTER = re.compile(r"\s*(%|zł|pln|os\.?|osób|osoby|osoba|dni|dnia|szt\.?)$", re.IGNORECASE)
NOT_STATED = frozenset(
    {"", ".", "x", "#", "n/d", "nd", "bd", "b.d.", "brak", "brak danych", "nie podano", "null", "na"}
)
DASHES = frozenset({"-", "–", "—"})


class NotANumber(ValueError):
    """Carries the sentence for whoever sent the table."""


def parse(text: str) -> Decimal | None:
    """The number in the text; None where it says that there is none. Raises `NotANumber`.

    A lone dash is refused: in tables of GUS it means zero, elsewhere that nothing is known.
    """
    clean = _UNIT_AFTER.sub("", _SPACES.sub(" ", text).strip()).strip().replace("−", "-")
    if clean.lower() in NOT_STATED:
        return None
    if clean in DASHES:
        raise NotANumber(_("a dash may mean zero or no data; write 0, or leave the cell empty"))
    if _DOTTED.fullmatch(clean):
        clean = clean.replace(".", "")
    elif _GROUPED.fullmatch(clean):
        clean = clean.replace(" ", "")
    elif not _PLAIN.fullmatch(clean):
        raise NotANumber(_("“%(text)s” is not a number") % {"text": text.strip()[:40]})
    return _fitting(clean.replace(",", "."), text)


def _fitting(clean: str, text: str) -> Decimal:
    try:
        value = Decimal(clean)
        if value.copy_abs() >= Decimal(10) ** MOST_DIGITS:
            raise NotANumber(_("“%(text)s” is too large") % {"text": text.strip()[:40]})
        return value.quantize(PLACES).normalize() + 0
    except InvalidOperation:
        raise NotANumber(_("“%(text)s” is not a number") % {"text": text.strip()[:40]}) from None


def shown(value: Decimal | None, *, decimal_comma: bool = True, places: int = 2) -> str | None:
    """As it is read in Polish: `1 234,5`; None stays None."""
    if value is None:
        return None
    rounded = round(value, places).normalize() + 0
    text = f"{rounded:,f}" if abs(rounded) >= 10_000 else f"{rounded:f}"
    return text.replace(",", "\u00a0").replace(".", ",") if decimal_comma else text
