"""Rooms above say what else they know of an institution; its page in the register leads there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kooperacje.base.actor import Actor
from kooperacje.institutions.models import Institution


@dataclass(frozen=True, slots=True)
class Lead:
    """Where to read more, and what is there."""

    label: str
    url: str
    about: str = ""


Guide = Callable[[Institution, Actor], Iterable[Lead]]
_guides: list[Guide] = []


def offer(guide: Guide) -> None:
    """Add leads to the page of every institution; called once, from the `ready` of an app."""
    _guides.append(guide)


def leads(institution: Institution, actor: Actor) -> tuple[Lead, ...]:
    """What the rooms above offer about this institution."""
    return tuple(lead for guide in _guides for lead in guide(institution, actor))
