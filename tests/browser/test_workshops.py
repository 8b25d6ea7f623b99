"""A workshop in a real browser: a scribe writes voices down by keyboard, and the wall counts them."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/przy-stolikach/warsztaty/"
ONE = f"{HOME}w1/"
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
    assert "Głosów razem: 2" in officer.open(f"{ONE}sciana/").locator("#wall").inner_text()
