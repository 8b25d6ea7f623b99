"""Meetings in a real browser: an officer runs one from a consultation, by keyboard; every page looked at wide and narrow."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
SECTION = "/praca/konsultacje/wlasna/dzial/spotkania/"
COPY = """
from datetime import date
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
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
