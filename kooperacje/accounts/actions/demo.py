"""People of the demonstration: made up, marked as such for ever, entered by one click, and only in demo mode."""

from datetime import date

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.actions.memberships import Spell, grant_membership
from kooperacje.accounts.actions.people import new_account
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import Proof, Role
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Denied
from kooperacje.institutions.models import Institution

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "demo"


def require_demo_mode() -> None:
    """Raise `Denied` outside demo mode."""
    if not settings.DEMO:
        raise Denied("Demonstration people exist in demo mode only.")


@transaction.atomic
def ensure_demo_person(
    *,
    by: Actor,
    email: str,
    full_name: str,
    institution: Institution,
    role: Role | str,
    valid_from: date | None = None,
) -> Account:
    """The demonstration person with this address, holding the role from the day, today unless named.

    Doing it twice changes nothing. An address of a real account is refused, as is everything outside demo mode.
    """
    require_demo_mode()
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        account = new_account(by=by, email=email, full_name=full_name, is_demo=True)
    if not account.is_demo:
        raise Denied("A real account never becomes a demonstration person.")
    spell = Spell(institution, Role(role), valid_from or clock.today(), reason=REASON)
    held = AccountMembership.objects.filter(account=account, institution=institution, role=spell.role.value)
    if not held.exists():
        grant_membership(account, by=by, spell=spell)
    return account


@transaction.atomic
def become(account: Account, request: HttpRequest) -> None:
    """Enter as a demonstration person, without password and second factor; the session says so for its whole life."""
    require_demo_mode()
    if not account.is_demo or not account.is_active:
        raise Denied("Only a demonstration person can be entered by one click.")
    login(request, account, backend=BACKEND)
    sign_in.open_session(account, request.session, proof=Proof.DEMO)
