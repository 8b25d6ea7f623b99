"""The steps of signing in, for tests."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from kooperacje.accounts.actions.sign_in import SESSION_KEY, digest_of
from kooperacje.accounts.models import SignInToken

PASSWORD = "zielony rower przy płocie"
LOGIN = "/konto/zaloguj/"


HALF_MINUTE = 59_000_000  # the half-minute in which every test's app and server live


def code_of(secret: str) -> str:
    """What the app shows."""
    return format_hotp_value(hotp_value(secret, HALF_MINUTE))


def sign_in(client, account, password=PASSWORD):
    return client.post(LOGIN, {"login": account.email, "password": password})


def proof(client) -> str | None:
    secret = client.session.get(SESSION_KEY)
    row = SignInToken.objects.filter(digest=digest_of(secret)).first() if secret else None
    return row.proof if row else None
