"""Messages of this room, through the outbox. The sign-in library's own messages get our sentences here too."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.labels import ROLE_NAMES
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import Role
from kooperacje.base.actor import Actor
from kooperacje.notices.actions import post

# What happened to an account, by the library's name of its message: subject and first sentence.
EVENTS: dict[str, tuple[Promise, Promise]] = {
    "account/email/password_changed": (
        _("Your password was changed"),
        _("The password of your account was changed."),
    ),
    "account/email/password_reset": (
        _("Your password was changed"),
        _("The password of your account was changed by the link from an e-mail."),
    ),
    "mfa/email/totp_activated": (
        _("An authenticator app was set up"),
        _("An authenticator app was set up for signing in to your account."),
    ),
    "mfa/email/totp_deactivated": (
        _("The authenticator app was turned off"),
        _("The authenticator app is no longer used for signing in to your account."),
    ),
    "mfa/email/recovery_codes_generated": (
        _("New recovery codes were made"),
        _("New recovery codes were made for your account; the earlier ones no longer work."),
    ),
    "mfa/email/webauthn_added": (
        _("A security key was added"),
        _("A security key was added to your account."),
    ),
    "mfa/email/webauthn_removed": (
        _("A security key was removed"),
        _("A security key was removed from your account."),
    ),
}
PASSWORD_LINK = "account/email/password_reset_key"  # noqa: S105 - a name of a template


def invitation(account: Account, link: str, *, by: Actor, about: str) -> None:
    """The first message a person gets: what this is, and where to choose a password."""
    _send(account, gettext_lazy("Invitation to Kooperacje"), "invitation", {"link": link}, by, about)


def password_link(account: Account, link: str, *, by: Actor, about: str) -> None:
    _send(account, gettext_lazy("A new password for Kooperacje"), "password_link", {"link": link}, by, about)


def role_given(account: Account, membership: AccountMembership, *, by: Actor, about: str) -> None:
    values = {
        "role": ROLE_NAMES[Role(membership.role)],
        "institution": membership.institution.name,
        "valid_from": membership.valid_from,
    }
    _send(account, gettext_lazy("You have a new role in Kooperacje"), "role_given", values, by, about)


def factor_reset(account: Account, *, by: Actor, about: str) -> None:
    sentence = gettext_lazy(
        "An administrator removed the second step of signing in from your account; you will set it up anew."
    )
    subject = gettext_lazy("The second step of signing in was removed")
    _send(account, subject, "event", {"sentence": sentence}, by, about)


def event(account: Account, prefix: str, *, by: Actor, about: str) -> None:
    """A change to how one signs in, told to the owner, so that somebody else's doing is noticed."""
    subject, sentence = EVENTS[prefix]
    _send(account, subject, "event", {"sentence": sentence}, by, about)


def _send(
    account: Account, subject: Promise, template: str, values: dict[str, Any], by: Actor, about: str
) -> None:
    """In the site's first language: a person's own choice of language is not known here."""
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            f"accounts/email/{template}.txt",
            {"name": account.full_name, "site": settings.SITE_URL, **values},
        )
        post(to=account.email, subject=str(subject), text=text, by=by, about=about)
