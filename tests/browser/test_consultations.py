"""The public pages of consultations in a real browser, with the samples and their reports."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

# Another test process may have written some of them already, so their number says nothing; the tests open the files.
REPORTS = "from kooperacje.consultations.actions import packing; packing.write_missing()"
EXAMPLE = "/konsultacje/przyklad-regulamin-pzk/"


@pytest.fixture(scope="module")
def site():
    with serving("consultations", loaded_template()) as server:
        _run(REPORTS, server.database)
        yield server


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/konsultacje/", "consultations"),
        ("/konsultacje/?q=zupelnie+nic", "consultations-none"),
        ("/konsultacje/malopolska-2019/", "consultation"),
        ("/en/konsultacje/liderzy-2019/", "consultation-en"),
        (EXAMPLE, "consultation-invented"),
        (f"{EXAMPLE}uwagi/", "consultation-remarks"),
        ("/konsultacje/malopolska-2019/uwagi/", "consultation-remarks-none"),
        ("/konsultacje/malopolska-2019/raport/", "consultation-report"),
        ("/en/konsultacje/liderzy-2019/raport/", "consultation-report-en"),
    ],
)
def test_pages_are_accessible_and_fit(window, site, path, name):
    window(site).inspect(path, name)


def test_search_replaces_the_list_only(window, site):
    page = window(site).open("/konsultacje/")
    page.get_by_role("searchbox").fill("malopolskim")
    page.get_by_role("button", name="Szukaj").click()
    page.wait_for_url("**/konsultacje/?q=malopolskim**")
    assert page.locator("#found .cards li").count() == 1


def test_every_link_of_the_report_leads_to_a_place_in_it(window, site):
    page = window(site).open("/konsultacje/malopolska-2019/raport/")
    missing = page.evaluate(
        "[...document.querySelectorAll('main a[href^=\"#\"]')]"
        ".map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    )
    assert missing == []
    assert page.locator("main figure svg").count() == 3


def test_keyboard_reaches_the_report_and_its_files(window, site):
    page = window(site).open(EXAMPLE)
    page.get_by_role("link", name="Raport", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{EXAMPLE}raport/")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF dostępny").press("Enter")
    assert download.value.suggested_filename == "przyklad-regulamin-pzk-report.pdf"
