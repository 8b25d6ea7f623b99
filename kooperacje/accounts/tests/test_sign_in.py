"""Signing in as a whole: password, second factor, recovery, invitation, and the gate for roles that write."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse

from kooperacje.accounts import actions
from kooperacje.accounts.actions.people import password_link
from kooperacje.accounts.models import SignInToken
from kooperacje.accounts.states import SECOND_FACTOR_ROLES, Proof, Role
from kooperacje.accounts.tests.steps import LOGIN, PASSWORD, code_of, proof, sign_in
from kooperacje.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_a_reader_signs_in_by_password(client, worker):
    account = worker("reader")
    response = sign_in(client, account)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert proof(client) == Proof.PASSWORD
    page = client.get(reverse("accounts:me"))
    assert page.status_code == 200
    assert account.full_name in page.content.decode()


def test_the_session_changes_its_key_at_sign_in(client, worker):
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    sign_in(client, worker("reader"))
    assert client.session.session_key != before


def test_signing_in_keeps_the_page_that_was_wanted(client, worker):
    wanted = reverse("accounts:me")
    response = client.post(f"{LOGIN}?next={wanted}", {"login": worker("reader").email, "password": PASSWORD})
    assert response["Location"] == wanted
    assert sign_in(client, worker("reader")).status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client, worker, target):
    response = client.post(
        f"{LOGIN}?next={target}", {"login": worker("reader").email, "password": PASSWORD, "next": target}
    )
    assert "evil" not in response["Location"]
    assert not response["Location"].startswith("javascript")


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, worker):
    wrong = sign_in(client, worker(), "not the password")
    unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": "not the password"})
    assert wrong.status_code == unknown.status_code == 200
    sentence = "Adres e-mail lub hasło są nieprawidłowe."
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()


def test_a_reset_answers_known_and_unknown_addresses_the_same(client, worker):
    account = worker()
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in (account.email, "nobody@example.org")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert [notice.address for notice in Notice.objects.all()] == [account.email]


# bucket -> the request that uses it, and how many are let through in a row
LIMITS = {
    "failed sign-ins of one address": (LOGIN, {"login": "one@example.org", "password": "x"}, 5),
    "resets of one address": ("/konto/haslo/nowe/", {"email": "one@example.org"}, 5),
}


@pytest.mark.parametrize("bucket", LIMITS)
def test_attempts_are_limited(client, bucket):
    path, values, allowed = LIMITS[bucket]
    answers = [client.post(path, values) for _ in range(allowed + 1)]
    refused = [
        answer.status_code == 429 or "Zbyt wiele nieudanych prób" in answer.content.decode()
        for answer in answers
    ]
    assert refused == [False] * allowed + [True]


def test_the_limit_is_shared_by_all_server_processes(client, worker):
    from django.db import connection

    sign_in(client, worker(), "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_ratelimit")
        assert cursor.fetchone()[0] > 0


def test_nobody_signs_up(client):
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for path in ("/konto/signup/", "/accounts/signup/", "/konto/email/", "/accounts/login/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_needs_a_second_factor_goes_nowhere_without_it(client, worker, role):
    sign_in(client, worker(role.value))
    set_up = reverse("accounts_second_factor")
    for path in ("/", reverse("accounts:me"), reverse("accounts:people"), reverse("accounts:demo")):
        response = client.get(path)
        gated = response.status_code == 302 and response["Location"] == set_up
        assert gated is (role in SECOND_FACTOR_ROLES), path
    refused = client.post(reverse("accounts:add"), {"full_name": "X"})
    assert refused.status_code == (302 if role in SECOND_FACTOR_ROLES else 403)


def test_setting_up_the_app_opens_the_door(client, worker):
    account = worker()
    sign_in(client, account)
    assert client.get(reverse("accounts_second_factor")).status_code == 200
    page = client.get(reverse("mfa_activate_totp"))
    assert b"data:image/svg+xml;base64," in page.content
    secret = client.session["mfa.totp.secret"]
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "Kod jest nieprawidłowy" in wrong.content.decode()
    secret = client.session["mfa.totp.secret"]
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert proof(client) == Proof.SECOND_FACTOR
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert codes.status_code == 200
    assert codes.content.decode().count("<code>") == 10
    assert client.get(reverse("accounts:me")).status_code == 200
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept


def test_signing_in_asks_for_the_code_of_the_app(client, with_app):
    account, secret = with_app
    assert sign_in(client, account)["Location"] == reverse("mfa_authenticate")
    assert proof(client) is None
    assert client.get(reverse("accounts:me")).status_code == 302
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": "123"}).status_code == 200
    assert proof(client) is None
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert proof(client) == Proof.SECOND_FACTOR
    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_code_works_once(client, with_app):
    account, secret = with_app
    code = code_of(secret)
    for expected in (302, 200):
        sign_in(client, account)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected
        client.post(reverse("account_logout"))


def test_a_recovery_code_works_once(client, with_app):
    account, _secret = with_app
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (302, 200):
        sign_in(client, account)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected
        client.post(reverse("account_logout"))


def test_a_session_from_before_the_factor_must_show_it(client, with_app, signed_in):
    account, secret = with_app
    signed_in(client, account=account, second_factor=False)
    assert client.get("/")["Location"] == reverse("mfa_reauthenticate")
    client.post(f"{reverse('mfa_reauthenticate')}?next=/", {"code": code_of(secret), "next": "/"})
    assert proof(client) == Proof.SECOND_FACTOR
    assert client.get("/").status_code == 200


def test_the_last_needed_factor_cannot_be_removed(client, with_app, signed_in):
    account, _secret = with_app
    signed_in(client, account=account)
    page = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert Authenticator.objects.filter(user=account, type="totp").exists()
    assert page.status_code == 200


def test_changing_the_password_ends_other_sessions(client, worker, signed_in):
    from django.test import Client

    account = worker("reader")
    other = Client()
    sign_in(other, account)
    sign_in(client, account)
    new = "niebieski rower przy płocie"
    values = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), values).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200
    assert other.get(reverse("accounts:me")).status_code == 302
    assert SignInToken.objects.filter(account=account).count() == 1
    assert Notice.objects.get().subject == "Hasło zostało zmienione"


def test_a_password_too_short_or_common_is_refused(client, worker):
    account = worker("reader")
    sign_in(client, account)
    for weak in ("krótkie", "password1234"):
        values = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        assert client.post(reverse("account_change_password"), values).status_code == 200
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_an_invitation_leads_to_a_first_password(client, an_account, system_actor):
    account = an_account("reader")
    actions.invite(account, by=system_actor)
    text = Notice.objects.get().text
    link = next(line for line in text.splitlines() if line.startswith("http"))
    path = link.removeprefix(settings.SITE_URL)
    page = client.get(path, follow=True)
    assert "Witamy" in page.content.decode()
    here = page.redirect_chain[-1][0]
    assert account.email not in here
    done = client.post(here, {"password1": PASSWORD, "password2": PASSWORD})
    assert done["Location"] == reverse("account_reset_password_from_key_done")
    assert sign_in(client, account).status_code == 302
    assert proof(client) == Proof.PASSWORD
    from django.test import Client

    again = Client().get(path, follow=True)
    assert "stracił ważność" in again.content.decode()


def test_a_reset_never_skips_the_second_factor(client, with_app):
    account, _secret = with_app
    page = client.get(password_link(account).removeprefix(settings.SITE_URL), follow=True)
    new = "niebieski rower przy płocie"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert proof(client) is None
    assert sign_in(client, account, new)["Location"] == reverse("mfa_authenticate")
