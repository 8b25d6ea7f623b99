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
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a published consultation whose time to keep personal data is over."""
    with serving("reporting", loaded_template()) as server:
        _run(DUE, server.database)
        yield server


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
