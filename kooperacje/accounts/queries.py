"""Named reads of accounts."""

from uuid import UUID

from allauth.mfa.models import Authenticator

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(account_id: UUID) -> bool:
    """Whether the account has an authenticator app or a security key; recovery codes alone are none."""
    found: bool = Authenticator.objects.filter(user_id=account_id, type__in=FACTORS).exists()
    return found
