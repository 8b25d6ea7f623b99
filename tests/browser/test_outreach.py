"""Who is silent, in a real browser: every page wide and narrow, and a base loaded and a call noted by keyboard."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/milczacy/zasieg/"
BASE = "Nazwa;Typ;TERYT;Kluczowy;Obowiązkowy\nFundacja Zmyślona;fundacja;;tak;tak\n"
WRONG = "Nazwa;Typ;Kluczowy\nFundacja Zmyślona;fundacja;może\n"
COPY = """
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
invited = tuple(
    schema.Invitation(key=f"zapr-{one.key}"[:60], to=one.name, institution=one.key) for one in value.institutions
)
new = {"slug": "milczacy", "state": ConsultationState.RUNNING, "published_on": None, "invitations": invited}
actions.load(value.model_copy(update=new), by=by)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a running consultation whose institutions are invited by name."""
    with serving("outreach", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def test_every_page_is_accessible_wide_and_narrow(officer, tmp_path):
    officer.inspect(HOME, "outreach-reach")
    officer.inspect(f"{HOME}telefony/", "outreach-calls")
    officer.inspect(f"{HOME}baza/", "outreach-base")
    page = officer.open(f"{HOME}telefony/")
    page.locator("#results tbody a").first.click()
    page.wait_for_url("**/instytucje/*/")
    officer.inspect(page.url.removeprefix(officer.server.url), "outreach-history")
    for name, text in (("dobra.csv", BASE), ("zla.csv", WRONG)):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        page = officer.open(f"{HOME}baza/")
        page.get_by_label("Tabela").set_input_files(file)
        page.get_by_role("button", name="Wyślij i zobacz").click()
        page.wait_for_url("**/baza/*-*/")
        officer.inspect(page.url.removeprefix(officer.server.url), f"outreach-preview-{file.stem}")


def test_a_base_is_loaded_and_a_call_noted_by_keyboard(officer, tmp_path):
    file = tmp_path / "baza.csv"
    file.write_text(BASE, "utf-8")
    page = officer.open(f"{HOME}baza/")
    page.get_by_label("Tabela").set_input_files(file)
    page.get_by_role("button", name="Wyślij i zobacz").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/baza/*-*/")
    page.get_by_role("button", name="Wczytaj bazę").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Nowi interesariusze: 1").wait_for()
    page = officer.open(f"{HOME}telefony/")
    page.locator("#results tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/instytucje/*/")
    page.get_by_label("Co ustalono").focus()
    page.keyboard.type("Odpowiedzą do piątku.")
    page.get_by_role("button", name="Zapisz rozmowę").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Rozmowę zapisano.").wait_for()
    assert "Odpowiedzą do piątku." in page.content()
