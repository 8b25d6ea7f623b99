"""Who keeps personal data of respondents: rooms say what they have and how it is removed.

A room registers once, when it is ready (`apps.py`), as it does with doors, so this room need not know those above. What a
keeper counts is what is still there; after its removal it counts nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.fields import Words


@dataclass(frozen=True, slots=True)
class Keeper:
    """A kind of personal data. `count` says how many there are, `remove` removes them and says how many they were.

    `remove` runs in the transaction of the removal, after the right to it was checked; remarks and counts must stay.
    """

    name: str
    label: Words
    count: Callable[[Consultation], int]
    remove: Callable[[Consultation, Actor], int]


_keepers: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Let the removal after the retention know of it."""
    _keepers[keeper.name] = keeper


def all_of_them() -> list[Keeper]:
    """Every keeper, in the order of their names."""
    return [_keepers[name] for name in sorted(_keepers)]
