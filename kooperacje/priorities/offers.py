"""What other rooms know that may become a proposal: a small registry, so that rooms above can add counts of their own.

A room registers a kind with its name and a function from a team to offers. Offers hold counts of things, never of persons
that could be recognised.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from kooperacje.partnership.models import Team


@dataclass(frozen=True, slots=True)
class Offer:
    """Something known: `ref` names it within its kind; `count` is how often, None where nothing is counted."""

    ref: str
    label: str
    detail: str = ""
    url: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of offers: `name` stands above many of them, `single` before one; `counted` says what the number counts."""

    key: str
    name: str | Promise
    single: str | Promise
    find: Callable[[Team], Iterable[Offer]]
    counted: str | Promise = ""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Once, from the `ready` of the room's app."""
    _kinds[kind.key] = kind


def kinds() -> list[Kind]:
    return list(_kinds.values())


def said(key: str, count: int | None) -> tuple[str, str]:
    """What stands before and after the name of one thing; a kind whose room is gone is called by its key."""
    kind = _kinds.get(key)
    if kind is None:
        return key, ""
    return str(kind.single), f"{kind.counted}: {count}" if count is not None and kind.counted else ""


def find(team: Team) -> dict[Kind, list[Offer]]:
    """Everything on offer to this team, by kind in the order of registration."""
    return {kind: list(kind.find(team)) for kind in kinds()}
