"""The journal and the outgoing mail in a real browser: by the auditor, and by the administrator."""

import pytest

from tests.fixtures.browser import _run, serving

pytestmark = pytest.mark.browser

LOAD = """
from datetime import date
from django.db import transaction
from django.utils import timezone
from kooperacje.accounts.actions import ensure_demo_person
from kooperacje.base.actor import ANONYMOUS, system
from kooperacje.institutions import actions
from kooperacje.journal.actions import record
from kooperacje.notices.actions import post
from kooperacje.notices.models import Notice
from kooperacje.territory.actions import load_packaged_register
by = system("tests")
load_packaged_register(by=by)
office = actions.register(by=by, key="urzad", name="Przykładowy urząd", type="mops", seat="1213011")
for name, role in (("Aldona Przykładna", "auditor"), ("Adam Przykładny", "administrator")):
    ensure_demo_person(by=by, email=f"{role}@example.org", full_name=name, institution=office, role=role, valid_from=date(2020, 1, 1))
with transaction.atomic():
    for number in range(60):
        record(by=ANONYMOUS if number % 7 == 0 else by, verb="consultations.published", subject=f"consultations.consultation:{number % 5}",
            details={"stage": "IV", "fields": ["title", "summary"], "previous": "open"} if number % 3 else {})
    for state, reason in (("held", ""), ("queued", "no_connection"), ("failed", "550 5.1.1"), ("sent", ""), ("dropped", "")):
        notice = post(to=f"bardzo.dluga.nazwa.skrzynki.{state}@przyklad.example.org", subject="Zaproszenie do konsultacji modelu współpracy instytucji", text="Treść", by=by)
        Notice.objects.filter(pk=notice.pk).update(state=state, reason=reason, attempts=2 if reason else 0)
    Notice.objects.filter(state="dropped").update(address="", subject="", text="", blanked_at=timezone.now())
"""


@pytest.fixture(scope="module")
def site():
    with serving("ledger") as server:
        _run(LOAD, server.database)
        yield server


@pytest.fixture
def entered(window, site):
    def enter(name: str):
        visitor = window(site)
        visitor.open("/demo/").get_by_role("button", name=name).click()
        return visitor

    return enter


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/dziennik/", "journal"),
        ("/en/dziennik/?verb=nothing", "journal-none-en"),
        ("/dziennik/?subject=consultations.consultation:4&verb=consultations", "journal-history"),
    ],
)
def test_the_auditors_pages_are_accessible_and_fit(entered, path, name):
    entered("Aldona").inspect(path, name)


@pytest.mark.parametrize(
    ("path", "name"), [("/poczta/", "outbox"), ("/en/poczta/?state=sending", "outbox-none-en")]
)
def test_the_administrators_pages_are_accessible_and_fit(entered, path, name):
    entered("Adam").inspect(path, name)


def test_a_things_history_is_one_press_away_by_keyboard(entered):
    page = entered("Aldona").open("/dziennik/")
    page.get_by_role("link", name="consultations.consultation:4").first.press("Enter")
    page.wait_for_url("**subject=consultations.consultation**")
    assert page.locator("tbody tr").count() == 12
    page.get_by_label("Co się stało").fill("meetings")
    page.get_by_label("Co się stało").press("Enter")
    page.get_by_text("Żaden wpis nie spełnia wszystkich warunków").wait_for()


def test_a_held_message_is_dropped_by_keyboard(entered):
    page = entered("Adam").open("/poczta/?state=held")
    page.get_by_role("button", name="Nie wysyłaj").press("Enter")
    page.get_by_text("Wiadomość nie zostanie wysłana.").wait_for()
    page.goto(page.url.split("?")[0] + "?state=held")
    assert page.locator("tbody tr").count() == 0
