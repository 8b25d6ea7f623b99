"""How a typed value is written for people; the same words in every format."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from kooperacje.documents.labels import Labels
from kooperacje.documents.tree.inline import plain
from kooperacje.documents.tree.values import Cell, Gap, Kind

NARROW_GAP = "\u00a0"
"""The space between thousands and before the percent sign; a line never breaks there."""


def text_of(value: Cell, kind: Kind, labels: Labels) -> str:
    """``value`` in words: ``1 234,5``, ``21.02.2019``, ``80 %``, ``nie podano``."""
    if value is None:
        return labels.not_stated
    if isinstance(value, Gap):
        return labels.not_applicable
    if isinstance(value, bool):
        return labels.yes if value else labels.no
    if isinstance(value, int | float | Decimal):
        return _percent(value, labels) if kind is Kind.PERCENT else _number(value, labels)
    if isinstance(value, datetime):
        return f"{_day(value)} {value:%H:%M}"
    if isinstance(value, date):
        return _day(value)
    return plain(value)


def total_text(value: Cell, kind: Kind, labels: Labels) -> str:
    """Like :func:`text_of`, for a row of totals: where no total can exist, nothing is written."""
    return "" if isinstance(value, Gap) else text_of(value, kind, labels)


def _day(value: date) -> str:
    return f"{value.day}.{value.month:02}.{value.year}"


def _number(value: int | float | Decimal, labels: Labels) -> str:
    """Polish groups thousands from five digits up and has a decimal comma; English groups from four."""
    exact = Decimal(str(value)).normalize() if isinstance(value, float | Decimal) else Decimal(value)
    if not labels.decimal_comma:
        return f"{exact:,f}"
    written = f"{exact:,f}" if abs(exact) >= 10_000 else f"{exact:f}"
    return written.replace(",", NARROW_GAP).replace(".", ",")


def _percent(value: int | float | Decimal, labels: Labels) -> str:
    hundredths = (Decimal(str(value)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{_number(hundredths, labels)}{NARROW_GAP if labels.decimal_comma else ''}%"
