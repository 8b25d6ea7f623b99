"""The model book in a real browser, with the packaged models."""

import pytest

from kooperacje.documents.tests.passages.making import made
from kooperacje.modelbook.tests.test_redline import SECOND
from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

LOAD = """
from kooperacje.documents.tests.passages.making import made
from kooperacje.base.actor import system
from kooperacje.modelbook import actions, packaged
for path in packaged.files():
    actions.load_definition(by=system("tests"), file=path.read_bytes())
from kooperacje.modelbook.tests.test_redline import FIRST, SECOND
from kooperacje.modelbook.states import CommuneKind
by, lider = system("tests"), FIRST[1]
both = (f"{lider} W pierwszym roku.", f"{lider} W drugim roku.")
target = actions.Target(key="z-worda", label="Pierwsza", name="Model z Worda", commune_kind=CommuneKind.RURAL)
first = actions.import_document(by=by, name="a.docx", content=made(*FIRST, both[0]), target=target).version
actions.put_up_for_consultation(by=by, version=first)
target = actions.Target(key="z-worda", label="Druga", number=1)
second = actions.import_document(
    by=by, name="b.docx", content=made(*SECOND, *(one.replace("roku", "kwartale") for one in both)), target=target
).version
actions.put_up_for_consultation(by=by, version=second)
"""
OFFICER = "Halina Próbna"


@pytest.fixture(scope="module")
def site():
    with serving("models") as server:
        _run(LOAD, server.database)
        yield server


@pytest.fixture(scope="module")
def office():
    """The sample data with their people, and the model made from a document."""
    with serving("models-office", loaded_template()) as server:
        _run(LOAD, server.database)
        yield server


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/modele/", "models"),
        ("/modele/kooperacje-3d/1/", "model-3d-draft"),
        ("/en/modele/liderzy-kooperacji/", "model-rural-en"),
        ("/modele/kooperacje-3d/1/roznice/2/", "model-difference"),
        ("/modele/z-worda/2/", "model-from-word"),
        ("/modele/z-worda/1/roznice/2/", "redline"),
        ("/modele/z-worda/1/roznice/2/?widok=obok&pokaz=zmiany", "redline-beside"),
        ("/modele/z-worda/1/fragment/zespol-1/", "passage"),
    ],
)
def test_pages_are_accessible_and_fit(window, site, path, name):
    window(site).inspect(path, name)


def test_every_link_on_the_page_leads_to_a_place_on_it(window, site):
    page = window(site).open("/modele/kooperacje-3d/")
    missing = page.evaluate(
        '[...document.querySelectorAll(\'main a[href^="#"], aside a[href^="#"]\')]'
        ".map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    )
    assert missing == []


def test_a_document_is_sent_looked_at_and_loaded_by_keyboard(window, office, tmp_path):
    officer = window(office)
    officer.become(OFFICER)
    officer.inspect("/modele/wczytaj/", "document-upload")
    page = officer.open("/modele/wczytaj/?po=z-worda/2")
    path = tmp_path / "model.docx"
    path.write_bytes(made(*SECOND, "Nowy zapis o tym, kto odpowiada za termin."))
    page.get_by_label("Dokument").set_input_files(path)
    page.get_by_label("Nazwa wersji").fill("Trzecia")
    page.get_by_role("button", name="Wyślij i zobacz").press("Enter")
    page.get_by_role("heading", name="Co zostało rozpoznane").wait_for()
    officer.inspect(page.url.removeprefix(officer.server.url), "document-preview")
    page.get_by_role("button", name="Utwórz wersję roboczą").press("Enter")
    page.wait_for_url("**/modele/z-worda/3/")
    assert "Nowy zapis o tym" in page.locator("main").inner_text()


def test_a_person_confirms_what_became_of_a_passage(window, office):
    officer = window(office)
    officer.become(OFFICER)
    path = "/modele/z-worda/1/zgodnosc/2/"
    officer.inspect(path, "matches")
    page = officer.open(path)
    page.get_by_label("Już go nie ma").first.check()
    page.get_by_role("button", name="Zapisz odpowiedzi").press("Enter")
    page.get_by_role("heading", name="Rozstrzygnięte wcześniej").wait_for()
    assert page.get_by_label("Już go nie ma").last.is_checked()
