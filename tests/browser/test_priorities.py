"""Shared priorities in a real browser: from proposals by members and by the link to the adopted, public list."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import NARROW, WIDE, _run, loaded_template, serving

pytestmark = pytest.mark.browser

LEADER, SPEAKER = "Lidia Priorytetowa", "Cezary Głosujący"
WORK = "/praca/priorytety/"
TEAM = """
from datetime import date, timedelta
from kooperacje.accounts import actions as people
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.institutions.actions import ensure
from kooperacje.partnership.models import Spell, Team, TeamArea
from kooperacje.partnership.states import TeamState
from kooperacje.basket.models import Gap
from kooperacje.basket.states import GapKind, GapState
from kooperacje.territory.queries import by_code
by = system("tests")
places = [
    ensure(by=by, key=f"priorytety-{n}", name=f"Instytucja {n} (przykład)", type="ops") for n in range(1, 6)
]
team = Team.objects.create(
    key="zespol-priorytetow", name="Zespół priorytetów (przykład)", kind="proba", leader=places[0],
    state=TeamState.WORKING.value, is_public=True, changed_at=clock.now(), sort_key="zespol priorytetow",
)
for place in places:
    Spell.objects.create(team=team, institution=place, valid_from=date(2024, 1, 1))
TeamArea.objects.create(team=team, territory=by_code("1207"))
for name, email, place, role in (
    ("Lidia Priorytetowa", "lidia.p@example.org", places[0], "leader"),
    ("Cezary Głosujący", "cezary.g@example.org", places[1], "contact"),
):
    people.ensure_demo_person(by=by, email=email, full_name=name, institution=place, role=role)
