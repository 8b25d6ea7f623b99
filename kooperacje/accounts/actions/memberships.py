"""Roles in institutions: given from a day, ended on a day, never deleted."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.accounts import access, mails
from kooperacje.accounts.actions.people import invite, new_account, subject_of
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import Role
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.institutions.models import Institution
from kooperacje.journal.actions import record

MAX_REASON = 300


@dataclass(frozen=True, slots=True)
class Spell:
    """A role to be given. `valid_to` is the first day on which it no longer holds; None: no end is set."""

    institution: Institution
    role: Role
    valid_from: date
    valid_to: date | None = None
    reason: str = ""


@transaction.atomic
def grant_membership(account: Account, *, by: Actor, spell: Spell) -> AccountMembership:
    """Give the role; the person is told by e-mail. Raises `Denied`, or `BadInput` for wrong days or an overlap."""
    account = Account.locked(pk=account.pk)
    access.can_give(by, spell.role, spell.institution.pk, account).require()
    _check(account, spell)
    membership = AccountMembership.objects.create(
        account=account,
        institution=spell.institution,
        role=spell.role.value,
        valid_from=spell.valid_from,
        valid_to=spell.valid_to,
        reason=" ".join(spell.reason.split()),
    )
    _journal(by, "role_given", membership)
    if account.has_usable_password() and account.is_active:
        mails.role_given(account, membership, by=by, about=subject_of(account))
    return membership


@transaction.atomic
def add_person(*, by: Actor, email: str, full_name: str, spell: Spell) -> AccountMembership:
    """Bring a person into an institution: an account and an invitation for somebody new, the role for anybody.

    When there is an account with this address already, its name stays as it is and nothing tells the caller so.
    """
    access.can(by, access.CREATE).require()
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is not None:
        return grant_membership(account, by=by, spell=spell)
    account = new_account(by=by, email=email, full_name=full_name, is_demo=False)
    membership = grant_membership(account, by=by, spell=spell)
    invite(account, by=by)
    return membership


@transaction.atomic
def end_membership(
    membership: AccountMembership, *, by: Actor, reason: str, on: date | None = None
) -> AccountMembership:
    """The role holds no longer from this day on, today unless named; the next request already finds it gone.

    An end that was set may be brought forward, not put off. Raises `Denied` or `BadInput`.
    """
    membership = (
        AccountMembership.objects.select_for_update(of=("self",))
        .select_related("account", "institution")
        .get(pk=membership.pk)
    )
    access.can_give(by, Role(membership.role), membership.institution_id, membership.account).require()
    end = on or clock.today()
    faults = []
    if not reason.strip() or len(reason) > MAX_REASON:
        faults.append(Fault("reason", _("Say why, in up to 300 characters.")))
    if end < membership.valid_from:
        faults.append(Fault("on", _("The end cannot lie before the first day.")))
    if membership.valid_to is not None and end >= membership.valid_to:
        faults.append(Fault("on", _("An end was set already; it can only be brought forward.")))
    if faults:
        raise BadInput(faults)
    membership.valid_to, membership.end_reason = end, " ".join(reason.split())
    membership.save(update_fields=["valid_to", "end_reason"])
    _journal(by, "role_ended", membership)
    return membership


def _check(account: Account, spell: Spell) -> None:
    faults = []
    if not spell.reason.strip() or len(spell.reason) > MAX_REASON:
        faults.append(Fault("reason", _("Say why, in up to 300 characters.")))
    if spell.valid_to is not None and spell.valid_to <= spell.valid_from:
        faults.append(Fault("valid_to", _("The last day cannot lie before the first.")))
    elif _overlaps(account, spell):
        faults.append(Fault("role", _("The person has this role in this institution at that time already.")))
    if account.is_demo and not settings.DEMO:
        faults.append(Fault("", _("Demonstration people are for demo mode only.")))
    if faults:
        raise BadInput(faults)


def _overlaps(account: Account, spell: Spell) -> bool:
    same = AccountMembership.objects.filter(
        account=account, institution=spell.institution, role=spell.role.value
    ).exclude(valid_to__lte=spell.valid_from)
    if spell.valid_to is not None:
        same = same.filter(valid_from__lt=spell.valid_to)
    return any(row.valid_to is None or row.valid_to > row.valid_from for row in same)


def _journal(by: Actor, what: str, membership: AccountMembership) -> None:
    record(
        by=by,
        verb=f"accounts.{what}",
        subject=f"accounts.membership:{membership.pk}",
        about=[
            f"accounts.account:{membership.account_id}",
            f"institutions.institution:{membership.institution_id}",
        ],
        details={
            "role": membership.role,
            "valid_from": membership.valid_from.isoformat(),
            "valid_to": membership.valid_to.isoformat() if membership.valid_to else None,
        },
    )
