"""Roles and what they are for. A role is held in one institution, from a day to a day.

| role | for whom |
|---|---|
| `officer` | prepares, runs and publishes the consultations of the own institution; keeps the register of institutions |
| `reader` | an expert or colleague who reads the workspace of the own institution's consultations, unpublished ones too |
| `leader` | leads partnerships, their diagnosis and basket of services, for the own institution (leader of the team, network officer) |
| `contact` | speaks for the own institution in partnerships: its cards, services and declarations (osoba koordynująca) |
| `member` | belongs to the institution: sees its contacts that are not public |
| `local_administrator` | manages people and roles of the own institution |
| `administrator` | manages people everywhere, loads the registers of institutions and of territory |
| `auditor` | reads the journal; the data protection officer (IOD) |

Rooms below this one know a role by its value alone.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """The value is kept in rows and journals, and never changes its meaning."""

    OFFICER = "officer"
    READER = "reader"
    LEADER = "leader"
    CONTACT = "contact"
    MEMBER = "member"
    LOCAL_ADMINISTRATOR = "local_administrator"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Capability(StrEnum):
    """What a role gives."""

    READ_WORKSPACE = "read_workspace"
    RUN_CONSULTATIONS = "run_consultations"
    RUN_PARTNERSHIPS = "run_partnerships"
    SPEAK_FOR_INSTITUTION = "speak_for_institution"
    READ_OWN_CONTACTS = "read_own_contacts"
    KEEP_INSTITUTIONS = "keep_institutions"
    MANAGE_PEOPLE = "manage_people"
    IMPORT_TERRITORY = "import_territory"
    READ_JOURNAL = "read_journal"


class Proof(StrEnum):
    """How a signed-in person was recognised in this session."""

    PASSWORD = "password"  # noqa: S105 - the name of a way, not a secret
    SECOND_FACTOR = "second_factor"
    DEMO = "demo"


_C = Capability
CAPABILITIES: Mapping[Role, frozenset[Capability]] = {
    Role.OFFICER: frozenset(
        {
            _C.READ_WORKSPACE,
            _C.RUN_CONSULTATIONS,
            _C.RUN_PARTNERSHIPS,
            _C.SPEAK_FOR_INSTITUTION,
            _C.READ_OWN_CONTACTS,
            _C.KEEP_INSTITUTIONS,
        }
    ),
    Role.READER: frozenset({_C.READ_WORKSPACE, _C.READ_OWN_CONTACTS}),
    Role.LEADER: frozenset({_C.RUN_PARTNERSHIPS, _C.SPEAK_FOR_INSTITUTION, _C.READ_OWN_CONTACTS}),
    Role.CONTACT: frozenset({_C.SPEAK_FOR_INSTITUTION, _C.READ_OWN_CONTACTS}),
    Role.MEMBER: frozenset({_C.READ_OWN_CONTACTS}),
    Role.LOCAL_ADMINISTRATOR: frozenset({_C.MANAGE_PEOPLE, _C.READ_OWN_CONTACTS}),
    Role.ADMINISTRATOR: frozenset(
        {_C.MANAGE_PEOPLE, _C.READ_OWN_CONTACTS, _C.KEEP_INSTITUTIONS, _C.IMPORT_TERRITORY}
    ),
    Role.AUDITOR: frozenset({_C.READ_JOURNAL, _C.READ_OWN_CONTACTS}),
}
READING = frozenset({Capability.READ_WORKSPACE, Capability.READ_OWN_CONTACTS})

# Roles that count in their own institution; an administrator of that institution may give and take them.
LOCAL_ROLES = frozenset(
    {Role.OFFICER, Role.READER, Role.LEADER, Role.CONTACT, Role.MEMBER, Role.LOCAL_ADMINISTRATOR}
)


def roles_with(capability: Capability) -> frozenset[Role]:
    """Every role that gives the capability."""
    return frozenset(role for role, gives in CAPABILITIES.items() if capability in gives)


# Who can change something, or read who did what, signs in with a second factor.
SECOND_FACTOR_ROLES = frozenset(role for role, gives in CAPABILITIES.items() if gives - READING)


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whether one of the roles may be used only in a session that proved a second factor."""
    return bool(SECOND_FACTOR_ROLES & set(roles))


def satisfies(proof: str, *, demo_mode: bool) -> bool:
    """Whether a session recognised in this way may use a role that needs a second factor."""
    return proof == Proof.SECOND_FACTOR or (proof == Proof.DEMO and demo_mode)


def holds_on(day: date, valid_from: date, valid_to: date | None) -> bool:
    """Whether a spell holds on the day. `valid_to` is the first day on which it no longer does."""
    return valid_from <= day and (valid_to is None or day < valid_to)
