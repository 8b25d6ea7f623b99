"""Who may read and change a file: whoever may do so with the thing it belongs to. That thing's room says who."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.files.models import StoredFile

Rule = Callable[[Actor, str], Decision]
NOT_YOURS = _("You may not use the files of this matter.")


@dataclass(frozen=True, slots=True)
class Owner:
    """The rules of a kind of thing that may have files. Each takes the actor and the thing's subject."""

    may_read: Rule
    may_change: Rule


_owners: dict[str, Owner] = {}


def register(kind: str, *, may_read: Rule, may_change: Rule) -> None:
    """Called by the room of the things "room.model" once, when it is ready."""
    _owners[kind] = Owner(may_read, may_change)


def may_read(actor: Actor, owner: str) -> Decision:
    """Read the names and contents of the files of this thing."""
    rules = _owners.get(owner.partition(":")[0])
    return rules.may_read(actor, owner) if rules else denied(NOT_YOURS)


def may_change(actor: Actor, owner: str) -> Decision:
    """Add and remove files of this thing."""
    rules = _owners.get(owner.partition(":")[0])
    return rules.may_change(actor, owner) if rules else denied(NOT_YOURS)


def get_or_404(actor: Actor, file_id: UUID) -> StoredFile:
    """Raises `NotThere` for absent and forbidden alike."""
    file = StoredFile.objects.filter(pk=file_id).first()
    if file is None or not may_read(actor, file.owner):
        raise NotThere
    return file