Gap.objects.create(
    key="priorytety-psychiatra", title="Brak psychiatry dziecięcego", kind=GapKind.ABSENT.value, state=GapState.CONFIRMED.value,
    territory=by_code("1207"), keeper=places[0], is_public=True, changed_at=clock.now(),
)
"""


@pytest.fixture(scope="module")
def office():
    """The sample data, with a team of five institutions."""
    with serving("priorities", loaded_template()) as server:
        _run(TEAM, server.database)
        yield server


@pytest.fixture
def leader(window, office):
    visitor = window(office)
    visitor.become(LEADER)
    return visitor


@pytest.fixture
def speaker(window, office):
    visitor = window(office)
    visitor.become(SPEAKER)
    return visitor


def looked_at(visitor, name):
    """The page as it stands, wide and narrow."""
    visitor.look(f"priorities-{name}-wide")
    visitor.page.set_viewport_size(NARROW)
    visitor.look(f"priorities-{name}-narrow")
    visitor.page.set_viewport_size(WIDE)


def press(page, name):
    """By keyboard."""
    page.get_by_role("button", name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_the_first_proposal_to_the_public_list(leader, speaker, window, office):
    page = leader.open(WORK)
    looked_at(leader, "none")
    follow(page, "Ustal priorytety")
    page.get_by_label("Nazwa").fill("Priorytety 2027")
    page.get_by_label("Obowiązuje od").fill("2020-01-01")
    page.get_by_label("Obowiązuje do").fill("2019-01-01")
    press(page, "Zacznij")
    expect(page.get_by_role("alert").or_(page.locator(".error-summary")).first).to_contain_text("skończyć")
    page.get_by_label("Obowiązuje do").fill("2199-12-31")
    looked_at(leader, "new")
    press(page, "Zacznij")
    page.wait_for_url("**/praca/priorytety/*-*/")
    here = page.url.removeprefix(office.url)
    for title in ("Świetlica w każdej gminie", "Świetlice dla dzieci", "Dojazd do lekarza"):
        leader.open(f"{here}propozycje/nowa/")
        page.get_by_label("Czym zająć się najpierw").fill(title)
        press(page, "Dodaj do listy")
    leader.open(f"{here}propozycje/znane/")
    page.get_by_role("checkbox", name="Brak psychiatry dziecięcego").check()
    looked_at(leader, "take")
    press(page, "Dodaj wybrane")
    expect(page.get_by_text("Luka w koszyku usług:").first).to_be_visible()
    follow(page, "Połącz takie same")
    page.get_by_label("Świetlica w każdej gminie").check()
    page.get_by_label("Świetlice dla dzieci").check()
    page.get_by_label("Ta, która zostaje").select_option(label="Świetlica w każdej gminie")
    press(page, "Połącz")
    expect(page.get_by_text("Połączono tu:")).to_be_visible()
    looked_at(leader, "proposals")
    leader.open(here)
    press(page, "Utwórz link")
    link = page.get_by_role("main").locator("a[href^='/priorytety/k/']").get_attribute("href")

    stranger = window(office, java_script_enabled=False)
    stranger.open(link)
    stranger.page.get_by_label("Czym zająć się najpierw").fill("Ławki w parku")
    stranger.page.get_by_role("button", name="Wyślij propozycję").click()
    expect(stranger.page.get_by_text("Propozycję przeczyta lider")).to_be_visible()

    leader.open(f"{here}propozycje/")
    press(page, "Wpisz na listę")
    expect(page.get_by_role("heading", name="Ławki w parku")).to_be_visible()
    leader.open(f"{here}kryteria/")
    looked_at(leader, "criteria")
    leader.open(here)
    press(page, "Zamknij propozycje, przejdź do wag kryteriów")
    expect(page.get_by_text("trwa ważenie kryteriów")).to_be_visible()

    weights(speaker, here)
    leader.open(here)
    press(page, "Zamknij wagi, przejdź do ocen")
    for number in (1, 2, 3):
        rate(speaker if number == 2 else leader, here, number)
    leader.open(here)
    looked_at(leader, "rating")
    press(page, "Zamknij oceny, przygotuj listę i głosowanie")
    follow(page, "Wyniki")
    expect(page.get_by_role("heading", name="Gdyby każde kryterium ważyło tyle samo")).to_be_visible()
    looked_at(leader, "results")
    the_list(leader, here)

    speaker.open(f"{here}odpowiedz/priorytety-2/")
    looked_at(speaker, "vote")
    speaker.page.get_by_label("przeciw", exact=True).check()
    speaker.page.get_by_label("Zdanie odrębne").fill("Ławki są pilniejsze.")
    press(speaker.page, "Głosowanie")
    for number in (1, 3):
        leader.open(f"{here}odpowiedz/priorytety-{number}/")
        page.get_by_label("za", exact=True).check()
        press(page, "Głosowanie")
    speaker.open(f"{here}odpowiedz/priorytety-2/")
    speaker.page.get_by_label("za", exact=True).check()
    press(speaker.page, "Głosowanie")
    expect(speaker.page.locator("main")).to_contain_text("już zagłosowała")

    leader.open(f"{here}lista/")
    expect(page.locator("main")).to_contain_text("Ławki są pilniejsze.")
    follow(page, "Przyjmij listę")
    page.get_by_label("obiegiem, bez spotkania").check()
    looked_at(leader, "adopt")
    press(page, "Przyjmij")
    expect(page.get_by_text("Lista jest przyjęta i już się nie zmienia.")).to_be_visible()
    looked_at(leader, "list")
    follow(page, "Przegląd realizacji")
    page.get_by_label("Co się z tym stało").select_option("done")
    looked_at(leader, "review")
    press(page, "Zapisz")
    leader.inspect(f"{here}dokument/", "priorities-document")

    stranger.open("/partnerstwa/zespol-priorytetow/priorytety/")
    expect(stranger.page.get_by_role("rowheader", name="Świetlica w każdej gminie")).to_be_visible()
    expect(stranger.page.locator("main")).not_to_contain_text("pilniejsze")
    visitor = window(office)
    visitor.inspect("/partnerstwa/zespol-priorytetow/priorytety/", "priorities-public")
    visitor.inspect(link, "priorities-link-closed")


def weights(visitor, here):
    """95 points are refused in a sentence that keeps them; 100 are sent."""
    page = visitor.open(f"{here}odpowiedz/priorytety-2/")
    boxes = page.get_by_role("spinbutton")
    for place, value in enumerate(("40", "30", "20", "5")):
        boxes.nth(place).fill(value)
    press(page, "Wyślij")
    expect(page.locator("main")).to_contain_text("sumują się do 95, a nie do 100: brakuje 5")
    expect(boxes.first).to_have_value("40")
    looked_at(visitor, "weights")
    boxes.nth(3).fill("10")
    press(page, "Wyślij")
    expect(page.get_by_text("Wysłano. Dziękujemy.")).to_be_visible()


def rate(visitor, here, number):
    page = visitor.open(f"{here}odpowiedz/priorytety-{number}/")
    for group in page.locator("fieldset.group").all():
        mark = "5" if "Świetlica" in group.inner_text() else str(number)
        for box in group.get_by_role("combobox").all():
            box.select_option(mark)
    if number == 2:
        looked_at(visitor, "rate")
    press(page, "Wyślij")
    expect(page.get_by_text("Wysłano. Dziękujemy.")).to_be_visible()


def the_list(visitor, here):
    page = visitor.open(f"{here}lista/uloz/")
    group = page.locator("fieldset.group").first
    group.get_by_label("Miejsce na liście").fill("1")
    press(page, "Zapisz listę")
    expect(page.locator("main")).to_contain_text("Pozycja listy wymaga także tego.")
    group.get_by_label("Kto odpowiada").select_option("priorytety-2")
    group.get_by_label("Po czym poznamy").fill("świetlica w pięciu gminach")
    group.get_by_label("Termin").fill("2027-06-30")
    looked_at(visitor, "compose")
    press(page, "Zapisz listę")
    expect(page.get_by_text("Lista jest gotowa do głosowania.")).to_be_visible()
