"""`kooperacje accounts`: people from the console, so that a first administrator can be made."""

from datetime import datetime

import click
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.accounts import actions, queries
from kooperacje.accounts.actions.memberships import Spell
from kooperacje.accounts.actions.people import password_link
from kooperacje.accounts.models import Account
from kooperacje.accounts.states import Role
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.problems import NotThere
from kooperacje.institutions.actions import ensure
from kooperacje.institutions.models import Institution
from kooperacje.institutions.queries import by_key

BY = system("console")
ROLES = click.Choice([role.value for role in Role])
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def accounts() -> None:
    """People and their roles."""


@accounts.command()
@click.option("--email", required=True, help="The address the person signs in with.")
@click.option("--name", required=True, help="First name and surname.")
@click.option("--role", type=ROLES, required=True)
@click.option("--institution", "key", required=True, help="Key of the institution, such as mops-oswiecim.")
@click.option(
    "--institution-name", default="", help="Register the institution under this name if it is missing."
)
@click.option("--institution-type", default="other", help="Its type, by key.", show_default=True)
@click.option("--reason", default="made from the console", help="Why; kept with the role.")
def create(
    email: str, name: str, role: str, key: str, institution_name: str, institution_type: str, reason: str
) -> None:
    """Open an account with a role and print the link by which its owner chooses a password."""
    with transaction.atomic():
        place = _institution(key, institution_name, institution_type)
        spell = Spell(place, Role(role), clock.today(), reason=reason)
        account = actions.create_account(by=BY, email=email, full_name=name)
        actions.grant_membership(account, by=BY, spell=spell)
        link = password_link(account)
    click.echo(_("The account is open. Choose a password here, once, within three days:"))
    click.echo(link)


@accounts.command()
@click.option("--email", required=True)
@click.option("--role", type=ROLES, required=True)
@click.option("--institution", "key", required=True, help="Key of the institution.")
@click.option("--from", "start", type=DAY, default=None, help="First day; today unless named.")
@click.option("--reason", required=True, help="Why; kept with the role.")
def grant(email: str, role: str, key: str, start: datetime | None, reason: str) -> None:
    """Give somebody a further role."""
    first = start.date() if start else clock.today()
    spell = Spell(_institution(key), Role(role), first, reason=reason)
    actions.grant_membership(_account(email), by=BY, spell=spell)
    click.echo(_("The role has been given."))


@accounts.command()
@click.option("--email", required=True)
def link(email: str) -> None:
    """Print a link by which the person chooses a new password: when no mail reaches them."""
    click.echo(password_link(_account(email)))


@accounts.command("reset-factor")
@click.option("--email", required=True)
@click.option("--reason", required=True, help="Why.")
def reset_factor(email: str, reason: str) -> None:
    """Forget the second step of somebody who lost telephone and recovery codes."""
    removed = actions.reset_second_factor(_account(email), by=BY, reason=reason)
    click.echo(_("Removed: %(count)d.") % {"count": removed})


@accounts.command()
@click.option("--email", required=True)
@click.option("--reason", required=True, help="Why.")
def close(email: str, reason: str) -> None:
    """Close an account; its sessions end at once."""
    actions.deactivate(_account(email), by=BY, reason=reason)
    click.echo(_("The account is closed."))


@accounts.command("list")
def show() -> None:
    """Who has an account, with the roles that hold today."""
    for account in queries.people(Account.objects.all(), queries.Criteria()):
        held = ", ".join(f"{row.role} @ {row.institution.key}" for row in account.held)  # type: ignore[attr-defined]
        click.echo(f"{account.email}\t{account.full_name}\t{held or '-'}")


def _account(email: str) -> Account:
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None:
        raise NotThere(_("There is no account with the address %(email)s.") % {"email": email})
    return account


def _institution(key: str, name: str = "", kind: str = "") -> Institution:
    found = by_key(key)
    if found is None and name:
        found = ensure(by=BY, key=key, name=name, type=kind)
    if found is None:
        raise NotThere(
            _("There is no institution with the key %(key)s; add --institution-name to register it.")
            % {"key": key}
        )
    return found
