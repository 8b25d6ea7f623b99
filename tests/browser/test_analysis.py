"""Working on remarks in a real browser: one key a remark, without a script too, new themes, and coding a sample blind."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER, COLLEAGUE = "Halina Próbna", "Teodor Przykładowy"
HOME = "/praca/konsultacje/przy-uwagach/opracowanie/"
COPY = """
from kooperacje.analysis.themes import sample
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
parking = (
    "Na parkingu stoją samochody urzędników i brakuje miejsca dla petentów",
    "Na parkingu przed urzędem brakuje miejsc dla niepełnosprawnych",
    "Brakuje miejsca na parkingu",
)
remarks = tuple(
    schema.Remark(key=f"z{n}", text=one.text, themes=(one.first,) if n > 4 else ())
    for n, one in enumerate(sample.coded()[:24], 1)
) + tuple(schema.Remark(key=f"p{n}", text=text) for n, text in enumerate(parking))
remarks += (schema.Remark(key="d1", text="Anna Przykładowa czeka od roku, tel. 600 700 800.", themes=("rodo",)),)
remarks += tuple(
    schema.Remark(key=f"t{n}", text="Karta zgłoszenia jest za długa", themes=("obciazenie",)) for n in (1, 2)
)
themes = tuple(schema.Theme(key=t.key, title=t.title, description=t.description) for t in sample.codebook())
new = {"slug": "przy-uwagach", "state": ConsultationState.RUNNING, "published_on": None}
actions.load(value.model_copy(update=new | {"remarks": remarks, "themes": themes, "conclusions": ()}), by=by)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a running consultation that has remarks and a codebook."""
    with serving("analysis", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def test_one_key_confirms_a_remark_and_the_next_comes(officer):
    officer.inspect(HOME, "analysis-queue")
    page = officer.open(HOME)
    page.get_by_role("heading", name="Uwaga z1").wait_for()
    page.keyboard.press("0")
    page.get_by_role("heading", name="Uwaga z2").wait_for()
    page.keyboard.press("1")
    page.get_by_role("heading", name="Uwaga z3").wait_for()
    assert "Tematy uwagi z2 potwierdzone" in page.locator("#messages").inner_text()
    officer.inspect(f"{HOME}uwaga/z2/", "analysis-remark")


def test_the_keys_can_be_switched_off(officer):
    page = officer.open(HOME)
    first = page.locator("h2").first.inner_text()
    page.get_by_role("button", name="Klawisze działają").press("Enter")
    page.keyboard.press("0")
    assert page.locator("h2").first.inner_text() == first
    page.get_by_role("button", name="Klawisze działają").press("Enter")
    page.keyboard.press("0")
    page.wait_for_url("**/?po=*")


def test_new_themes_and_quality_are_accessible_and_a_sample_is_coded_blind(window, office, officer):
    officer.inspect(f"{HOME}nowe-tematy/", "analysis-newcomers")
    page = officer.open(f"{HOME}jakosc/")
    page.get_by_label("Liczba uwag").fill("10")
    page.get_by_role("button", name="Wylosuj").press("Enter")
    page.wait_for_url("**/jakosc/*-*/")
    sample = page.url.removeprefix(officer.server.url)
    officer.inspect(f"{HOME}jakosc/", "analysis-quality")
    colleague = window(office)
    colleague.become(COLLEAGUE)
    colleague.inspect(f"{sample}kodowanie/", "analysis-code")
    page = colleague.open(f"{sample}kodowanie/")
    for _number in range(10):
        page.get_by_role("radio").first.press(" ")
        page.get_by_role("button", name="Zapisz i weź następną").press("Enter")
        page.wait_for_load_state()
    page.get_by_text("Nic już nie zostało").wait_for()
    colleague.inspect(sample, "analysis-sample")


def test_the_same_remarks_are_found_and_put_together_by_keyboard(officer):
    page = officer.open(f"{HOME}jednakowe/")
    page.get_by_role("button", name="Szukaj jednakowych uwag").press("Enter")
    page.get_by_role("heading", name="2 uwagi · 1 brzmienie").wait_for()
    officer.inspect(f"{HOME}jednakowe/", "analysis-same")
    page = officer.open(f"{HOME}jednakowe/")
    page.get_by_label("Tytuł grupy").fill("Krótsza karta")
    page.get_by_role("button", name="Zbierz razem").press("Enter")
    page.get_by_text("Uwagi są teraz zebrane razem").wait_for()


def test_remarks_are_assigned_and_answered_by_keyboard(officer):
    page = officer.open(f"{HOME}przydzial/")
    page.get_by_role("checkbox", name="Wybierz uwagę z5").press(" ")
    page.get_by_label("Osoba").select_option(label=COLLEAGUE)
    page.get_by_role("button", name="Przydziel").press("Enter")
    page.get_by_text("Przydzielono 1 uwagę").wait_for()
    officer.inspect(f"{HOME}przydzial/", "analysis-desk")
    page = officer.open(f"{HOME}odpowiedz/z5/")
    page.get_by_label("Notatka dla pozostałych").fill("Zapytać prawnika")
    page.get_by_role("button", name="Dodaj notatkę").press("Enter")
    page.get_by_text("Zapytać prawnika").wait_for()
    officer.inspect(f"{HOME}odpowiedz/z5/", "analysis-answer")
    page = officer.open(f"{HOME}odpowiedz/z5/")
    page.get_by_label("Stanowisko", exact=True).select_option("explained")
    page.get_by_label("Uzasadnienie").fill("Wyjaśniono w punkcie 3.")
    page.get_by_label("Zachowaj odpowiedź pod tytułem").fill("Punkt 3")
    page.get_by_role("button", name="Zapisz stanowisko").press("Enter")
    page.get_by_text("Zajęto stanowisko wobec 1 uwagi").wait_for()
    page = officer.open(f"{HOME}odpowiedz/z6/")
    page.locator("summary", has_text="Punkt 3").press("Enter")
    page.get_by_role("link", name="Użyj Punkt 3").press("Enter")
    page.wait_for_url("**/?wzor=*")
    assert page.get_by_label("Uzasadnienie").input_value() == "Wyjaśniono w punkcie 3."


def test_personal_data_is_masked_by_keyboard(officer):
    officer.inspect(f"{HOME}maskowanie/", "analysis-masking")
    page = officer.open(f"{HOME}maskowanie/")
    page.get_by_role("checkbox", name="600 700 800").press(" ")
    page.get_by_role("button", name="Zasłoń zaznaczone").press("Enter")
    page.get_by_text("będzie opublikowana w zasłoniętym brzmieniu").wait_for()
    page.get_by_text("[imię i nazwisko] czeka od roku, tel. 600 700 800").wait_for()
    officer.inspect(f"{HOME}maskowanie/", "analysis-masking-done")


def test_without_a_script_every_step_is_a_button(window, office):
    visitor = window(office, java_script_enabled=False)
    visitor.become(OFFICER)
    page = visitor.open(f"{HOME}?po=z2")
    page.get_by_role("heading", name="Uwaga z3").wait_for()
    page.locator("button.choice").nth(1).click()
    page.get_by_role("heading", name="Uwaga z4").wait_for()
    page.get_by_role("link", name="Później").click()
    page.wait_for_url("**/?po=z4")
