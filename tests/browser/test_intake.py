"""What came in, in a real browser: an officer brings a form in, mends what was read and sets something aside, by keyboard."""

import pytest

from kooperacje.intake.tests import samples
from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/przychodzi/przychodzace/"
FORM = "/konsultacje/przychodzi/formularz/"
COPY = """
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.intake import blank
from kooperacje.intake.actions import take_in
from kooperacje.intake.states import Source
from kooperacje.intake.tests import samples
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
new = {"slug": "przychodzi", "state": ConsultationState.RUNNING, "published_on": None}
actions.load(value.model_copy(update=new), by=by)
own = Consultation.objects.select_related("organiser").get(slug="przychodzi")
form = blank.of(own)
everything = {**samples.good(form), **samples.machines(), **samples.broken(form)}
for name, content in everything.items():
    take_in(own, source=Source.FOLDER, name=name, content=content, by=by)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a running consultation for which things came in."""
    with serving("intake", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def test_every_page_is_accessible_wide_and_narrow(officer):
    officer.inspect(HOME, "intake-queue")
    officer.inspect(f"{HOME}dodaj/", "intake-add")
    page = officer.open(HOME)
    page.get_by_role("link", name="01-formularz.docx").click()
    page.wait_for_url("**/przychodzace/*-*/")
    officer.inspect(page.url.removeprefix(officer.server.url), "intake-item")
    officer.inspect(FORM, "intake-blank")


def test_an_officer_brings_a_form_in_and_mends_it_by_keyboard(officer, tmp_path):
    file = tmp_path / "uwagi.docx"
    file.write_bytes(samples.commented())
    page = officer.open(f"{HOME}?state=read")
    page.get_by_role("link", name="Wgraj plik").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dodaj/")
    page.get_by_label("Plik").set_input_files(file)
    page.get_by_role("button", name="Odczytaj plik").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/przychodzace/*-*/")
    proposed = page.get_by_label("Proponowane brzmienie").first
    proposed.focus()
    page.keyboard.type("Rodzina jest podmiotem i partnerem.")
    page.get_by_role("button", name="Zapisz poprawki").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Zapisano.").wait_for()
    assert "wpisane przez człowieka" in page.content()


def test_something_is_set_aside_with_its_reason(officer):
    page = officer.open(f"{HOME}?state=read")
    page.get_by_role("link", name="Odpowiedź").last.click()
    page.wait_for_url("**/przychodzace/*-*/")
    page.get_by_text("To nie jest odpowiedź").click()
    page.get_by_label("Dlaczego to nie odpowiedź").fill("Wiadomość próbna.")
    page.get_by_role("button", name="Odłóż").click()
    page.get_by_text("Odłożono.").wait_for()
