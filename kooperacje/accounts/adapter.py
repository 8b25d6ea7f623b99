"""How the sign-in library is made ours: closed sign-up, our sentences, our outbox, encrypted keys of second factors."""

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts import mails
from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import Account
from kooperacje.accounts.queries import is_last_needed_factor
from kooperacje.base.actor import system

# What the library says after an act; a sentence that it would say and that is not here is not said.
MESSAGES = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _(
        "The password has been changed. Other sessions have been ended."
    ),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is no longer used for signing in."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "New recovery codes are ready. Keep them in a safe place."
    ),
    "mfa/messages/webauthn_added.txt": _("The security key has been added."),
    "mfa/messages/webauthn_removed.txt": _("The security key has been removed."),
}


# How one can show again who one is, by the library's name of the way.
WAYS = {
    "reauthenticate": _("by password"),
    "mfa_reauthenticate": _("by a code from the app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("by a security key"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Passwords and sessions."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it has been used already."),
        "invalid_password_reset": _("This link is no longer valid."),
        "too_many_login_attempts": _("Too many failed attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Demonstration people never come in through the sign-in pages, in demo mode neither."""
        if user.is_demo:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def set_password(self, user: Account, password: str) -> None:
        request = context.request
        sign_in.set_password(user, password, here=request.session if request.user == user else None)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        found = Account.objects.filter(email__iexact=credentials.get("email", "")).first()
        sign_in.note_failure(found, "sign_in_failed")

    def send_mail(self, template_prefix: str, email: str, values: dict[str, Any]) -> None:
        """Through our outbox and in our words. A message that we have no words for is a fault, not a silence."""
        account = Account.objects.get(email__iexact=email)
        about = f"accounts.account:{account.pk}"
        if template_prefix == mails.PASSWORD_LINK:
            link = values["password_reset_url"]
            mails.password_link(account, link, by=system("accounts"), about=about)
        else:
            mails.event(account, template_prefix, by=system("accounts"), about=about)

    def send_password_reset_mail(self, user: Account, email: str, values: dict[str, Any]) -> None:
        if not user.is_demo:
            super().send_password_reset_mail(user, email, values)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A change to how one signs in asks for the password again, unless it was given in the last ten minutes."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS.get(way["id"], way["description"])} for way in methods]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        sentence = message or MESSAGES.get(message_template or "")
        if sentence:
            super().add_message(request, level, message=str(sentence), extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it has been used already."),
        "cannot_delete_authenticator": _(
            "Your role needs a second factor; set up another one before you remove this."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_last_needed_factor(authenticator)

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)


def _keys() -> MultiFernet:
    """Keys derived from the server's secret; earlier secrets still decrypt, so that the secret can be changed."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"kooperacje second factor").derive(
        force_bytes(secret)
    )
    return Fernet(base64.urlsafe_b64encode(derived))
