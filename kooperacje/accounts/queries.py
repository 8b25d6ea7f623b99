"""Named reads of accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kooperacje.accounts.access import live
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import needs_second_factor
from kooperacje.base import clock
from kooperacje.base.text import search_key

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(account_id: UUID) -> bool:
    """Whether the account has an authenticator app or a security key; recovery codes alone are none."""
    found: bool = Authenticator.objects.filter(user_id=account_id, type__in=FACTORS).exists()
    return found


def factors(account_id: UUID) -> list[Authenticator]:
    """Everything by which the person can prove to be the account's owner, recovery codes included; oldest first."""
    return list(Authenticator.objects.filter(user_id=account_id).order_by("created_at", "pk"))


def is_last_needed_factor(authenticator: Authenticator) -> bool:
    """Whether removing it would leave somebody whose roles need a second factor without one."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
    if others.exclude(pk=authenticator.pk).exists():
        return False
    held = AccountMembership.objects.filter(live(), account_id=authenticator.user_id)
    return needs_second_factor(held.values_list("role", flat=True))


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the list of people is narrowed to; everything empty shows all open accounts."""

    text: str = ""
    role: str = ""
    institution_key: str = ""
    closed: bool = False
    """Closed accounts instead of open ones."""
    without_factor: bool = False
    """Only people who have not set up a second factor."""


def people(among: QuerySet[Account], criteria: Criteria) -> QuerySet[Account]:
    """Those of `among` that meet the criteria, by surname, each with the roles that hold today."""
    found = among.filter(is_active=not criteria.closed)
    for word in search_key(criteria.text).split():
        found = found.filter(search_text__contains=word)
    spells = AccountMembership.objects.filter(live(), account=OuterRef("pk"))
    if criteria.role:
        spells = spells.filter(role=criteria.role)
    if criteria.institution_key:
        spells = spells.filter(institution__key=criteria.institution_key)
    if criteria.role or criteria.institution_key:
        found = found.filter(Exists(spells))
    has_one = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS))
    found = found.annotate(has_factor=has_one)
    if criteria.without_factor:
        found = found.filter(has_factor=False)
    return found.prefetch_related(held_today()).order_by("name_key", "email")


def held_today() -> "Prefetch[str]":
    """The roles that hold today, with their institutions, as `held` on each account."""
    rows = AccountMembership.objects.filter(live()).select_related("institution")
    return Prefetch("memberships", rows.order_by("institution__sort_key", "role"), to_attr="held")


def memberships(account: Account) -> list[AccountMembership]:
    """Every spell of the account, those that hold or are to come first, then the latest."""
    rows = account.memberships.select_related("institution").order_by("-valid_from", "role", "pk")
    today = clock.today()
    return sorted(rows, key=lambda row: row.valid_to is not None and row.valid_to <= today)


def holders(role: str, institution_id: UUID, day: date | None = None) -> QuerySet[Account]:
    """Open accounts that hold the role in the institution on the day, by surname."""
    spells = AccountMembership.objects.filter(
        live(day), Q(role=role, institution_id=institution_id), account=OuterRef("pk")
    )
    return Account.objects.filter(Exists(spells), is_active=True).order_by("name_key", "email")


def demo_people() -> QuerySet[Account]:
    """Demonstration people with their roles, by surname."""
    found = Account.objects.filter(is_demo=True, is_active=True)
    return found.prefetch_related(held_today()).order_by("name_key", "email")


def names(account_ids: list[UUID]) -> dict[UUID, str]:
    """Names of people by account, in one query, for rooms that keep ids only."""
    return dict(Account.objects.filter(pk__in=account_ids).values_list("pk", "full_name"))


def led_institutions(roles: Collection[str]) -> "QuerySet[AccountMembership, UUID]":
    """Institutions in which somebody with an open account holds one of the roles today, for a condition of a query."""
    found = AccountMembership.objects.filter(live(), role__in=sorted(roles), account__is_active=True)
    return found.order_by().values_list("institution_id", flat=True)


def among(roles: Collection[str], institution_id: UUID) -> list[Account]:
    """People who hold one of the roles in the institution today, by surname."""
    spells = AccountMembership.objects.filter(
        live(), role__in=sorted(roles), institution_id=institution_id, account=OuterRef("pk")
    )
    found = Account.objects.filter(Exists(spells), is_active=True)
    return list(found.order_by("name_key", "email"))


def by_id(account_id: UUID) -> Account | None:
    """An open account."""
    return Account.objects.filter(pk=account_id, is_active=True).first()
