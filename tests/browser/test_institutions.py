"""The register of institutions in a real browser: by a reader, and by an officer who loads a table."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import _run, serving

pytestmark = pytest.mark.browser

LOAD = """
from datetime import date
from kooperacje.accounts.actions import ensure_demo_person
from kooperacje.base.actor import system
from kooperacje.institutions import actions
from kooperacje.institutions.states import ContactKind
from kooperacje.territory.actions import load_packaged_register
from kooperacje.territory.models import Unit
by = system("tests")
load_packaged_register(by=by)
mops = actions.register(by=by, key="mops", name="Miejski Ośrodek Pomocy Społecznej w Oświęcimiu", type="mops", seat="1213011",
    other_names=["MOPS Oświęcim"], regon="123456785", address="ul. Przykładowa 1, 32-600 Oświęcim")
actions.add_contact(mops, by=by, kind=ContactKind.PHONE, value="33 000 00 00", label="sekretariat")
actions.add_contact(mops, by=by, kind=ContactKind.EMAIL, value="dyrekcja@example.org", public=False)
section = actions.add_unit(mops, by=by, name="Dział Pracy Socjalnej")
actions.add_unit(mops, by=by, name="Zespół do spraw Asysty Rodzinnej", parent=section)
actions.set_areas(mops, by=by, territories=[Unit.objects.get(code="1213011")])
for number, kind, seat in ((1, "policja-wojewodzka", "1261011"), (2, "szkola", None), (3, "fundacja", "1261011"), (4, "pup", "1206")):
    actions.register(by=by, name=f"Przykładowa instytucja z dość długą nazwą własną numer {number}", type=kind, seat=seat)
ensure_demo_person(by=by, email="officer@example.org", full_name="Olga Przykładna", institution=mops, role="officer",
    valid_from=date(2020, 1, 1))
"""


@pytest.fixture(scope="module")
def site():
    with serving("institutions") as server:
        _run(LOAD, server.database)
        yield server


@pytest.fixture
def reader(window, site):
    return window(site)


@pytest.fixture
def officer(window, site):
    visitor = window(site)
    visitor.open("/demo/").get_by_role("button", name="Olga").click()
    return visitor


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/instytucje/", "institutions"),
        ("/en/instytucje/mops/", "institution-en"),
        ("/instytucje/?q=zzz", "institutions-none"),
        ("/podzial/", "division"),
        ("/podzial/1213/", "division-powiat"),
    ],
)
def test_readers_pages_are_accessible_and_fit(reader, path, name):
    reader.inspect(path, name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/instytucje/mops/", "institution-officer"),
        ("/instytucje/nowa/", "institution-new"),
        ("/instytucje/mops/kontakt/", "institution-contact"),
        ("/instytucje/mops/obszar/", "institution-area"),
        ("/instytucje/wczytaj/", "institutions-import"),
    ],
)
def test_officers_pages_are_accessible_and_fit(officer, path, name):
    officer.inspect(path, name)


def upload(officer, text: str) -> None:
    page = officer.open("/instytucje/wczytaj/")
    page.get_by_label("Tabela").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Wyślij i zobacz").press("Enter")
    page.wait_for_url("**/wczytaj/*-*/")


def test_a_bad_table_says_what_to_mend(officer):
    upload(officer, "Nazwa;Typ;REGON\nSzkoła;szkola;1\n;nic;\n")
    officer.look("institutions-refused")
    text = officer.page.locator("main").inner_text()
    assert "wiersz 2: „1” to nie REGON" in text
    assert "wiersz 3: nie ma rodzaju instytucji „nic”" in text
    assert officer.page.get_by_role("button", name="Wczytaj tabelę").count() == 0


def test_a_table_is_looked_at_and_loaded_by_keyboard(officer):
    upload(officer, "Nazwa;Typ;Siedziba\nBiblioteka w Alwerni;biblioteka;Alwernia\n")
    page = officer.page
    officer.look("institutions-preview")
    page.get_by_role("button", name="Wczytaj tabelę").press("Enter")
    page.wait_for_url("**/instytucje/")
    assert "Wczytano. Nowe: 1" in page.locator("#messages").inner_text()
    page.get_by_label("Nazwa").fill("bibloteka alwernia")
    page.get_by_label("Nazwa").press("Enter")
    expect(page.locator("main tbody tr")).to_have_count(1)  # the link of before is gone by then
    page.get_by_role("link", name="Biblioteka w Alwerni").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Biblioteka w Alwerni")


def test_a_wrong_form_leads_to_its_fields(officer):
    page = officer.open("/instytucje/nowa/")
    page.get_by_label("Pełna nazwa").fill("Szkoła")
    page.get_by_label("Siedziba").fill("Oświęcim")
    page.get_by_role("button", name="Wpisz do rejestru").press("Enter")
    officer.look("institution-refused")
    page.locator(".error-summary").get_by_role("link").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_type"
    assert page.get_by_label("Pełna nazwa").input_value() == "Szkoła"


def test_an_added_contact_and_unit_show_at_once(officer):
    page = officer.open("/instytucje/mops/kontakt/")
    page.get_by_label("Rodzaj").select_option("website")
    page.get_by_label("Numer lub adres").fill("https://example.org")
    page.get_by_label("Wolno pokazać").check()
    page.get_by_role("button", name="Dodaj").press("Enter")
    page.wait_for_url("**/instytucje/mops/")
    assert page.get_by_role("link", name="https://example.org").count() == 1
