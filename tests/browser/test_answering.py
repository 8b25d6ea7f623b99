"""Answering in a real browser: by keyboard alone, without a script, on a phone, over a lost connection, together."""

import re

import pytest

from tests.fixtures.browser import NARROW, _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Wacław Niebywały"
CODES = "/praca/konsultacje/przyklad-karta-w-toku/nadeslane/kody/"
SENT = "/praca/konsultacje/przyklad-karta-w-toku/nadeslane/"
MINE = "/odpowiedz/moja/"
TEXT = """
from kooperacje.modelbook.models import ModelVersion, Passage
version = ModelVersion.objects.filter(model__key="kooperacje-3d").exclude(state="draft").order_by("-number")[0]
said = {
    "Zespół": "Zespół spotyka się nie rzadziej niż raz w miesiącu, a lider zapisuje ustalenia.",
    "Zgłoszenie": "Kartę zgłoszenia wypełnia ten, kto pierwszy zauważył, że rodzina potrzebuje wsparcia.",
    "Odpowiedź": "Lider oddzwania do zgłaszającego i mówi, co dzieje się dalej.",
}
for number, (heading, text) in enumerate(said.items(), start=1):
    Passage.objects.create(
        model_version=version, ref=f"na-probe-{number}", position=9000 + number, depth=1, kind="section",
        number=str(number), heading=heading, text=text,
    )
"""


@pytest.fixture(scope="module")
def office():
    """The sample data; the model under consultation has a text to mark."""
    with serving("answering", loaded_template()) as server:
        _run(TEXT, server.database)
        yield server


@pytest.fixture
def code_of(window, office):
    """`code_of("poz")`: the code that the officer makes for the institution."""
    officer = window(office)
    officer.become(OFFICER)

    def made(key: str) -> str:
        page = officer.open(f"{CODES}{key}/")
        if page.locator(".answering-code").count() == 0:
            page.get_by_role("button", name="Utwórz kod").click()
        return page.locator(".answering-code").inner_text()

    return made


