"""Replies in a real browser: read by everybody, sent and noted by an officer, by keyboard."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Wacław Niebywały"
HOME = "/praca/konsultacje/przyklad-regulamin-pzk/odpowiedzi/"
PUBLIC = "/konsultacje/przyklad-regulamin-pzk/odpowiedzi/"
ADDRESSES = """
from kooperacje.consultations.models import Answer
from kooperacje.outreach.models import Standing
found = Answer.objects.filter(consultation__slug="przyklad-regulamin-pzk").order_by("position")[:2]
Standing.objects.bulk_create(
    [Standing(party_id=one.institution_id, email=f"{one.key}@zmyslone.example") for one in found]
)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with the addresses of two institutions that answered."""
    with serving("replies", loaded_template()) as server:
        _run(ADDRESSES, server.database)
        yield server


def test_everybody_reads_the_reply_wide_and_narrow(window, office):
    visitor = window(office)
    visitor.inspect(PUBLIC, "replies-public")
    visitor.inspect(f"{PUBLIC}?q=zupelnie+nic", "replies-public-none")
    page = visitor.open(PUBLIC)
    page.locator("#found tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PUBLIC}*/")
    visitor.inspect(page.url.removeprefix(office.url), "replies-public-reply")


def test_an_officer_sends_and_notes_by_keyboard(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    visitor.inspect(HOME, "replies-before")
    visitor.inspect(f"{HOME}wyslij/", "replies-confirm")
    page = visitor.page
    page.get_by_role("button", name="Wyślij odpowiedzi organizatora").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Przygotowano 2 wiadomości.").wait_for()
    page.get_by_role("button", name="Przekazano inaczej").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Zapisano, że odpowiedź przekazano.").wait_for()
    visitor.inspect(HOME, "replies-after")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").first.press("Enter")
    assert download.value.suggested_filename.endswith(".pdf")
