"""Writing to many in a real browser: wide, narrow, by keyboard, and the way out for whoever wants no messages."""

import pytest

from tests.fixtures.browser import _run, loaded_template, serving

pytestmark = pytest.mark.browser

OFFICER = "Halina Próbna"
HOME = "/praca/konsultacje/zapraszani/wysylka/"
REACH = "/praca/konsultacje/zapraszani/zasieg/"
COPY = """
from datetime import timedelta
from kooperacje.answering.actions import issue_codes, open_code, relay
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Party
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions.actions import ensure
from kooperacje.outreach.models import Standing
by = system("tests")
value = queries.value(Consultation.objects.get(slug="malopolska-2019"))
invited = tuple(
    schema.Invitation(key=f"zapr-{one.key}"[:60], to=one.name, institution=one.key) for one in value.institutions
)
today = clock.today()
new = {
    "slug": "zapraszani", "state": ConsultationState.RUNNING, "published_on": None, "invitations": invited,
    "window": schema.Period(from_=today - timedelta(3), to=today + timedelta(60)), "notices": (), "answers": (),
    "remarks": (), "meetings": (), "headcounts": (), "changes": (), "verdicts": (), "groups": (), "conclusions": (),
    "remark_groups": (), "overrides": (),
}
new = {name: given for name, given in new.items() if name in type(value).model_fields}
actions.load(value.model_copy(update=new), by=by)
row = Consultation.objects.get(slug="zapraszani")
others = Party.objects.filter(consultation=row).exclude(institution=row.organiser).order_by("position")
for number, party in enumerate(others[:4]):
    Standing.objects.create(party=party, email=f"urzad{number}@example.org")
first = others[0].key
code = issue_codes(row, institutions=[first], by=by)[first]
open_code(code)
relay(code, institution=ensure(by=by, key="klub-probny", name="Klub Próbny w Nigdzielinie", type="fundacja"))
"""
LINK = """
from kooperacje.outreach import actions, composing
from kooperacje.base.actor import system
from kooperacje.outreach.models import Dispatch, Mailing
for mailing in Mailing.objects.filter(way="email").order_by("created_at"):
    actions.carry_on(mailing_id=mailing.pk, by=system("worker"))
number = Dispatch.objects.exclude(notice=None).order_by("pk").values_list("pk", flat=True)[0]
open({place!r}, "w").write(composing.opt_out_token(number))
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a running consultation that takes answers these days."""
    with serving("mailings", loaded_template()) as server:
        _run(COPY, server.database)
        yield server


@pytest.fixture
def officer(window, office):
    visitor = window(office)
    visitor.become(OFFICER)
    return visitor


def path(officer):
    return officer.page.url.removeprefix(officer.server.url)


def press(page, role, name):
    page.get_by_role(role, name=name).first.focus()
    page.keyboard.press("Enter")


def test_every_page_is_accessible_wide_and_narrow(officer):
    officer.inspect(HOME, "mailings-empty")
    officer.inspect(f"{HOME}nowa/", "mailing-new")
    page = officer.open(f"{HOME}nowa/")
    page.get_by_label("zaproszenie", exact=True).check()
    press(page, "button", "Zapisz i zobacz")
    page.wait_for_url("**/wysylka/*-*/")
    one = path(officer)
    officer.inspect(one, "mailing-draft")
    officer.inspect(f"{one}podglad/", "mailing-preview")
    officer.inspect(f"{one}zmien/", "mailing-change")
    officer.inspect(HOME, "mailings")
    officer.inspect(f"{REACH}przekazane/", "outreach-relays")
    officer.inspect(REACH, "outreach-reach-opened")


def test_letters_are_made_by_keyboard(officer):
    page = officer.open(f"{HOME}nowa/")
    page.get_by_label("listy do wydruku").focus()
    page.keyboard.press("Space")
    page.get_by_label("Temat").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Zaproszenie listowne")
    press(page, "button", "Zapisz i zobacz")
    page.wait_for_url("**/wysylka/*-*/")
    if page.get_by_label("mimo to ma zostać wysłane").count():
        page.get_by_label("mimo to ma zostać wysłane").focus()
        page.keyboard.press("Space")
        page.get_by_label("Dlaczego").focus()
        page.keyboard.type("Uzgodniono z organizatorem.")
    press(page, "button", "Przygotuj")
    page.get_by_text("Gotowe. Pobierz pliki poniżej.").wait_for()
    officer.inspect(path(officer), "mailing-letters")
    with page.expect_download() as waiting:
        press(page, "link", "Listy w pliku PDF")
    assert waiting.value.suggested_filename.endswith(".pdf")


def test_whoever_wants_no_messages_says_so_with_one_button(officer, window, office, tmp_path):
    page = officer.open(f"{HOME}nowa/")
    page.get_by_label("Temat").fill("Zaproszenie pocztą elektroniczną")
    press(page, "button", "Zapisz i zobacz")
    page.wait_for_url("**/wysylka/*-*/")
    if page.get_by_label("mimo to ma zostać wysłane").count():
        page.get_by_label("mimo to ma zostać wysłane").check()
        page.get_by_label("Dlaczego").fill("Uzgodniono z organizatorem.")
    press(page, "button", "Zatwierdź do wysłania")
    page.get_by_text("Zatwierdzono.").wait_for()
    _run(LINK.format(place=str(tmp_path / "token")), office.database)
    officer.inspect(path(officer), "mailing-sent")
    visitor = window(office)
    address = f"/bez-wiadomosci/{(tmp_path / 'token').read_text()}/"
    visitor.inspect(address, "opt-out")
    press(visitor.page, "button", "Nie chcemy kolejnych wiadomości")
    visitor.page.get_by_text("nie otrzyma więcej e-maili").wait_for()
    visitor.look("opt-out-done")
