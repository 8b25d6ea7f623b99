"""Meetings in a real browser: an officer runs one from a consultation, by keyboard; every page looked at wide and narrow."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
SECTION = "/praca/konsultacje/wlasna/dzial/spotkania/"
COPY = """
from datetime import date
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions.queries import by_key
from kooperacje.meetings import actions as engine
from kooperacje.meetings.details import Share
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
actions.load(value.model_copy(update={"slug": "wlasna", "state": ConsultationState.SUMMING_UP, "published_on": None}), by=by)
own = Consultation.objects.get(slug="wlasna")
dated = [one.key for one in value.meetings if one.day]
m = actions.conduct_meeting(own, dated[0], by=by)
rops, mops = by_key("rops-krakow"), by_key("mops-oswiecim")
engine.add_agenda_item(by=by, meeting=m, title="Powitanie i założenia modelu", minutes=30, presenter="Zespół projektu")
engine.add_agenda_item(by=by, meeting=m, title="Praca na opisie przypadku", minutes=90)
engine.invite(by=by, meeting=m, institution=mops, person="Anna Przykładowa", invited_on=date(2019, 2, 21))
engine.add_person(by=by, meeting=m, person="Anna Przykładowa", role="kierownik", institution=mops)
engine.add_institution(by=by, meeting=m, institution=rops)
engine.set_headcount(by=by, meeting=m, total=30, breakdown=(Share("kadra zarządzająca", 18), Share("pracownicy")))
engine.add_decision(by=by, meeting=m, text="Doprecyzować w modelu ochronę danych.", owner="ROPS", due=date(2019, 4, 1))
engine.write_minutes(by=by, meeting=m, text="Uczestnicy omówili założenia.", expected=0)
today = schema.Meeting(key="dzis", title="Spotkanie na próbę", day=clock.today(), place="Sala w Nigdzielinie")
actions.add(own, catalogue.MEETING, today, by=by)
now = actions.conduct_meeting(own, "dzis", by=by)
engine.invite(by=by, meeting=now, institution=mops, person="Anna Przykładowa")
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a consultation that may still be edited and one of its meetings run."""
    with serving("meetings", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def run(visitor, number: int = 0):
    """Open a meeting of the consultation in the engine, by keyboard."""
    page = visitor.open(SECTION)
    page.get_by_role("button", name="Prowadź").nth(number).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/spotkania/*/")
    return page


@pytest.mark.parametrize(
    "part", ["", "porzadek/", "zaproszenia/", "obecnosc/", "ustalenia/", "protokol/", "usun/"]
)
def test_every_page_is_fit_to_be_seen(officer, part):
    path = run(officer).url.removeprefix(officer.server.url)
    officer.inspect(path + part, f"meeting-{part.strip('/') or 'page'}")


def test_anybody_sees_the_meeting_without_names(window, officer, office):
    path = run(officer).url.removeprefix(office.url)
    visitor = window(office)
    visitor.inspect(path, "meeting-public")
    assert "Przykładowa" not in visitor.page.content()
    with visitor.page.expect_download() as file:
        visitor.page.get_by_role("link", name="Dodaj do kalendarza").click()
    assert file.value.suggested_filename.endswith(".ics")


def test_a_list_is_typed_in_and_handed_over_by_keyboard(officer):
    page = run(officer, 1)
    page.get_by_role("link", name="Obecność").press("Enter")
    page.get_by_label("Imię i nazwisko").fill("Jan Zmyślony")
    page.keyboard.press("Tab")
    page.keyboard.type("pracownik socjalny")
    page.keyboard.press("Tab")
    page.keyboard.type("MOPS Oświęcim")
    page.keyboard.press("Enter")
    page.get_by_text("Zapisano").wait_for()
    assert "Miejski Ośrodek Pomocy Społecznej w Oświęcimiu" in page.locator("table").inner_text()
    page.get_by_role("link", name="Spotkanie", exact=True).press("Enter")
    page.get_by_role("button", name="Przekaż obecność do konsultacji").press("Enter")
    page.get_by_text("Przekazano").wait_for()
    assert page.get_by_label("Razem osób").or_(page.locator("[name=participants]")).first.input_value() == "1"


def test_two_officers_and_one_text_of_minutes(window, office, officer):
    page = run(officer)
    path = page.url.removeprefix(office.url) + "protokol/"
    other = window(office)
    other.become("Teodor Przykładowy")
    for visitor in (officer, other):
        visitor.open(path)
    officer.page.get_by_label("Treść protokołu").fill("Tekst pierwszej osoby")
    officer.page.get_by_role("button", name="Zapisz").click()
    officer.page.get_by_text("Zapisano").wait_for()
    other.page.get_by_label("Treść protokołu").fill("Tekst drugiej osoby")
    other.page.get_by_role("button", name="Zapisz").click()
    other.page.get_by_role("heading", level=1, name="Ktoś zapisał przed Tobą").or_(
        other.page.locator(".comparison")
    ).first.wait_for()
    other.look("meeting-conflict")
    assert "Tekst pierwszej osoby" in other.page.locator("main").inner_text()
    assert other.page.locator("textarea[name=text]").input_value() == "Tekst drugiej osoby"


def today(visitor) -> str:
    """The address of the meeting that is held today."""
    page = visitor.open(SECTION)
    page.get_by_role("button", name="Prowadź").last.click()
    page.wait_for_url("**/spotkania/*/")
    assert page.get_by_role("heading", name="Spotkanie na próbę").is_visible()
    return page.url.removeprefix(visitor.server.url)


def test_participants_sign_in_by_phone_and_an_officer_confirms(window, officer, office):
    base = today(officer)
    for path, name in (
        ("z-telefonow/", "check-ins-empty"),
        ("ekran/", "check-in-screen"),
        ("wydruk/", "check-in-print"),
    ):
        officer.inspect(f"{base}obecnosc/{path}", f"meeting-{name}")
    officer.open(f"{base}obecnosc/ekran/")
    address = officer.page.get_by_role("link", name="Otwórz formularz").get_attribute("href")
    for name, options in (("Anna Przykładowa", {}), ("Jan Próbny", {"java_script_enabled": False})):
        visitor = window(office, **options)
        if not options:
            visitor.inspect(address, "meeting-sign-in")
        phone = visitor.open(address)
        phone.get_by_role("button", name="Wpisz mnie na listę").focus()
        phone.keyboard.press("Enter")
        phone.get_by_text("Podaj imię i nazwisko.").first.wait_for()
        phone.get_by_label("Imię i nazwisko").fill(name)
        phone.get_by_label("Funkcja").fill("kierownik")
        phone.get_by_role("button", name="Wpisz mnie na listę").click()
        phone.get_by_text("Dziękujemy, wpis dotarł.").wait_for()
        if not options:
            visitor.look("meeting-signed-in")
    officer.page.get_by_text("Wpisały się 2 osoby").wait_for()
    officer.inspect(f"{base}obecnosc/z-telefonow/", "meeting-check-ins")
    page = officer.open(f"{base}obecnosc/z-telefonow/")
    page.get_by_label("Jan Próbny").uncheck()
    page.get_by_role("button", name="Potwierdź wybrane").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Na listę trafiła 1 osoba.").wait_for()
    officer.inspect(f"{base}obecnosc/", "meeting-attendance-own")
    assert "wpis z telefonu" in officer.page.locator("main").inner_text()


def test_a_paper_list_is_typed_back_without_a_script(window, officer, office):
    base = today(officer)
    officer.inspect(f"{base}obecnosc/lista/", "meeting-typing")
    plain = window(office, java_script_enabled=False)
    plain.become(OFFICER)
    page = plain.open(f"{base}obecnosc/lista/")
    page.get_by_label("Imię i nazwisko 1", exact=True).fill("Ewa Zmyślona")
    page.get_by_label("Instytucja 1", exact=True).fill("ośrodek pomocy społecznej")
    page.get_by_label("Wklej z arkusza").fill(
        "Anna Przykładowa\t\tkierownik\nPaweł Wzorcowy\tFundacja Próżnia\tprezes"
    )
    page.get_by_role("button", name="Sprawdź listę").click()
    page.get_by_text("Odczytano 3 wiersze.").wait_for()
    plain.screenshot("meeting-typing-looked")
    plain.fits()
    officer.page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_label("Instytucja 1", exact=True).fill("Stowarzyszenie Zmyślone")
    page.get_by_label("Instytucja 1", exact=True).press("Enter")
    page.get_by_role("button", name="Zapisz całą listę").click()
    page.get_by_text("Dopisano").wait_for()
    assert "Stowarzyszenie Zmyślone" in page.locator("main").inner_text()
    looked = officer.open(f"{base}obecnosc/lista/")
    looked.get_by_label("Wklej z arkusza").fill("\tFundacja Próżnia\nPaweł Wzorcowy\tFundacja Próżnia")
    looked.get_by_role("button", name="Dołącz te wiersze i sprawdź").click()
    looked.get_by_text("brakuje imienia i nazwiska").wait_for()
    officer.look("meeting-typing-wrong-narrow")
