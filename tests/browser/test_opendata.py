"""Open data in a real browser: what there is, the profile explained, and a file sent, looked at and loaded."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = {
    "opendata": "/dane/",
    "opendata-en": "/en/dane/",
    "opendata-profile": "/dane/profil/",
}


def test_every_page_is_accessible_and_fits_and_a_file_comes_and_goes(visitor, tmp_path):
    for name, path in PAGES.items():
        visitor.inspect(path, name)
    page = visitor.become("Adela Pokazowa")
    page = visitor.open("/dane/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="koszyk.json").click()
    services = json.loads(downloading.value.path().read_text())
    assert len(services) > 20
    services[0]["application_process"] = "Zadzwoń i umów się."
    services[1]["status"] = "otwarte"
    page.get_by_role("link", name="Wczytaj usługi z pliku").click()
    visitor.look("opendata-upload")
    path = tmp_path / "koszyk.json"
    path.write_text(json.dumps(services[:3]))
    page.get_by_label("Plik z usługami").set_input_files(path)
    page.get_by_role("button", name="Wyślij i zobacz").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Co zmieni ten plik")
    expect(page.get_by_text("usługa 2")).to_be_visible()
    visitor.inspect(page.url.removeprefix(visitor.server.url), "opendata-preview")
    page.get_by_role("button", name="Odrzuć").click()
    expect(page.get_by_text("Plik został wyrzucony")).to_be_visible()
    visitor.calm()
