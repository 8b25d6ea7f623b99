"""Signing in, the second step, the own account and people, in a real browser: looked at wide and narrow, and worked by keyboard."""

import re
import time

import pytest

pytestmark = pytest.mark.browser

PEOPLE = """
from datetime import date
from kooperacje.accounts import actions
from kooperacje.accounts.actions.memberships import Spell
from kooperacje.accounts.states import Role
from kooperacje.base.actor import system
from kooperacje.institutions.actions import ensure
by = system("tests")
place = ensure(by=by, key="rops-pokazowy", name="Regionalny Ośrodek Pokazowy", type="rops")
for name, email, role in [
    ("Anna Pokazowa", "anna.p@example.org", "officer"),
    ("Bogdan Wzorcowy", "bogdan.w@example.org", "administrator"),
    ("Celina Próbna", "celina.p@example.org", "reader"),
]:
    actions.ensure_demo_person(by=by, email=email, full_name=name, institution=place, role=role)
real = actions.create_account(by=by, email="danuta@example.org", full_name="Danuta Prawdziwa")
actions.grant_membership(real, by=by, spell=Spell(place, Role.OFFICER, date(2026, 1, 1), reason="pismo dyrektora"))
actions.grant_membership(
    real, by=by, spell=Spell(place, Role.READER, date(2024, 1, 1), date(2025, 1, 1), reason="zastępstwo")
)
real.set_password("zielony rower przy płocie")
real.save()
"""


@pytest.fixture
def town(fresh_visitor):
    """A site with a few people of its own."""
    from tests.fixtures.browser import _run

    _run(PEOPLE, fresh_visitor.server.database)
    return fresh_visitor


def enter(visitor, name: str) -> None:
    visitor.open("/demo/")
    visitor.page.get_by_role("button", name=f"Wejdź jako {name}").click()
    visitor.page.wait_for_load_state()


def test_pages_before_signing_in(town):
    for path, name in [
        ("/konto/zaloguj/", "sign-in"),
        ("/en/konto/zaloguj/", "sign-in-en"),
        ("/konto/haslo/nowe/", "password-reset"),
        ("/konto/haslo/wyslane/", "password-sent"),
        ("/konto/haslo/wybierz/1-nic/", "password-link-old"),
        ("/konto/zamkniete/", "account-closed"),
        ("/demo/", "demo-people"),
    ]:
        town.inspect(path, f"accounts-{name}")


def test_administration_of_people(town):
    enter(town, "Bogdan Wzorcowy")
    assert town.page.locator(".demo-strip").get_by_role("link").is_visible()
    for path, name in [("/osoby/", "people"), ("/osoby/dodaj/", "add"), ("/konto/", "me-demo")]:
        town.inspect(path, f"accounts-{name}")
    town.open("/osoby/?q=danuta")
    town.page.get_by_role("link", name="Danuta Prawdziwa").click()
    person = re.sub(r"^https?://[^/]+", "", town.page.url)
    for part, name in [("", "person"), ("rola/", "grant"), ("zamknij/", "close"), ("zmien/", "change")]:
        town.inspect(person + part, f"accounts-{name}")
    town.open(f"{person}rola/")
    town.page.get_by_role("button", name="Nadaj rolę").click()
    town.look("accounts-grant-wrong")


def test_a_first_sign_in_by_keyboard_alone(town):
    """Password, the app, recovery codes, the own account: without a mouse."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    keys = town.page.keyboard
    town.open("/konto/zaloguj/")
    town.page.locator("#id_login").focus()
    keys.type("danuta@example.org")
    keys.press("Tab")
    keys.type("zielony rower przy płocie")
    keys.press("Enter")
    town.page.wait_for_url("**/konto/drugi-krok/ustaw/")
    town.inspect("/konto/drugi-krok/ustaw/", "accounts-second-step-needed")
    town.page.get_by_role("link", name="Aplikacja uwierzytelniająca").focus()
    keys.press("Enter")
    town.page.wait_for_url("**/konto/aplikacja/")
    town.inspect("/konto/aplikacja/", "accounts-app")
    town.page.get_by_text("Nie mogę odczytać obrazka").click()
    secret = town.page.locator(".setup__secret").inner_text()
    town.page.locator("#id_code").focus()
    keys.type(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    keys.press("Enter")
    town.page.wait_for_url("**/konto/kody/")
    town.inspect("/konto/kody/", "accounts-codes")
    for path, name in [
        ("/konto/", "me"),
        ("/konto/haslo/", "password-change"),
        ("/konto/aplikacja/wylacz/", "app-off"),
        ("/konto/kody/nowe/", "codes-new"),
        ("/konto/klucz/dodaj/", "key-add"),
        ("/konto/czy-to-ty/", "reauthenticate"),
        ("/konto/drugi-krok/ponownie/", "second-step-again"),
        ("/konto/wyloguj/", "sign-out"),
    ]:
        town.inspect(path, f"accounts-{name}")
    town.page.get_by_role("main").get_by_role("button", name="Wyloguj się").click()
    town.open("/konto/zaloguj/")
    town.page.locator("#id_login").fill("danuta@example.org")
    town.page.locator("#id_password").fill("zielony rower przy płocie")
    town.page.get_by_role("button", name="Zaloguj się", exact=True).first.click()
    town.page.wait_for_url("**/konto/drugi-krok/")
    town.inspect("/konto/drugi-krok/", "accounts-second-step")


def test_a_security_key_is_added_and_signs_in(town):
    """With the browser's own virtual key: added as a passkey, then used instead of a password."""
    devtools = town.page.context.new_cdp_session(town.page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    here = town.server.url.replace("127.0.0.1", "localhost")
    page = town.page
    page.goto(f"{here}/konto/zaloguj/")
    page.locator("#id_login").fill("danuta@example.org")
    page.locator("#id_password").fill("zielony rower przy płocie")
    page.get_by_role("button", name="Zaloguj się", exact=True).first.click()
    page.get_by_role("link", name="Klucz bezpieczeństwa").click()
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Dodaj klucz").click()
    page.wait_for_url("**/konto/kody/")
    page.goto(f"{here}/konto/")
    page.get_by_role("banner").get_by_role("button", name="Wyloguj się").click()
    page.goto(f"{here}/konto/zaloguj/")
    page.get_by_role("button", name="Zaloguj się kluczem").click()
    page.wait_for_url(f"{here}/")
    assert page.get_by_role("link", name="Danuta Prawdziwa").is_visible()
