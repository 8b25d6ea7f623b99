"""The basket in a real browser: a provider's link by keyboard without a script, a card from its name to its publication, a gap."""

import re

import pytest

from kooperacje.runtime.paths import ROOT
from tests.browser.test_guide import Walk
from tests.fixtures.browser import NARROW, loaded_template, serving
from tests.guides import steps

pytestmark = pytest.mark.browser

LEADER = "Wacław Niebywały"
GUIDE = ROOT / "docs" / "pl" / "koszyk.md"


@pytest.fixture(scope="module")
def office():
    """The sample data, with its invented basket."""
    with serving("basket", loaded_template()) as server:
        yield server


def tab_to(page, wanted: str, most: int = 90) -> None:
    """Go on with the Tab key until the thing with this name, or text, has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(() => { const e = document.activeElement; return [e.name || '', (e.innerText || '').trim()] })()"
        )
        if wanted in (at[0], at[1]):
            return
    raise AssertionError(f"the Tab key does not reach “{wanted}” on {page.url}")


def test_a_provider_without_an_account_answers_by_keyboard_on_a_phone_without_a_script(window, office):
    leader = window(office)
    leader.become(LEADER)
    page = leader.open("/koszyk/instytucje/oik/")
    page.get_by_role("button", name="Utwórz link").click()
    link = page.locator("code.break").inner_text()
    leader.look("basket-institution")
    path = "/" + link.split("/", 3)[3]

    phone = window(office, java_script_enabled=False)
    phone.page.set_viewport_size(NARROW)
    page = phone.open(path)
    tab_to(page, "Otwórz karty")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Pomoc w kryzysie przez całą dobę").wait_for()
    phone.fits()
    tab_to(page, "interwencja-kryzysowa-word")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Zobacz całość i popraw")
    page.keyboard.press("Enter")
    tab_to(page, "interwencja-kryzysowa-website")
    page.keyboard.type("bez-adresu")
    tab_to(page, "interwencja-kryzysowa-free")
    page.keyboard.type("3")
    tab_to(page, "step")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.locator("[name=interwencja-kryzysowa-free]").input_value() == "3"
    page.locator("[name=interwencja-kryzysowa-website]").fill("https://przyklad.example/oik")
    page.get_by_role("button", name="Wyślij").click()
    page.get_by_text("Dziękujemy, zapisano.").wait_for()
    page = phone.open(path)
    page.get_by_text("Ten link został już użyty").wait_for()
    assert "potwierdzona dziś" in leader.open("/koszyk/karty/interwencja-kryzysowa/").inner_text("main")


def test_a_card_is_written_step_by_step_and_published(window, office):
    visitor = window(office)
    visitor.become(LEADER)
    page = visitor.open("/koszyk/nowa/")
    page.get_by_label("Instytucja, która świadczy usługę").select_option("starostwo")
    page.get_by_label("Nazwa").fill("Rzecznik konsumentów")
    page.get_by_role("button", name="Zacznij").click()
    page.get_by_label("W jednym zdaniu").fill("Bezpłatna rada, gdy sklep lub firma nie dotrzymuje umowy.")
    page.get_by_label("Pomoc społeczna").check()
    page.get_by_role("button", name="Zapisz").click()
    page.wait_for_url("**/who/")
    page.get_by_label("Dla mieszkańców").fill("Nigdzie")
    page.get_by_role("button", name="Zapisz").click()
    page.get_by_role("alert").wait_for()
    visitor.look("basket-error")
    page.get_by_label("Dla mieszkańców").fill("powiat limanowski")
    page.get_by_role("button", name="Zapisz").click()
    page.wait_for_url("**/how/")
    page.get_by_label("Ile kosztuje").select_option("free")
    page.get_by_role("button", name="Zapisz").click()
    page.wait_for_url("**/where/")
    page.get_by_label("Telefon").fill("18 000 02 22")
    page.get_by_label("Godziny").fill("pn–pt 8:00–15:00")
    page.get_by_role("button", name="Zapisz").click()
    page.wait_for_url("**/languages/")
    page.get_by_role("link", name="Anuluj").click()
    page.get_by_role("button", name="Opublikuj").click()
    page.locator(".status", has_text="opublikowana").first.wait_for()
    page.get_by_role("button", name="Wszystko jest aktualne dziś").click()
    page.get_by_text("potwierdzona dziś").first.wait_for()
    page.get_by_label("Wolne miejsca").fill("0")
    page.get_by_role("button", name="Zapisz miejsca").click()
    page.get_by_role("button", name="Wpisz na listę braków").click()
    page.get_by_role("heading", name="Za mało miejsc: Rzecznik konsumentów").wait_for()


def test_a_gap_from_its_report_until_it_is_closed_and_open_again(window, office):
    visitor = window(office)
    visitor.become(LEADER)
    page = visitor.open("/koszyk/nowy-brak/")
    page.get_by_label("Czego brakuje").fill("Rehabilitacja dla dzieci po południu")
    page.get_by_label("Gmina, powiat lub województwo").fill("powiat limanowski")
    page.get_by_label("Czego dotyczy").select_option("zdrowie")
    page.get_by_role("button", name="Zgłoś").click()
    page.get_by_text("Dopisz, skąd to wiadomo").click()
    page.get_by_label("Co z tego wynika").fill("Rodzice odchodzą z kwitkiem.")
    page.locator("#id_number").fill("12")
    page.get_by_role("button", name="Dodaj", exact=True).click()
    page.get_by_role("button", name="Potwierdź brak").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Wybierz").click()
    page.get_by_label("Co się robi").fill("Rozmowy ze szpitalem.")
    page.get_by_role("button", name="Podejmij sprawę").click()
    page.get_by_label("Usługa, która").select_option("rehabilitacja-dzienna")
    page.get_by_role("button", name="Zamknij: jest usługa").click()
    page.get_by_label("Uzasadnienie").fill("Zajęcia zawieszono.")
    page.get_by_role("button", name="Otwórz").click()
    assert page.locator(".timeline > li").count() == 5
    visitor.look("basket-gap")


LOOKED_AT = {
    "list": "/koszyk/",
    "card": "/koszyk/karty/asystent-rodziny-dolna/",
    "what": "/koszyk/karty/pomoc-prawna/zmien/what/",
    "who": "/koszyk/karty/pomoc-prawna/zmien/who/",
    "how": "/koszyk/karty/pomoc-prawna/zmien/how/",
    "where": "/koszyk/karty/pomoc-prawna/zmien/where/",
    "languages": "/koszyk/karty/pomoc-prawna/zmien/languages/",
    "place": "/koszyk/miejsca/starostwo-zarzecze/",
    "suggestions": "/koszyk/propozycje/",
    "gaps": "/koszyk/braki/",
    "gap": "/koszyk/braki/psychiatra-dzieciecy/",
    "gap-new": "/koszyk/nowy-brak/",
}


def test_every_page_is_accessible_wide_and_narrow(window, office):
    visitor = window(office)
    visitor.become(LEADER)
    for name, path in LOOKED_AT.items():
        visitor.inspect(path, f"basket-{name}")
    visitor.open("/znajdz-pomoc/usluga/pomoc-prawna/popraw/")
    visitor.page.get_by_label("Co się nie zgadza?").fill("Zmienił się numer.")
    visitor.page.get_by_text("Chcę poprawić teksty karty").click()
    visitor.page.get_by_label("Telefon").fill("18 000 09 99")
    visitor.page.get_by_role("button", name="Wyślij").click()
    visitor.open("/koszyk/propozycje/").get_by_role("link", name="Nieodpłatna pomoc prawna").click()
    visitor.page.wait_for_url(re.compile(r".*/propozycje/.+"))
    visitor.look("basket-suggestion")


def test_what_the_guide_names_is_on_the_page(window, office):
    walk = Walk(window, office)
    for step in steps(GUIDE):
        walk.follow(step)
    assert not walk.missing, "named in the guide but not on the page:\n" + "\n".join(walk.missing)
