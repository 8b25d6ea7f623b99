"""Territory as a search sees it: numbers without the type of a gmina, so that one number holds for all its residents."""

from kooperacje.territory import queries
from kooperacje.territory.models import Unit

ANYWHERE = "pl"
NUMBER = {7: 6}
"""Signs of a code that make its number; other codes are numbers already."""


def number(code: str) -> str:
    """WW, WWPP or WWPPGG of a TERYT code."""
    return code[: NUMBER.get(len(code), len(code))]


def above(code: str) -> tuple[str, ...]:
    """The unit and those above it, the country last."""
    whole = number(code)
    return *(whole[:length] for length in (6, 4, 2) if len(whole) >= length), ANYWHERE


def covered(units: list[Unit]) -> list[str]:
    """What a card for residents of these units is filed under; `12*` says that some unit inside 12 has it."""
    if not units:
        return [ANYWHERE]
    found: set[str] = set()
    for unit in units:
        whole = number(queries.current(unit).code if unit.successor_id else unit.code)
        found |= {whole, *(f"{part}*" for part in above(whole)[1:-1])}
    return sorted(found)


def asked(code: str) -> list[str]:
    """Under what to look for a resident of this unit: it, what lies above, and for a larger unit what lies inside."""
    whole = number(code)
    inside = [f"{whole}*"] if len(whole) < 6 else []
    return [*above(whole), *inside]
