"""Open sessions: how they end, what they cost, and what the journal keeps of them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db.models.functions import Now
from django.urls import reverse

from kooperacje.accounts import actions
from kooperacje.accounts.actions.sign_in import SESSION_KEY
from kooperacje.accounts.models import SignInToken
from kooperacje.accounts.tests.steps import LOGIN, PASSWORD, code_of, sign_in
from kooperacje.journal.models import Event

pytestmark = pytest.mark.django_db


def test_signing_out_ends_the_session_and_needs_a_press(client, worker):
    sign_in(client, worker("reader"))
    assert client.get(reverse("account_logout")).status_code == 200
    assert SignInToken.objects.count() == 1
    client.post(reverse("account_logout"))
    assert not SignInToken.objects.exists()
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_closed_account_is_out_at_the_next_request(client, worker, system_actor):
    account = worker("reader")
    sign_in(client, account)
    actions.deactivate(account, by=system_actor, reason="left")
    assert client.get(reverse("accounts:me")).status_code == 302
    assert SESSION_KEY not in client.session
    assert "_auth_user_id" not in client.session
    assert sign_in(client, account)["Location"] == reverse("account_inactive")


def test_an_hour_without_a_request_signs_out(client, worker):
    sign_in(client, worker("reader"))
    SignInToken.objects.update(last_seen_at=Now() - timedelta(minutes=59))
    assert client.get(reverse("accounts:me")).status_code == 200
    assert SignInToken.objects.filter(last_seen_at__gt=Now() - timedelta(minutes=1)).exists()
    SignInToken.objects.update(last_seen_at=Now() - timedelta(minutes=61))
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_session_without_its_secret_or_with_another_persons_is_nobody(client, worker):
    from django.test import Client

    mine, theirs = worker("reader"), worker("administrator")
    sign_in(client, mine)
    other = Client()
    sign_in(other, theirs)
    session = client.session
    session[SESSION_KEY] = other.session[SESSION_KEY]
    session.save()
    assert client.get(reverse("accounts:me")).status_code == 302
    sign_in(client, mine)
    session = client.session
    del session[SESSION_KEY]
    session.save()
    assert client.get(reverse("accounts:me")).status_code == 302


def test_anonymous_requests_cost_no_query_of_ours(client, rf, django_assert_num_queries):
    from django.http import HttpResponse

    from kooperacje.accounts.middleware import ActorMiddleware

    seen = []
    middleware = ActorMiddleware(lambda request: seen.append(request.actor) or HttpResponse())
    with django_assert_num_queries(0):
        middleware(rf.get("/"))
    assert not seen[0].is_person


def test_the_actor_of_a_request_costs_a_fixed_few(client, worker, django_assert_num_queries):
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpResponse
    from django.test import RequestFactory

    from kooperacje.accounts.middleware import ActorMiddleware

    sign_in(client, worker("reader"))
    request = RequestFactory().get("/", headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}=x"})
    request.session = SessionStore(client.session.session_key)
    middleware = ActorMiddleware(lambda request: HttpResponse(str(request.actor.has_role("reader"))))
    with django_assert_num_queries(4):  # session, identity, recognition, memberships
        assert middleware(request).content == b"True"


def test_nothing_personal_is_in_an_address_or_the_cache(client, worker):
    account = worker("reader")
    response = client.post(LOGIN, {"login": account.email, "password": PASSWORD}, follow=True)
    assert not any(account.email in url for url, _status in response.redirect_chain)
    assert client.get(reverse("accounts:me"))["Cache-Control"].startswith("no-store")
    cache.clear()


def test_signing_in_and_out_and_failing_are_in_the_journal(client, with_app):
    account, secret = with_app
    sign_in(client, account, "wrong password")
    sign_in(client, account)
    client.post(reverse("mfa_authenticate"), {"code": "000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    client.post(reverse("account_logout"))
    client.post(LOGIN, {"login": "nobody@example.org", "password": "x"})
    events = Event.objects.filter(subject=f"accounts.account:{account.pk}").order_by("pk")
    assert [(event.verb, event.actor_kind, event.details) for event in events][1:] == [
        ("accounts.sign_in_failed", "anonymous", {}),
        ("accounts.second_factor_failed", "anonymous", {}),
        ("accounts.signed_in", "person", {"proof": "second_factor"}),
        ("accounts.signed_out", "person", {}),
    ]
    assert Event.objects.filter(verb="accounts.sign_in_failed").count() == 1


def test_factors_and_passwords_are_in_the_journal(client, with_app, signed_in, worker):
    account, _secret = with_app
    account.memberships.all().delete()
    signed_in(client, account=account)
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code_of(client.session["mfa.totp.secret"])})
    new = "niebieski rower przy płocie"
    values = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), values)
    verbs = (
        Event.objects.filter(subject=f"accounts.account:{account.pk}")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    told = [verb.removeprefix("accounts.") for verb in verbs]
    assert told == [
        "created",
        "signed_in",
        "factor_removed",
        "factor_removed",
        "factor_added",
        "password_set",
    ]
