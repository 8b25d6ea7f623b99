"""Doors that rooms above open into the pages of a consultation, so that this room need not know them.

A room registers its pages once, when it is ready (`apps.py`). Each takes the consultation's slug as only argument.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.outline.fields import Words

May = Callable[[Actor, Consultation], Decision]


def always(actor: Actor, consultation: Consultation) -> Decision:
    """For whoever may enter the workspace."""
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Door:
    """A page of another room. `after` is the tab of the workspace that it stands behind."""

    name: str
    label: Words
    view: str
    after: str = ""
    may: May = always


_workspace: dict[str, Door] = {}
_beside_remark: dict[str, tuple[Words, str]] = {}
_public: dict[str, Door] = {}


def open_in_workspace(door: Door) -> None:
    """Put a tab into the workspace of every consultation."""
    _workspace[door.name] = door


def open_to_public(door: Door) -> None:
    """Put a link on the public page of every consultation for which the door's rule says yes to anybody."""
    _public[door.name] = door


def open_beside_remark(name: str, label: Words, view: str) -> None:
    """Put a link on the page of every remark; the view takes the consultation's slug and the remark's key."""
    _beside_remark[name] = (label, view)


def beside_remark(slug: str, key: str) -> list[tuple[str, str]]:
    """(label, address) of the links on the page of one remark, in the order of their names."""
    return [
        (str(label), reverse(view, args=[slug, key]))
        for _name, (label, view) in sorted(_beside_remark.items())
    ]


def behind(tab: str) -> list[Door]:
    """The doors of the workspace that stand behind this tab, in the order of their names."""
    return sorted((door for door in _workspace.values() if door.after == tab), key=lambda door: door.name)


def public() -> list[Door]:
    """The doors of the public page, in the order of their names."""
    return sorted(_public.values(), key=lambda door: door.name)
