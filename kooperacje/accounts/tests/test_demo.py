"""The demonstration's door: one click in demo mode, no door at all outside it."""

import subprocess
import sys

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.urls import reverse

from kooperacje.accounts import actions
from kooperacje.accounts.models import Account, SignInToken
from kooperacje.accounts.states import Proof
from kooperacje.base.decisions import Denied
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice
from kooperacje.runtime import paths


@pytest.fixture
def demo_officer(an_institution, system_actor) -> Account:
    return actions.ensure_demo_person(
        by=system_actor,
        email="anna.pokazowa@example.org",
        full_name="Anna Pokazowa",
        institution=an_institution(),
        role="officer",
    )


@pytest.mark.django_db
def test_one_press_makes_one_anybody_and_skips_the_second_factor(client, demo_officer):
    page = client.get(reverse("accounts:demo")).content.decode()
    assert "Anna Pokazowa" in page
    assert "prowadzący konsultacje" in page
    assert client.post(reverse("accounts:demo_enter", args=[demo_officer.pk])).status_code == 302
    assert SignInToken.objects.get().proof == Proof.DEMO
    assert client.get(reverse("accounts:me")).status_code == 200
    assert Event.objects.get(verb="accounts.signed_in").details == {"proof": "demo"}


@pytest.mark.django_db
def test_the_door_does_not_open_by_looking(client, demo_officer):
    assert client.get(reverse("accounts:demo_enter", args=[demo_officer.pk])).status_code == 405
    assert not SignInToken.objects.exists()


@pytest.mark.django_db
def test_a_real_account_cannot_be_entered(client, an_account, rf):
    real = an_account("administrator")
    assert client.post(reverse("accounts:demo_enter", args=[real.pk])).status_code == 404
    assert real.full_name not in client.get(reverse("accounts:demo")).content.decode()
    from kooperacje.accounts.actions.demo import become

    request = rf.post("/")
    request.session = client.session
    with pytest.raises(Denied):
        become(real, request)


@pytest.mark.django_db
def test_doing_it_twice_changes_nothing(demo_officer, an_institution, system_actor):
    for _ in range(2):
        again = actions.ensure_demo_person(
            by=system_actor,
            email=demo_officer.email.upper(),
            full_name="Ktoś Inny",
            institution=an_institution(),
            role="officer",
        )
        assert (again.pk, again.full_name, again.memberships.count()) == (demo_officer.pk, "Anna Pokazowa", 1)


@pytest.mark.django_db
def test_a_real_account_never_becomes_a_demonstration_person(an_account, an_institution, system_actor):
    real = an_account("reader")
    with pytest.raises(Denied):
        actions.ensure_demo_person(
            by=system_actor,
            email=real.email,
            full_name=real.full_name,
            institution=an_institution(),
            role="officer",
        )


@pytest.mark.django_db
def test_a_demonstration_person_has_no_password_whoever_sets_one(client, demo_officer, system_actor):
    demo_officer.set_password("zielony rower przy płocie")
    with pytest.raises(IntegrityError, match="account_demo_has_no_password"), transaction.atomic():
        demo_officer.save()
    with pytest.raises(Denied):
        actions.invite(demo_officer, by=system_actor)
    client.post(reverse("account_reset_password"), {"email": demo_officer.email})
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_the_sign_in_pages_refuse_a_demonstration_person(demo_officer, rf):
    from kooperacje.accounts.adapter import AccountAdapter

    request = rf.post("/")
    answer = AccountAdapter(request).pre_login(
        request,
        demo_officer,
        email_verification="none",
        signal_kwargs=None,
        email=None,
        signup=False,
        redirect_url=None,
    )
    assert answer["Location"] == reverse("account_inactive")


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_outside_demo_mode_nobody_is_made_or_entered(an_institution, system_actor, rf, client):
    from kooperacje.accounts.actions.demo import become

    with pytest.raises(Denied):
        actions.ensure_demo_person(
            by=system_actor,
            email="x@example.org",
            full_name="X Y",
            institution=an_institution(),
            role="reader",
        )
    assert not Account.objects.exists()
    with pytest.raises(Denied):
        become(Account(is_demo=True), rf.post("/"))


@pytest.mark.django_db
def test_a_session_entered_in_demo_mode_ends_when_demo_mode_does(client, demo_officer):
    client.post(reverse("accounts:demo_enter", args=[demo_officer.pk]))
    with override_settings(DEMO=False):
        assert client.get(reverse("accounts:me")).status_code == 302
        assert "_auth_user_id" not in client.session
    assert client.get(reverse("accounts:me")).status_code == 302


@pytest.mark.django_db
def test_even_a_token_that_claims_demo_opens_no_real_account(client, an_account, signed_in):
    signed_in(client, "administrator")
    SignInToken.objects.update(proof=Proof.DEMO.value)
    assert client.get(reverse("accounts:me")).status_code == 302


WITHOUT_DEMO = """
import django; django.setup()
from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from django.conf import settings
assert settings.DEMO is False
assert len(get_resolver().url_patterns) > 0 and reverse("account_login")
for name in ("accounts:demo", "accounts:demo_enter"):
    for arguments in ([], ["00000000-0000-0000-0000-000000000000"]):
        try:
            reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        raise SystemExit(f"{name} can be reversed")
for path in ("/demo/", "/en/demo/", "/demo/00000000-0000-0000-0000-000000000000/"):
    try:
        resolve(path)
    except Resolver404:
        continue
    raise SystemExit(f"{path} resolves")
try:
    import kooperacje.accounts.demo
except ImproperlyConfigured:
    print("no door")
"""


@pytest.mark.parametrize("value", ["", "true"])
def test_outside_demo_mode_there_is_no_route_no_view_and_no_way_in(value):
    """A process of its own: what is decided when the site starts can only be seen at a start."""
    import os

    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DEMO],
        env={**os.environ, "KOOPERACJE_DEMO": value, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "no door", done.stderr
