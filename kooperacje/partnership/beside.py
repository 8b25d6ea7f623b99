"""What rooms above show beside a team: an entry of its workspace, and what everybody reads of it on its public page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from kooperacje.partnership.models import Team


@dataclass(frozen=True, slots=True)
class Shown:
    """Lines for everybody, with the page that says more."""

    lines: tuple[str, ...]
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Beside:
    """`work` is the address within the workspace; `public` says nothing where there is nothing to read yet."""

    label: str | Promise
    work: Callable[[Team], str]
    public: Callable[[Team], Shown | None]


_known: dict[str, Beside] = {}


def register(key: str, one: Beside) -> None:
    """Once, from the `ready` of the room's app."""
    _known[key] = one


def entries(team: Team) -> list[tuple[str, str]]:
    """(label, address) for the workspace."""
    return [(str(one.label), one.work(team)) for one in _known.values()]


def public(team: Team) -> list[tuple[str, Shown]]:
    """(heading, what is shown), for those that have something."""
    found = [(str(one.label), one.public(team)) for one in _known.values()]
    return [(label, shown) for label, shown in found if shown]
