"""How the sign-in library is made ours: closed sign-up, our sentences, our outbox, encrypted keys of second factors."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.actions import sign_in
from kooperacje.accounts.models import Account

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
        """A new password ends every session but the one it was set in."""
        user.set_password(password)
        user.save(update_fields=["password"])
        here = self.request.session if self.request and self.request.user == user else None
        sign_in.close_all_sessions(user, but=here)

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
    }

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
