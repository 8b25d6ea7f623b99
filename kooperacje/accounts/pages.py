"""Values for the pages of accounts; dates are Polish days, an open end is None."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kooperacje.accounts import access, queries
from kooperacje.accounts.labels import CAPABILITY_NAMES, ROLE_NAMES, ROLE_PURPOSES
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import CAPABILITIES, Role, needs_second_factor
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision

PEOPLE_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Held:
    """One spell of one role. `last_day` None: no end is set; `phase` is past, present or future."""

    role: str
    institution: str
    first_day: date
    last_day: date | None
    never: bool
    reason: str
    end_reason: str
    phase: str
    end_url: str
    may_end: Decision


@dataclass(frozen=True, slots=True)
class Factor:
    """One way to prove the second step. Urls are empty where there is nothing to do."""

    name: str
    added: datetime
    used: datetime | None
    remove_url: str


@dataclass(frozen=True, slots=True)
class Way:
    """A second factor that can be set up here."""

    name: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Me:
    """The reader's own account."""

    full_name: str
    email: str
    is_demo: bool
    memberships: tuple[Held, ...]
    purposes: tuple[tuple[str, str], ...]
    factors: tuple[Factor, ...]
    codes_left: int | None
    needs_factor: bool
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class SecondFactorNeeded:
    heading: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    name: str
    email: str
    url: str
    roles: tuple[tuple[str, str], ...]
    has_factor: bool
    never_signed_in: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class People:
    """One page of the list of people. `total` counts all that were found."""

    lines: tuple[PersonLine, ...]
    total: int
    number: int
    last: int
    narrowed: bool
    may_add: Decision


@dataclass(frozen=True, slots=True)
class Person:
    """One person, with what the reader may do."""

    name: str
    email: str
    is_active: bool
    is_demo: bool
    has_password: bool
    factors: int
    created: datetime
    last_sign_in: datetime | None
    memberships: tuple[Held, ...]
    urls: dict[str, str]
    manages: bool
    may: dict[str, Decision]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form on it."""

    heading: str
    lead: str
    button: str
    back: str
    crumb: str
    danger: bool = False


@dataclass(frozen=True, slots=True)
class DemoPerson:
    account_id: UUID
    name: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DemoPeople:
    people: tuple[DemoPerson, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in the table of roles."""

    name: Promise
    purpose: Promise
    capabilities: tuple[Promise, ...]
    second_factor: bool


def me(account: Account, actor: Actor) -> Me:
    """The reader's own page: roles with what they are for, and ways of signing in."""
    rows = queries.memberships(account)
    owned = queries.factors(account.pk)
    codes = next((row for row in owned if row.type == Authenticator.Type.RECOVERY_CODES), None)
    live = tuple(Role(membership.role) for membership in actor.memberships)
    return Me(
        full_name=account.full_name,
        email=account.email,
        is_demo=account.is_demo,
        memberships=tuple(_held(row, actor, account) for row in rows),
        purposes=tuple((str(ROLE_NAMES[role]), str(ROLE_PURPOSES[role])) for role in Role if role in live),
        factors=tuple(_factor(row) for row in owned if row.type in queries.FACTORS),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
        needs_factor=needs_second_factor(live),
        ways=ways(owned),
    )


def second_factor_needed() -> SecondFactorNeeded:
    return SecondFactorNeeded(_("Set up the second step of signing in"), ways([]))


def ways(owned: list[Authenticator]) -> tuple[Way, ...]:
    """What can still be set up: one app, any number of keys where the browser hands them out."""
    found = []
    if not any(row.type == Authenticator.Type.TOTP for row in owned):
        found.append(
            Way(
                _("Authenticator app"),
                _("An app on your telephone shows six digits that change every half a minute."),
                reverse("mfa_activate_totp"),
            )
        )
    if "webauthn" in settings.MFA_SUPPORTED_TYPES:
        found.append(
            Way(
                _("Security key"),
                _("A key in the USB port, or the fingerprint or PIN of this computer or telephone."),
                reverse("mfa_add_webauthn"),
            )
        )
    return tuple(found)


