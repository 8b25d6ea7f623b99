"""People with passwords and second factors."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from kooperacje.accounts.models import Account
from kooperacje.accounts.tests.steps import HALF_MINUTE, PASSWORD


@pytest.fixture(autouse=True)
def _half_minute(monkeypatch):
    """Codes change every half a minute, which may fall between the making of a code and its check."""
    from allauth.mfa.totp.internal import auth

    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([HALF_MINUTE]))


@pytest.fixture
def worker(an_account):
    def make(role: str = "officer") -> Account:
        account = an_account(role)
        account.set_password(PASSWORD)
        account.save()
        return account

    return make


@pytest.fixture
def with_app(worker):
    """An officer with an authenticator app, and the app's secret."""
    account, secret = worker(), generate_totp_secret()
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    return account, secret
