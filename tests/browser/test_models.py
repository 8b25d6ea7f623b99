"""The model book in a real browser, with the packaged models."""

import pytest

from tests.fixtures.browser import _run, serving

pytestmark = pytest.mark.browser

LOAD = """
from kooperacje.base.actor import system
from kooperacje.modelbook import actions, packaged
for path in packaged.files():
    actions.load_definition(by=system("tests"), file=path.read_bytes())
"""


@pytest.fixture(scope="module")
def site():
    with serving("models") as server:
        _run(LOAD, server.database)
        yield server


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/modele/", "models"),
        ("/modele/kooperacje-3d/1/", "model-3d-draft"),
        ("/en/modele/liderzy-kooperacji/", "model-rural-en"),
        ("/modele/kooperacje-3d/1/roznice/2/", "model-difference"),
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
