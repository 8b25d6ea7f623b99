"""Documents of a team in a real browser: written from data, signed by an institution, adopted, checked by a stranger."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
MAKE = """
from datetime import date, timedelta
from kooperacje.accounts.models import Account
from kooperacje.agreements import actions as papers
from kooperacje.base import clock
from kooperacje.institutions.queries import by_key
from kooperacje.partnership import subjects
from kooperacje.partnership.tests import making
leader = Account.objects.get(full_name="Halina Próbna").memberships.filter(role="officer").first().institution
others = [by_key(key) for key in ("gops-gorny", "mops", "pcpr")]
team = making.at_work(making.a_team(leader, name="Partnerstwo na próbę"), leader, *others)
paper = papers.create_paper(by=making.BY, subject=subjects.of(team), kind="regulamin")
ago = clock.today() - timedelta(days=10)
out = papers.send_for_signature(by=making.BY, version=paper.versions.get(), blanks_stay=True, on=ago)
for one in others[:2]:
    contact = making.an_actor("contact", one)
    papers.consent(by=contact, version=out, institution=one, function="dyrektor", seen=out.digest)
papers.adopt(by=making.BY, version=out, on=ago, reason_incomplete="pozostali podpiszą na spotkaniu")
"""


@pytest.fixture(scope="module")
def office():
    """The sample data with a team and its adopted rules."""
    with serving("agreements", loaded_template()) as server:
        _run(MAKE, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def rules(visitor):
    """The address of the rules, by way of what waits for a signature."""
    page = visitor.open("/dokumenty/do-podpisu/")
    page.get_by_role("link", name=re.compile("Regulamin")).first.click()
    return re.search(r"/dokumenty/[0-9a-f-]{36}/", page.url)[0]


def test_from_the_first_draft_to_a_checked_copy_by_keyboard(officer, window, office):
    base = rules(officer)
    for part in ("", "wersje/1/podpisy/", "wersje/1/podpis/", "ustawienia/", "nowa-wersja/", "wycofanie/"):
        officer.inspect(base + part, f"agreement-{part.replace('/', '-').strip('-') or 'page'}")
    officer.inspect("/dokumenty/do-podpisu/", "agreement-waiting")
    page = officer.open("/praca/partnerstwa/proba/")
    listed = page.get_by_role("link", name="Dokumenty").first.get_attribute("href")
    officer.inspect(listed, "agreement-list")
    officer.inspect(listed.replace("/dokumenty/", "/dokumenty/nowy/"), "agreement-new")
    page = officer.open(base)
    page.get_by_role("link", name="Nowa wersja").press("Enter")
    page.get_by_label("Co się zmienia").fill("nowa częstotliwość ewaluacji")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tresc/")
    officer.look("agreement-editor-narrow")
    page.get_by_label("Treść: Część 12").fill("1. Zespół ocenia swoją pracę raz w roku.")
    page.get_by_role("button", name="Podgląd").first.press("Enter")
    page.get_by_role("heading", name="Podgląd; jeszcze nie zapisano").wait_for()
    page.get_by_role("button", name="Zapisz").first.press("Enter")
    page.wait_for_url(f"**{base}")
    officer.inspect(f"{base}roznice/1/2/", "agreement-difference")
    officer.inspect(f"{base}do-podpisu/", "agreement-send")
    page = officer.open(f"{base}do-podpisu/")
    page.get_by_label("Brakujące miejsca zostaną uzupełnione odręcznie").check()
    page.get_by_role("button", name="Wyślij do podpisu").press("Enter")
    page.wait_for_url("**/podpisy/")
    page.get_by_role("link", name=re.compile("Przeczytaj i wyraź zgodę")).press("Enter")
    page.get_by_label("Twoje stanowisko w instytucji").wait_for()
    officer.look("agreement-consent-narrow")
    page.get_by_label("Twoje stanowisko w instytucji").fill("dyrektor")
    page.get_by_label(re.compile("Znam treść tej wersji")).check()
    page.get_by_role("button", name="Wyrażam zgodę").press("Enter")
    page.wait_for_url(f"**{base}")
    officer.inspect(f"{base}przyjecie/", "agreement-adopt")
    page = officer.open(f"{base}przyjecie/")
    page.get_by_label("Dlaczego dokument jest przyjmowany bez brakujących podpisów").fill("podpiszą później")
    page.get_by_role("button", name="Przyjmij").press("Enter")
    page.wait_for_url(f"**{base}")
    number = page.locator(".lead .number").inner_text()
    digest = page.locator(".digest").first.inner_text()
    stranger = window(office, java_script_enabled=False)
    other = stranger.open("/dokumenty/sprawdz/")
    other.get_by_label("Numer dokumentu").fill(number)
    other.get_by_label("Skrót tekstu").fill(digest)
    other.get_by_role("button", name="Sprawdź").click()
    expect(other.locator("main")).to_contain_text("To jest przyjęta wersja (2)")


def test_whoever_holds_a_copy_sees_a_page_fit_to_be_seen(window, office):
    visitor = window(office)
    visitor.inspect("/dokumenty/sprawdz/?numer=D-2026-000000&kod=0000000000000000", "agreement-verify")
