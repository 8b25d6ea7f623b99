"""Accounts: created, invited, changed, closed and opened again."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kooperacje.accounts import access, mails
from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import Account
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, Fault
from kooperacje.base.text import search_key, sort_key
from kooperacje.journal.actions import record


def subject_of(account: Account) -> str:
    """The account's name in the journal."""
    return f"accounts.account:{account.pk}"


def journal(by: Actor, what: str, account: Account, **details: Any) -> None:
    record(by=by, verb=f"accounts.{what}", subject=subject_of(account), details=details)


@transaction.atomic
def create_account(*, by: Actor, email: str, full_name: str) -> Account:
    """Open an account without a password; nobody can sign in before its owner has answered an invitation.

    Raises `Denied`, or `BadInput` for a wrong or taken address or an empty name.
    """
    access.can(by, access.CREATE).require()
    return new_account(by=by, email=email, full_name=full_name, is_demo=False)


def new_account(*, by: Actor, email: str, full_name: str, is_demo: bool) -> Account:
    values = details_of(email, full_name)
    account = Account(is_demo=is_demo, **values)
    _refuse_taken(account)
    account.set_unusable_password()
    account.save(force_insert=True)
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
    journal(by, "created", account, demo=is_demo)
    return account


@transaction.atomic
def change_account(
    account: Account, *, by: Actor, email: str, full_name: str, expected: int | None
) -> Account:
    """Correct the name or the address. A new address ends all sessions. Raises `Stale` when somebody was faster."""
    account = Account.locked(pk=account.pk)
    access.can(by, access.CHANGE, account).require()
    changed = account.apply(details_of(email, full_name), expected=expected)
    _refuse_taken(account)
    if changed:
        account.save()
        journal(by, "changed", account, fields=sorted(set(changed) & {"email", "full_name"}))
    if "email" in changed:
        EmailAddress.objects.filter(user=account).update(email=account.email)
        sign_in.close_all_sessions(account)
    return account


@transaction.atomic
def invite(account: Account, *, by: Actor) -> None:
    """Send a link by which the person chooses a password. An earlier unused link keeps working until its three days end."""
    account = Account.locked(pk=account.pk)
    access.can(by, access.INVITE, account).require()
    if account.is_demo:
        raise Denied(_("A demonstration person has no mailbox."))
    if not account.is_active:
        raise Denied(_("The account is closed; open it again first."))
    mails.invitation(account, password_link(account), by=by, about=subject_of(account))
    journal(by, "invited", account)


def password_link(account: Account) -> str:
    """A secret address that lets its holder choose the account's password, once, within three days."""
    with translation.override(settings.LANGUAGE_CODE):
        key = default_token_generator.make_token(account)
        path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(account), key])
    return f"{settings.SITE_URL.rstrip('/')}{path}"


@transaction.atomic
def deactivate(account: Account, *, by: Actor, reason: str) -> Account:
    """Close the account: its sessions end at once and nobody can sign in to it. Memberships stay as they are."""
    account = Account.locked(pk=account.pk)
    access.can(by, access.DEACTIVATE, account).require()
    _need(reason)
    if not account.is_active:
        raise BadInput(_("The account is closed already."))
    account.is_active = False
    account.version += 1
    account.save(update_fields=["is_active", "version"])
    sign_in.close_all_sessions(account)
    journal(by, "deactivated", account)
    return account


@transaction.atomic
def reactivate(account: Account, *, by: Actor, reason: str) -> Account:
    """Open a closed account again, with the password and factors it had."""
    account = Account.locked(pk=account.pk)
    access.can(by, access.REACTIVATE, account).require()
    _need(reason)
    if account.is_active:
        raise BadInput(_("The account is open already."))
    account.is_active = True
    account.version += 1
    account.save(update_fields=["is_active", "version"])
    journal(by, "reactivated", account)
    return account


@transaction.atomic
def reset_second_factor(account: Account, *, by: Actor, reason: str) -> int:
    """Forget every factor of somebody who lost telephone and codes; returns how many there were. Sessions end."""
    account = Account.locked(pk=account.pk)
    access.can(by, access.RESET_FACTOR, account).require()
    _need(reason)
    removed: int = Authenticator.objects.filter(user=account).delete()[0]
    sign_in.close_all_sessions(account)
    if not account.is_demo:
        mails.factor_reset(account, by=by, about=subject_of(account))
    journal(by, "factor_reset", account, removed=removed)
    return removed


def details_of(email: str, full_name: str) -> dict[str, str]:
    """Clean columns; raises `BadInput` naming each field that is wrong."""
    address, name = email.strip().lower(), " ".join(full_name.split())
    faults = []
    try:
        validate_email(address)
    except ValidationError:
        faults.append(Fault("email", _("“%(address)s” is not an e-mail address.") % {"address": email}))
    if not name or len(name) > 200:
        faults.append(Fault("full_name", _("A name of 1 to 200 characters is needed.")))
    if faults:
        raise BadInput(faults)
    keys = {"name_key": _surname_first(name), "search_text": search_key(f"{name} {address}")}
    return {"email": address, "full_name": name, **keys}


def _surname_first(name: str) -> str:
    """Lists of people run by surname; the last word is taken for it."""
    words = name.split()
    return sort_key(" ".join([words[-1], *words[:-1]]))[:200]


def _refuse_taken(account: Account) -> None:
    if Account.objects.filter(email__iexact=account.email).exclude(pk=account.pk).exists():
        raise BadInput([Fault("email", _("There is an account with this address already."))])


def _need(reason: str) -> None:
    if not reason.strip():
        raise BadInput([Fault("reason", _("Say why; the sentence is kept with the change."))])
