"""The report's surroundings in a real browser: what respondents are told, and how long their data are kept."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Wacław Niebywały"
SLUG = "przyklad-regulamin-pzk"
DUE = """
from datetime import date
from kooperacje.consultations.models import Consultation
Consultation.objects.filter(slug="przyklad-regulamin-pzk").update(
    privacy_clause="Przykład: dane przetwarza starostwo z tego przykładu.", keep_months=1, published_on=date(2026, 5, 14)
)
from kooperacje.outreach.models import Standing
from kooperacje.consultations.models import Party
party = Party.objects.get(key="mops", consultation__slug="przyklad-regulamin-pzk")
Standing.objects.create(party=party, email="nikt@zmyslone.example")
from kooperacje.consultations.models import Remark
found = Remark.objects.filter(consultation__slug="przyklad-regulamin-pzk").order_by("position")
Remark.objects.filter(pk__in=[one.pk for one in found[:3]]).update(
    public_text="Uwaga z zasłoniętym [imieniem i nazwiskiem].", masked=["imię i nazwisko"]
)
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
value = queries.value(Consultation.objects.get(slug="przyklad-regulamin-pzk"))
themes = tuple(
    schema.Theme(key=key, title=title, description="Zmyślony opis tego, co tu należy.")
    for key, title in (("obieg", "Obieg informacji"), ("rola", "Rola lidera"))
)
remarks = tuple(
    one.model_copy(update={"themes": ("obieg",) if place % 2 else ("obieg", "rola")})
    for place, one in enumerate(value.remarks)
)
changes = tuple(
    schema.Change(
        key=f"zm{place}", passage=f"rozdzial-{place}", before="Zespół spotyka się raz w miesiącu, w siedzibie ośrodka.",
        after="Zespół spotyka się dwa razy w miesiącu, w siedzibie ośrodka lub zdalnie.",
        remarks=(remarks[place].key, remarks[place + 30].key) if place else (), reason="Porządkuje tekst.",
    )
    for place in range(4)
)
worked = {"slug": "opracowana", "title": "Przykład: konsultacja opracowana", "themes": themes, "remarks": remarks}
worked |= {"changes": changes, "model": schema.ModelRef(key="kooperacje-3d")}
actions.load(value.model_copy(update=worked), by=system("tests"))
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a published consultation whose time to keep personal data is over."""
    with serving("reporting", loaded_template()) as server:
        _run(DUE, server.database)
        yield server


def test_themes_and_changes_are_read_by_keyboard(window, office):
    visitor = window(office)
    home = "/konsultacje/opracowana/tematy/"
    visitor.inspect(home, "changes")
    visitor.inspect("/konsultacje/malopolska-2019/tematy/", "changes-none")
    page = visitor.open(home)
    page.get_by_role("link", name="Uwaga 32").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/uwagi/?page=2#u32")
    page = visitor.open(home)
    page.get_by_role("link", name="Rola lidera").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/uwagi/?theme=rola")
    visitor.inspect("/konsultacje/opracowana/uwagi/?theme=rola", "remarks-of-theme")


def test_two_consultations_are_compared_by_keyboard(window, office):
    visitor = window(office)
    home = "/konsultacje/malopolska-2019/porownanie/"
    visitor.inspect(home, "comparisons")
    visitor.inspect("/konsultacje/liderzy-2019/porownanie/", "comparisons-none")
    page = visitor.open(home)
    page.get_by_role("link", name="Przykład: konsultacja opracowana").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{home}opracowana/")
    visitor.inspect(f"{home}opracowana/", "comparison")
    visitor.become(OFFICER)
    visitor.inspect("/praca/konsultacje/opracowana/porownanie/", "comparisons-workspace")
    visitor.inspect("/praca/konsultacje/opracowana/porownanie/malopolska-2019/", "comparison-workspace")


def test_masked_remarks_stand_beside_their_originals(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    visitor.inspect(f"/praca/konsultacje/{SLUG}/widoczne/", "masking")
    visitor.inspect("/praca/konsultacje/przyklad-karta-w-toku/widoczne/", "masking-none")


def test_personal_data_are_told_of_and_removed_by_keyboard(window, office):
    visitor = window(office)
    visitor.inspect(f"/konsultacje/{SLUG}/", "personal-public")
    visitor.become(OFFICER)
    home = f"/praca/konsultacje/{SLUG}/dane-osobowe/"
    visitor.inspect(home, "personal-before")
    visitor.inspect(f"{home}usun/", "personal-confirm")
    page = visitor.page
    page.get_by_role("button", name="Usuń dane osobowe uczestników").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Dane osobowe uczestników zostały usunięte.").wait_for()
    visitor.look("personal-after")
