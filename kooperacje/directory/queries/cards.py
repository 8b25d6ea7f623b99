"""One card, and the cards of one institution."""

import json
from dataclasses import dataclass
from typing import Any

from kooperacje.directory.asking import Ask
from kooperacje.directory.queries.search import Hit, conditions, rows


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the page of a card shows."""

    key: str
    provider: str
    brief: dict[str, Any]
    whole: dict[str, Any]


def card(key: str) -> Card | None:
    """The card with this key, while residents may see it."""
    where, values = conditions(Ask())
    found = rows(
        "SELECT key, provider, brief::text, whole::text FROM directory_listing "  # noqa: S608
        f"WHERE is_main AND key = %s AND {' AND '.join(where)}",
        [key, *values],
    )
    return Card(found[0][0], found[0][1], json.loads(found[0][2]), json.loads(found[0][3])) if found else None


def of_provider(key: str, most: int = 200) -> tuple[Hit, ...]:
    """The cards of an institution, in Polish order."""
    where, values = conditions(Ask())
    found = rows(
        "SELECT key, provider, brief::text FROM directory_listing "  # noqa: S608
        f"WHERE is_main AND provider = %s AND {' AND '.join(where)} ORDER BY sort_key LIMIT {most}",
        [key, *values],
    )
    return tuple(Hit(row[0], row[1], json.loads(row[2]), None) for row in found)