def tab_to(page, name: str, most: int = 60) -> None:
    """Go on with the Tab key until the thing with this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
        if at.startswith(name):
            return
    raise AssertionError(f"the Tab key does not reach “{name}” on {page.url}")


def test_the_whole_way_by_keyboard_alone(window, office, code_of):
    code = code_of("szkola")
    visitor = window(office)
    page = visitor.open("/odpowiedz/")
    tab_to(page, "code")
    page.keyboard.type(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{MINE}")
    tab_to(page, "Przeczytaj dokument")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dokument/")
    tab_to(page, "Dodaj uwagę")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uwagi/*-*/**")
    tab_to(page, "text")
    page.keyboard.type("Raz w miesiącu to za rzadko.")
    tab_to(page, "proposed")
    page.keyboard.type("nie rzadziej niż raz na dwa tygodnie")
    page.get_by_text("Zapisano.").wait_for()
    tab_to(page, "Zapisz uwagę")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uwagi/")
    tab_to(page, "Pytania")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pytania/")
    tab_to(page, "q1")
    page.keyboard.type("Brakuje pola na telefon do szkoły.")
    tab_to(page, "Zapisz odpowiedzi")
    page.keyboard.press("Enter")
    page.get_by_text("Odpowiedzi zapisano.").wait_for()
    tab_to(page, "Wyślij")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wyslij/")
    tab_to(page, "Wyślij odpowiedź")
    page.keyboard.press("Enter")
    page.wait_for_url("**/potwierdzenie/*/")
    number = page.locator(".answering-code").inner_text()
    assert re.fullmatch(r"\d{4}-\w{6}-\w", number)
    assert "Raz w miesiącu to za rzadko." in page.inner_text("main")


def test_marked_words_go_with_the_remark(window, office, code_of):
    visitor = window(office)
    page = visitor.open("/odpowiedz/")
    page.get_by_label("Twój kod").fill(code_of("mops"))
    page.get_by_role("button", name="Otwórz").click()
    page.get_by_role("link", name="Czytaj i zaznaczaj").click()
    words = page.evaluate(
        """() => {
            const text = document.querySelector('.passage__text p').firstChild;
            const range = document.createRange();
            range.setStart(text, 0); range.setEnd(text, 18);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            return getSelection().toString();
        }"""
    )
    page.get_by_role("link", name="Uwaga do zaznaczonych słów").first.click()
    page.wait_for_url("**/uwagi/*-*/**")
    assert page.locator("[data-quoted] q").inner_text() == words
    assert page.get_by_label("Obecne brzmienie").input_value() == words
    page.get_by_label("Uwaga z uzasadnieniem").fill("Kto zwołuje?")
    page.get_by_role("button", name="Zapisz uwagę").click()
    page.wait_for_url("**/uwagi/")
    assert words in page.inner_text("main")


def test_nothing_typed_is_lost_with_the_connection_or_the_window(window, office, code_of):
    code = code_of("pcpr")
    visitor = window(office)
    page = visitor.open("/odpowiedz/")
    page.get_by_label("Twój kod").fill(code)
    page.get_by_role("button", name="Otwórz").click()
    page.wait_for_url(f"**{MINE}")
    visitor.open(f"{MINE}uwagi/nowa/")
    address = page.url
    page.get_by_label("Uwaga z uzasadnieniem").fill("Pierwsze zdanie.")
    page.get_by_text("Zapisano.").wait_for()
    page.context.set_offline(True)
    page.get_by_label("Uwaga z uzasadnieniem").fill("Pierwsze zdanie. Drugie, bez połączenia.")
    page.get_by_text("Brak połączenia").wait_for()
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(address)
    again.get_by_text("Zapisano.").wait_for()
    assert (
        again.get_by_label("Uwaga z uzasadnieniem").input_value()
        == "Pierwsze zdanie. Drugie, bez połączenia."
    )
    again.reload()
    assert "Drugie, bez połączenia." in again.get_by_label("Uwaga z uzasadnieniem").input_value()
    other = window(office)
    other.open("/odpowiedz/").get_by_label("Twój kod").fill(code)
    other.page.get_by_role("button", name="Otwórz").click()
    other.page.get_by_role("link", name="Uwagi (1)").click()
    assert "Drugie, bez połączenia." in other.page.inner_text("main")
    # The page that was cut off told the browser so; that is no fault of ours.
    visitor.complaints[:] = [one for one in visitor.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_without_a_script_on_a_phone(window, office, code_of):
    code = code_of("poz")
    visitor = window(office, java_script_enabled=False)
    page = visitor.page
    page.set_viewport_size(NARROW)
    visitor.open(f"/odpowiedz/k/{code}/")
    page.get_by_role("button", name="Otwórz odpowiedź").click()
    page.get_by_role("link", name="Przeczytaj dokument").click()
    page.get_by_role("link", name="Dodaj uwagę").first.click()
    assert "raz w miesiącu" in page.get_by_label("Obecne brzmienie").input_value()
    page.get_by_label("Uwaga z uzasadnieniem").fill("Za rzadko.")
    page.get_by_role("button", name="Zapisz uwagę").click()
    page.get_by_role("link", name="Wyślij", exact=True).click()
    page.get_by_role("button", name="Wyślij odpowiedź").click()
    assert page.locator(".answering-code").is_visible()
    assert "Otrzymano" in page.inner_text("main")


def test_every_page_of_answering_is_accessible_wide_and_narrow(window, office, code_of):
    code = code_of("gops-gorny")
    visitor = window(office)
    visitor.inspect("/odpowiedz/", "answering-enter")
    visitor.inspect(f"/odpowiedz/k/{code}/", "answering-with-code")
    visitor.page.get_by_role("button", name="Otwórz odpowiedź").click()
    visitor.page.wait_for_url(f"**{MINE}")
    visitor.inspect(MINE, "answering-desk")
    visitor.inspect(f"{MINE}dokument/", "answering-document")
    page = visitor.open(f"{MINE}uwagi/nowa/")
    page.get_by_label("Uwaga z uzasadnieniem").fill("Karta nie mówi, kto oddzwania do szkoły.")
    page.get_by_label("Miejsce w dokumencie").fill("Rozdział 2, punkt 4")
    page.get_by_label("Proponowane brzmienie").fill("Lider oddzwania w ciągu dwóch dni roboczych.")
    page.get_by_role("button", name="Zapisz uwagę").click()
    page.wait_for_url("**/uwagi/")
    page.get_by_role("link", name="Zmień").first.click()
    page.wait_for_url("**/uwagi/*-*/")
    visitor.inspect(page.url.removeprefix(office.url), "answering-remark")
    visitor.inspect(f"{MINE}uwagi/", "answering-remarks")
    visitor.inspect(f"{MINE}pytania/", "answering-questions")
    page = visitor.open(f"{MINE}wspolnie/")
    page.get_by_label("Dla kogo").fill("Dział świadczeń")
    page.get_by_role("button", name="Utwórz kod").click()
    page.locator(".answering-code").wait_for()
    visitor.inspect(f"{MINE}wspolnie/", "answering-together")
    visitor.inspect(f"{MINE}przekaz/?q=o%C5%9Brodek", "answering-relay")
    visitor.inspect(f"{MINE}wyslij/", "answering-send")
    visitor.page.get_by_role("button", name="Wyślij odpowiedź").click()
    visitor.page.wait_for_url("**/potwierdzenie/*/")
    visitor.inspect(visitor.page.url.removeprefix(office.url), "answering-receipt")
    number = visitor.page.locator(".answering-code").inner_text()
    officer = window(office)
    officer.become(OFFICER)
    officer.inspect(SENT, "answering-sent")
    officer.inspect(f"{SENT}{number}/", "answering-submission")
    officer.inspect(CODES, "answering-codes")
    officer.inspect(f"{CODES}gops-gorny/", "answering-code")
    officer.inspect(f"{SENT}w-imieniu/", "answering-behalf")
    officer.inspect(f"{SENT}warunki/", "answering-terms")
    officer.page.get_by_label("Może odpowiedzieć każdy").check()
    officer.page.get_by_role("button", name="Zapisz").click()
    officer.page.wait_for_url(f"**{SENT}")
    resident = window(office)
    resident.inspect("/konsultacje/przyklad-karta-w-toku/odpowiedz/", "answering-open")
    resident.page.get_by_role("button", name="Rozpocznij nową odpowiedź").click()
    resident.page.wait_for_url(f"**{MINE}")
    resident.inspect(MINE, "answering-desk-open")
