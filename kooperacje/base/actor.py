"""Who acts. Every action takes an `Actor`, never a request or a user row."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    ANONYMOUS = "anonymous"
    PERSON = "person"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Membership:
    """A live membership of the acting person; dated rows outside their term never get here."""

    institution_id: UUID
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or process that acts, with the memberships that are live at this moment.

    `label` names the process of a system actor (for the journal); for a person it stays empty, since names do
    not belong in logs.
    """

    kind: ActorKind
    account_id: UUID | None = None
    memberships: tuple[Membership, ...] = field(default=())
    label: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind is ActorKind.PERSON

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    def institutions_as(self, *roles: str) -> frozenset[UUID]:
        """Institutions in which the actor holds one of the roles now."""
        return frozenset(m.institution_id for m in self.memberships if m.role in roles)

    def has_role(self, *roles: str, institution_id: UUID | None = None) -> bool:
        """Whether a live membership gives one of the roles, in the institution named or in any."""
        held = self.institutions_as(*roles)
        return bool(held) if institution_id is None else institution_id in held


ANONYMOUS = Actor(ActorKind.ANONYMOUS)


def system(label: str) -> Actor:
    """An actor for a process of ours, such as the sample-data loader or the worker."""
    return Actor(ActorKind.SYSTEM, label=label)
