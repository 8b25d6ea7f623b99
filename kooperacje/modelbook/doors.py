"""A door for rooms above: who asked for a change of a passage. This room need not know remarks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kooperacje.base.actor import Actor
from kooperacje.modelbook.models import ModelVersion


@dataclass(frozen=True, slots=True)
class Mention:
    """Something said about a passage. `asked` when it asked for the change that was made."""

    label: str
    text: str
    url: str
    asked: bool


Told = Mapping[str, tuple[Mention, ...]]
"""{ref of a passage of the version: what was said about it}"""
Teller = Callable[[Actor, ModelVersion], Told]

_tellers: dict[str, Teller] = {}


def open_door(name: str, teller: Teller) -> None:
    """Called by a room once, when it is ready. The teller says what the actor may know about the passages of a version."""
    _tellers[name] = teller


def mentions(actor: Actor, version: ModelVersion) -> Told:
    """What all rooms tell, in the order of their names."""
    found: dict[str, tuple[Mention, ...]] = {}
    for _name, teller in sorted(_tellers.items()):
        for ref, told in teller(actor, version).items():
            found[ref] = (*found.get(ref, ()), *told)
    return found