def people(actor: Actor, criteria: queries.Criteria, number: int) -> People:
    """The page of that number; one that does not exist becomes the nearest that does."""
    found = queries.people(access.visible(actor), criteria)
    total = found.count()
    last = max(1, -(-total // PEOPLE_PER_PAGE))
    number = min(max(1, number), last)
    start = (number - 1) * PEOPLE_PER_PAGE
    return People(
        lines=tuple(_line(account) for account in found[start : start + PEOPLE_PER_PAGE]),
        total=total,
        number=number,
        last=last,
        narrowed=criteria != queries.Criteria(),
        may_add=access.can(actor, access.CREATE),
    )


def person(account: Account, actor: Actor) -> Person:
    """Everything an administrator needs about one person."""
    place = [account.pk]
    rows = queries.memberships(account)
    return Person(
        name=account.full_name,
        email=account.email,
        is_active=account.is_active,
        is_demo=account.is_demo,
        has_password=account.has_usable_password(),
        factors=sum(row.type in queries.FACTORS for row in queries.factors(account.pk)),
        created=account.created_at,
        last_sign_in=account.last_login,
        memberships=tuple(_held(row, actor, account) for row in rows),
        urls={
            "list": reverse("accounts:people"),
            "grant": reverse("accounts:grant", args=place),
            **{name: reverse(f"accounts:{name}", args=place) for name in _ACTS},
        },
        manages=access.manages(actor),
        may={name: access.can(actor, verb, account) for name, verb in _ACTS.items()},
    )


_ACTS = {
    "change": access.CHANGE,
    "invite": access.INVITE,
    "deactivate": access.DEACTIVATE,
    "reactivate": access.REACTIVATE,
    "reset_factor": access.RESET_FACTOR,
}


def demo_people() -> DemoPeople:
    """Everybody who can be entered by one click."""
    rows = queries.demo_people()
    return DemoPeople(tuple(DemoPerson(row.pk, row.full_name, _roles(row)) for row in rows))


def roles() -> tuple[RoleLine, ...]:
    """The table of roles."""
    return tuple(
        RoleLine(
            ROLE_NAMES[role],
            ROLE_PURPOSES[role],
            tuple(name for capability, name in CAPABILITY_NAMES.items() if capability in CAPABILITIES[role]),
            needs_second_factor([role]),
        )
        for role in Role
    )


def criteria_of(query: QueryDict) -> queries.Criteria:
    """What the address of the list asks for; a role that does not exist asks for nothing."""
    role = query.get("role", "")
    return queries.Criteria(
        text=query.get("q", "").strip()[:100],
        role=role if role in set(Role) else "",
        institution_key=query.get("institution", ""),
        closed=query.get("state") == "closed",
        without_factor=query.get("state") == "without-factor",
    )


def number_of(query: QueryDict) -> int:
    """The page of a list that the address asks for; nonsense asks for the first."""
    wanted = query.get("page", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 else 1


def _line(account: Account) -> PersonLine:
    return PersonLine(
        name=account.full_name,
        email=account.email,
        url=reverse("accounts:person", args=[account.pk]),
        roles=_roles(account),
        has_factor=account.has_factor,  # type: ignore[attr-defined]
        never_signed_in=account.last_login is None,
        is_demo=account.is_demo,
    )


def _roles(account: Account) -> tuple[tuple[str, str], ...]:
    held: list[AccountMembership] = account.held  # type: ignore[attr-defined]
    return tuple((str(ROLE_NAMES[Role(row.role)]), row.institution.name) for row in held)


def _held(row: AccountMembership, actor: Actor, account: Account) -> Held:
    today = clock.today()
    phase = "present" if row.valid_from <= today else "future"
    if row.valid_to is not None and row.valid_to <= today:
        phase = "past"
    return Held(
        role=str(ROLE_NAMES[Role(row.role)]),
        institution=row.institution.name,
        first_day=row.valid_from,
        last_day=row.valid_to - timedelta(days=1) if row.valid_to else None,
        never=row.valid_to == row.valid_from,
        reason=row.reason,
        end_reason=row.end_reason,
        phase=phase,
        end_url=reverse("accounts:end", args=[row.pk]) if phase != "past" else "",
        may_end=access.can_give(actor, Role(row.role), row.institution_id, account),
    )


def _factor(row: Authenticator) -> Factor:
    is_app = row.type == Authenticator.Type.TOTP
    return Factor(
        name=_("Authenticator app") if is_app else row.wrap().name,
        added=row.created_at,
        used=row.last_used_at,
        remove_url=reverse("mfa_deactivate_totp")
        if is_app
        else reverse("mfa_remove_webauthn", args=[row.pk]),
    )
