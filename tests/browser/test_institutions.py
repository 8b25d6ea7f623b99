"""The register of institutions in a real browser: by a reader, and by an officer who loads a table."""

import pytest

from tests.fixtures.browser import _run, serving

pytestmark = pytest.mark.browser

LOAD = """
from kooperacje.base.actor import system
from kooperacje.institutions import actions
from kooperacje.institutions.states import ContactKind
from kooperacje.territory.actions import load_packaged_register
from kooperacje.territory.models import Unit
by = system("tests")
load_packaged_register(by=by)
mops = actions.register(by=by, key="mops", name="Miejski Ośrodek Pomocy Społecznej w Oświęcimiu", type="mops", seat="1213011",
    other_names=["MOPS Oświęcim"], regon="123456785", address="ul. Przykładowa 1, 32-600 Oświęcim")
actions.add_contact(mops, by=by, kind=ContactKind.PHONE, value="33 000 00 00", label="sekretariat")
actions.add_contact(mops, by=by, kind=ContactKind.EMAIL, value="dyrekcja@example.org", public=False)
section = actions.add_unit(mops, by=by, name="Dział Pracy Socjalnej")
actions.add_unit(mops, by=by, name="Zespół do spraw Asysty Rodzinnej", parent=section)
actions.set_areas(mops, by=by, territories=[Unit.objects.get(code="1213011")])
for number, kind, seat in ((1, "policja-wojewodzka", "1261011"), (2, "szkola", None), (3, "fundacja", "1261011"), (4, "pup", "1206")):
    actions.register(by=by, name=f"Przykładowa instytucja z dość długą nazwą własną numer {number}", type=kind, seat=seat)
"""


@pytest.fixture(scope="module")
def site():
    with serving("institutions") as server:
        _run(LOAD, server.database)
        yield server


@pytest.fixture
def reader(window, site):
    return window(site)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/instytucje/", "institutions"),
        ("/en/instytucje/mops/", "institution-en"),
        ("/instytucje/?q=zzz", "institutions-none"),
        ("/podzial/", "division"),
        ("/podzial/1213/", "division-powiat"),
    ],
)
def test_readers_pages_are_accessible_and_fit(reader, path, name):
    reader.inspect(path, name)
