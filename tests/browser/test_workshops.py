"""Workshops in a real browser: voices written down by keyboard, the wall that counts them, positions put before a room."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/przy-stolikach/warsztaty/"
ONE = f"{HOME}w1/"
SUMMARY = f"{HOME}w2/podsumowanie/"
TALKS = f"{HOME}w3/"
COPY = """
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
new = {"slug": "przy-stolikach", "state": ConsultationState.RUNNING, "published_on": None}
actions.load(value.model_copy(update=new), by=by)
own = Consultation.objects.get(slug="przy-stolikach")
actions.add(own, catalogue.MEETING, schema.Meeting(key="w1", title="Warsztat na próbę"), by=by)
actions.add(own, catalogue.MEETING, schema.Meeting(key="w2", title="Warsztat podsumowujący na próbę"), by=by)
actions.add(own, catalogue.MEETING, schema.Meeting(key="w3", title="Warsztat z telefonami na próbę"), by=by)
said = {
    "r1": ("Czternaście dni na zebranie zespołu to za krótko, gdy w gminie jest jeden pracownik socjalny.", "accepted"),
    "r2": ("Model nie mówi, kto zwołuje pierwsze spotkanie, gdy rodzina mieszka na granicy dwóch powiatów.", "partly"),
    "r3": ("Obowiązek karty zgłoszenia dubluje wywiad środowiskowy.", "not_accepted"),
}
for key, (text, outcome) in said.items():
    remark = schema.Remark(key=key, text=text, place="Rozdział 2", proposed="w ciągu 30 dni" if key == "r1" else None)
    actions.add(own, catalogue.REMARK, remark, by=by)
    position = schema.Position(outcome=outcome, reason="Stanowisko zespołu projektowego na próbę.")
    actions.set_position(own, key, position, expected=None, by=by)
change = schema.Change(
    key="zm1", passage="2.1", before="Zespół zbiera się w ciągu 14 dni od zgłoszenia.",
    after="Zespół zbiera się w ciągu 21 dni od przyjęcia zgłoszenia.", remarks=("r1",),
)
actions.add(own, catalogue.CHANGE, change, by=by)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a running consultation that holds a workshop."""
    with serving("workshops", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def test_a_scribe_writes_by_keyboard_and_the_wall_counts(officer):
    page = officer.open(f"{ONE}?stolik=4")
    for text in ("Za mało czasu na pierwsze spotkanie", "Potrzebny jest jeden formularz"):
        assert page.evaluate("document.activeElement.name") == "text"
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        page.get_by_role("listitem").filter(has_text=text).wait_for()
    officer.inspect(f"{ONE}?stolik=4", "workshop-table")
    page.get_by_role("link", name="Popraw").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/w1/*-*/")
    officer.inspect(page.url.removeprefix(officer.server.url), "workshop-voice")
    officer.inspect(HOME, "workshop-list")
    officer.inspect(f"{ONE}sciana/", "workshop-wall")
    officer.inspect(f"{ONE}sciana/ekran/", "workshop-wall-screen")
    assert "Głosów razem: 2" in officer.open(f"{ONE}sciana/ekran/").locator("#wall").inner_text()


def recorded(page, words: str) -> None:
    page.locator(".said", has_text=words).wait_for()


def test_an_operator_records_by_keyboard_and_the_projector_follows(window, officer, office):
    second = window(office)
    second.become(OFFICER)
    wall = second.open(f"{SUMMARY}rzutnik/")
    page = officer.open(SUMMARY)
    page.get_by_role("button", name="Zacznij na całym ekranie").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/uwaga/r1/")
    wall.get_by_text("Czternaście dni").wait_for()
    page.keyboard.press("a")
    recorded(page, "Uczestnicy przyjmują to stanowisko")
    recorded(wall, "Uczestnicy przyjmują to stanowisko")
    page.keyboard.press("n")
    page.wait_for_url("**/uwaga/r2/")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "institution"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("A co z granicą? Zapis nadal nic nie mówi.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    recorded(page, "Zapis nadal nic nie mówi.")
    recorded(wall, "Zapis nadal nic nie mówi.")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/uwaga/r1/")
    page.keyboard.press("z")
    recorded(page, "jeszcze się nie wypowiedzieli")
    page.get_by_role("button", name="Klawisze").click()
    page.keyboard.press("a")
    recorded(page, "jeszcze się nie wypowiedzieli")
    page.get_by_role("button", name="Klawisze").click()
    for path, name in (
        (SUMMARY, "summary-queue"),
        (f"{SUMMARY}uwaga/r1/", "summary-remark"),
        (f"{SUMMARY}uwaga/r2/", "summary-remark-contested"),
        (f"{SUMMARY}rzutnik/", "summary-projector"),
        (f"{SUMMARY}rozbieznosci/", "summary-divergence"),
    ):
        officer.inspect(path, name)


def test_a_verdict_is_recorded_without_a_script(window, office):
    visitor = window(office, java_script_enabled=False)
    visitor.become(OFFICER)
    page = visitor.open(SUMMARY)
    page.get_by_role("button", name="Pokaż r3").click()
    page.get_by_text("Zakwestionowane C").click()
    page.get_by_label("Kto kwestionuje").select_option(label="nikt z listy")
    page.get_by_label("Co mówią").fill("Karta jest zbędna.")
    page.get_by_role("button", name="Zapisz zakwestionowanie").click()
    recorded(page, "Karta jest zbędna.")
    page.get_by_role("button", name="Cofnij").click()
    recorded(page, "jeszcze się nie wypowiedzieli")
    page.get_by_role("button", name="Przyjęte").click()
    recorded(page, "Uczestnicy przyjmują to stanowisko")


def test_a_voice_goes_from_a_phone_over_the_scribe_to_the_wall(window, officer, office):
    page = officer.open(f"{TALKS}sciana/")
    page.get_by_role("button", name="Przyjmuj głosy z telefonów").click()
    page.get_by_role("button", name="Pokaż tylko to pytanie 2", exact=True).click()
    officer.inspect(f"{TALKS}sciana/", "workshop-wall-open")
    officer.inspect(f"{TALKS}sciana/ekran/", "workshop-wall-screen-open")
    address = officer.page.get_by_role("link", name="Otwórz formularz").get_attribute("href")
    for name, options in (("phone", {}), ("phone-plain", {"java_script_enabled": False})):
        visitor = window(office, **options)
        if not options:
            visitor.inspect(address, f"workshop-{name}")
        phone = visitor.open(address)
        phone.get_by_role("button", name="Wyślij głos").focus()
        phone.keyboard.press("Enter")
        phone.get_by_text("Napisz, co chcesz powiedzieć.").first.wait_for()
        phone.get_by_label("Co chcesz powiedzieć?").fill(f"Brakuje czasu na rozmowę ({name}).")
        phone.get_by_label("Numer stolika").fill("5")
        phone.get_by_role("button", name="Wyślij głos").click()
        phone.get_by_text("Dziękujemy. Głos czeka").wait_for()
        if not options:
            visitor.look("workshop-phone-sent")
    officer.inspect(f"{TALKS}telefony/", "workshop-phones")
    page = officer.open(f"{TALKS}telefony/")
    page.get_by_role("button", name="Przyjmij jako uwagę").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Głos jest teraz uwagą.").wait_for()
    page.get_by_role("button", name="Odłóż").click()
    page.get_by_text("Głos jest odłożony.").wait_for()
    officer.inspect(f"{TALKS}telefony/?odlozone=1", "workshop-phones-aside")
    assert "1 głos" in officer.open(f"{TALKS}sciana/ekran/").locator("#wall").inner_text()
