"""Remarks in the next version of a document, in a real browser: a lost one is placed by keyboard."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/nowa-wersja/dokument/"
COPY = """
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.revisions.tests.conftest import VALUE, two_versions
two_versions()
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
new = {"slug": "nowa-wersja", "state": ConsultationState.RUNNING, "published_on": None}
new |= {"model": VALUE.model, "remarks": VALUE.remarks, "changes": VALUE.changes}
actions.load(value.model_copy(update=new), by=system("tests"))
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a consultation of a document that has a next version."""
    with serving("revisions", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def test_a_lost_remark_is_placed_by_keyboard(officer):
    officer.inspect(HOME, "revisions-lost")
    officer.inspect(f"{HOME}?lista=za-fragmentem", "revisions-followed")
    officer.inspect(f"{HOME}u1/", "revisions-edit")
    officer.inspect(f"{HOME}u4/", "revisions-place")
    page = officer.open(f"{HOME}u4/")
    page.get_by_label("innego fragmentu, wybranego poniżej").focus()
    page.keyboard.press("Space")
    page.get_by_label("Inny fragment", exact=True).select_option("zgoda")
    page.get_by_role("button", name="Zapisz").press("Enter")
    page.get_by_text("wskazana przez człowieka").wait_for()


def test_from_the_redline_to_the_remark_that_asked_for_it(officer):
    officer.inspect("/modele/m/1/roznice/2/", "redline-asked")
    page = officer.open("/modele/m/1/roznice/2/")
    page.get_by_role("link", name="uwaga 1").press("Enter")
    page.wait_for_url("**/dokument/u1/")
    assert "Dokładna zmiana jej fragmentu" in page.locator("main").inner_text()
