"""The officer's workspace in a real browser: every page looked at wide and narrow, the main way walked by keyboard."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/malopolska-2019/"
OWN = "/praca/konsultacje/wlasna/"
COPY = """
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
by = system("tests")
for taken, given in (("malopolska-2019", "wlasna"), ("przyklad-regulamin-pzk", "uwagi")):
    value = queries.value(Consultation.objects.get(slug=taken))
    krakow = next(iter(queries.value(Consultation.objects.get(slug="malopolska-2019")).institutions))
    institutions = value.institutions if taken.startswith("m") else (*value.institutions, krakow)
    actions.load(value.model_copy(update={"slug": given, "state": ConsultationState.SUMMING_UP, "published_on": None,
        "organiser": krakow.key, "institutions": institutions}), by=by)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with two consultations that may still be edited."""
    with serving("workspace", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/praca/konsultacje/", "list"),
        ("/praca/konsultacje/?q=zzz", "list-none"),
        ("/praca/konsultacje/nowa/", "new"),
        ("/praca/konsultacje/wczytaj/", "load"),
        (HOME, "published"),
        (OWN, "overview"),
        (f"{OWN}dane/", "basics"),
        (f"{OWN}dzial/koncepcja/", "concept"),
        (f"{OWN}dzial/etapy/", "stages"),
        (f"{OWN}dzial/interesariusze/", "stakeholders"),
        (f"{OWN}dzial/materialy/", "materials"),
        (f"{OWN}dzial/odpowiedzi/", "answers"),
        (f"{OWN}dzial/spotkania/", "meetings"),
        (f"{OWN}dzial/wnioski/", "conclusions"),
        (f"{OWN}dzial/wsparcie/", "support"),
        (f"{OWN}uwagi/", "remarks-none"),
        ("/praca/konsultacje/uwagi/uwagi/", "remarks"),
        ("/en/praca/konsultacje/uwagi/uwagi/u1/stanowisko/", "position-en"),
        (f"{OWN}publikacja/", "publication"),
        (f"{OWN}publikacja/publish/", "refused"),
        (f"{OWN}instytucja/dodaj/?q=tarn", "institutions"),
        (f"{OWN}etap/dodaj/", "stage-form"),
        (f"{OWN}spotkanie/dodaj/", "meeting-form"),
        (f"{OWN}wniosek/dodaj/", "conclusion-form"),
    ],
)
def test_every_page_is_fit_to_be_seen(officer, path, name):
    officer.inspect(path, f"workspace-{name}")


def test_a_goal_is_written_and_moved_by_keyboard(officer):
    page = officer.open(f"{OWN}dzial/koncepcja/")
    page.get_by_role("link", name="Dodaj cel").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Treść").fill("Cel napisany z klawiatury")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Cel napisany z klawiatury", exact=True).wait_for()
    before = page.locator("#cel .elements li").count()
    up = page.get_by_role("button", name="Przesuń w górę: Cel napisany z klawiatury")
    up.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#cel .elements li')[n - 2].textContent.includes('klawiatury')",
        arg=before,
    )
    assert page.evaluate("document.activeElement.id").startswith("up-cel-")


def test_the_same_without_scripts(window, office):
    visitor = window(office, java_script_enabled=False)
    visitor.become(OFFICER)
    page = visitor.open(f"{OWN}pytanie/dodaj/")
    page.get_by_role("button", name="Dodaj pytanie").click()
    assert page.get_by_role("alert").get_by_role("link").count() == 1
    page.get_by_label("Treść").fill("Pytanie bez skryptów?")
    page.get_by_role("button", name="Dodaj pytanie").click()
    page.get_by_role("button", name="Przesuń w górę: Pytanie bez skryptów?").click()
    assert page.locator("#pytanie .elements li").nth(-2).inner_text().find("bez skryptów") > 0
    page.locator("#pytanie li", has_text="bez skryptów").get_by_role("link", name="Usuń").click()
    page.get_by_role("button", name="Usuń").click()
    assert page.get_by_text("Pytanie bez skryptów?").count() == 0


def test_remarks_are_filtered_in_place(officer):
    page = officer.open("/praca/konsultacje/uwagi/uwagi/")
    total = page.locator(".remark").count()
    page.locator("#id_position").select_option("accepted")
    page.get_by_role("button", name="Pokaż").click()
    page.wait_for_url("**position=accepted**")
    assert 0 < page.locator(".remark").count() < total
