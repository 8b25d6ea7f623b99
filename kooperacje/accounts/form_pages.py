"""Headings and words around the forms of the administration of people."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.accounts.labels import ROLE_NAMES
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.pages import FormPage
from kooperacje.accounts.states import Role


def _of(account: Account, heading: str, lead: str, button: str, *, danger: bool = False) -> FormPage:
    back = reverse("accounts:person", args=[account.pk])
    return FormPage(heading, lead, button, back, account.full_name, danger)


def add() -> FormPage:
    lead = _("The person gets an e-mail with a link by which to choose a password.")
    return FormPage(_("Add a person"), lead, _("Add and invite"), reverse("accounts:people"), "")


def change(account: Account) -> FormPage:
    lead = _("A new e-mail address ends the sessions that are open.")
    return _of(account, _("Change name or address"), lead, _("Save"))


def grant(account: Account) -> FormPage:
    return _of(account, _("Give a role"), _("The person is told by e-mail."), _("Give the role"))


def end(membership: AccountMembership) -> FormPage:
    role = ROLE_NAMES[Role(membership.role)]
    lead = _("%(role)s, %(institution)s") % {"role": role, "institution": membership.institution.name}
    return _of(membership.account, _("End a role"), lead, _("End the role"), danger=True)


def deactivate(account: Account) -> FormPage:
    lead = _(
        "Sessions end at once and nobody can sign in to it. Roles and history stay, and it can be opened again."
    )
    return _of(account, _("Close the account"), lead, _("Close the account"), danger=True)


def reactivate(account: Account) -> FormPage:
    lead = _("The person signs in with the same password and second step as before.")
    return _of(account, _("Open the account again"), lead, _("Open the account"))


def reset_factor(account: Account) -> FormPage:
    lead = _(
        "For somebody who lost the telephone and the recovery codes. Make sure by another way, for example by "
        "telephone, that the request is the person's own."
    )
    return _of(account, _("Remove the second step"), lead, _("Remove the second step"), danger=True)
