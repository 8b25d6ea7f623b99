"""A diagnosis from its first day to its public page, and a survey answered by link on a phone without JavaScript."""

import pytest

from tests.fixtures.browser import NARROW, _run, loaded_template, serving

pytestmark = pytest.mark.browser

LEADER = "Wacław Niebywały"
WORK = "/praca/diagnozy/"
TABLE = """Kod TERYT;Wskaźnik;Rok;Wartość;Źródło
1207122;ludność;2025;6 700;GUS BDL
1207122;ubóstwo;2024;30;OPS
1207122;ubóstwo;2025;sporo;OPS
1207072;ubóstwo;2025;41;OPS
"""
LINK = """
from kooperacje.diagnosis import codes
from kooperacje.diagnosis.models import Invitation
one = Invitation.objects.filter(survey__state="open").order_by("pk").first()
open("{path}", "w").write(codes.path(one))
"""


@pytest.fixture(scope="module")
def site():
    """One server for all tests here."""
    with serving("diagnosis", loaded_template()) as server:
        yield server


@pytest.fixture
def leader(window, site):
    visitor = window(site)
    visitor.become(LEADER)
    return visitor


def press(page, name, exact=True):
    page.get_by_role("button", name=name, exact=exact).click()


def test_from_the_first_day_to_the_public_page(leader, window, site, tmp_path):
    page = leader.open(f"{WORK}nowa/")
    page.get_by_label("Tytuł").fill("Diagnoza gminy Tymbark")
    page.get_by_label("Gminy albo powiaty").fill("1207122")
    page.get_by_label("Rok", exact=True).fill("2026")
    press(page, "Rozpocznij diagnozę")
    page.wait_for_url("**/diagnoza-gminy-tymbark-2026/")
    home = page.url.removeprefix(site.url)
    press(page, "Zbieraj dane")
    _load_a_table(leader, home, tmp_path)
    _ask_and_answer(leader, window, site, home, tmp_path)
    _name_a_problem(leader, home)
    _adopt(leader, home)
    stranger = window(site)
    stranger.inspect(home.replace("/praca", ""), "diagnosis-public")
    assert stranger.page.get_by_text("Mieszkania").first.is_visible()


def _load_a_table(leader, home, tmp_path):
    file = tmp_path / "tabela.csv"
    file.write_text(TABLE, "utf-8")
    leader.inspect(f"{home}wskazniki/tabela/", "diagnosis-import")
    page = leader.open(f"{home}wskazniki/tabela/")
    page.get_by_label("Tabela", exact=True).set_input_files(file)
    press(page, "Wyślij i zobacz")
    page.wait_for_url("**/tabela/*-*/")
    page.get_by_text("„sporo” nie jest liczbą").wait_for()
    leader.inspect(page.url.removeprefix(leader.server.url), "diagnosis-preview")
    press(page, "Wczytaj wartości")
    page.get_by_text("Nowe wartości: 3").wait_for()


def _ask_and_answer(leader, window, site, home, tmp_path):
    page = leader.open(f"{home}ankieta/")
    press(page, "Rozpocznij ankietę")
    page.get_by_role("link", name="Zaproś instytucje").click()
    page.get_by_label("Miejski Ośrodek Pomocy Społecznej w Zarzeczu (przykład)").check()
    press(page, "Zaproś")
    press(page, "Otwórz ankietę")
    leader.inspect(f"{home}ankieta/", "diagnosis-survey")
    path = tmp_path / "link"
    _run(LINK.format(path=path), site.database)
    phone = window(site, java_script_enabled=False)
    phone.page.set_viewport_size(NARROW)
    page = phone.open(path.read_text())
    phone.fits()
    press(page, "Otwórz ankietę")
    page.get_by_label("Ile dni czeka się", exact=False).fill("długo")
    press(page, "Wyślij odpowiedź")
    page.get_by_role("link", name="nie jest liczbą", exact=False).wait_for()
    page.get_by_label("Ile dni czeka się", exact=False).fill("14")
    page.get_by_label("uzależnienia").first.check()
    press(page, "Zapisz na później")
    page.get_by_text("Zapisano. Można wrócić tym samym odnośnikiem.").wait_for()
    press(page, "Wyślij odpowiedź")
    page.get_by_text("Odpowiedź została wysłana. Dziękujemy.").wait_for()
    phone.fits()
    phone.screenshot("diagnosis-answer-narrow")


def _name_a_problem(leader, home):
    page = leader.open(f"{home}problemy/nowy/")
    page.get_by_label("Problem", exact=True).fill("Mieszkania")
    page.get_by_label("Dziedzina").select_option(label="mieszkalnictwo")
    press(page, "Zapisz")
    page.get_by_label("Opiera się na").select_option(label="Rodziny objęte pomocą z powodu ubóstwa")
    press(page, "Dodaj dowód")
    page.get_by_label("gmina Tymbark (wiejska)").select_option(label="silne")
    press(page, "Zapisz mapę")
    leader.inspect(page.url.removeprefix(leader.server.url), "diagnosis-problem")
    page = leader.open(f"{home}wnioski/nowe/")
    page.get_by_label("Zdanie").fill("Potrzebne są mieszkania wspomagane.")
    press(page, "Zapisz")


def _adopt(leader, home):
    page = leader.open(home)
    press(page, "Zamknij projekt")
    page.get_by_role("link", name="Przyjmij diagnozę").click()
    page.get_by_label("Przyjęta dnia").fill("2026-01-15")
    press(page, "Przyjmij i opublikuj")
    page.get_by_text("Sprawy bez wyjaśnienia: 1").first.wait_for()
    leader.inspect(f"{home}sprawdzenie/", "diagnosis-check")
    leader.page.get_by_label("Wyjaśnienie").fill("Wniosek z warsztatu.")
    press(leader.page, "Zapisz wyjaśnienie")
    page = leader.open(f"{home}przyjmij/")
    page.get_by_label("Przyjęta dnia").fill("2026-01-15")
    press(page, "Przyjmij i opublikuj")
    page.wait_for_url("**/diagnozy/diagnoza-gminy-tymbark-2026/")


def test_every_page_is_accessible_wide_and_narrow(leader):
    page = leader.open(WORK)
    page.get_by_role("link", name="Diagnoza lokalna powiatu 2026 (przykład)").click()
    page.wait_for_url("**/praca/diagnozy/*/")
    home = page.url.removeprefix(leader.server.url)
    leader.inspect(WORK, "diagnosis-list")
    for part in (
        "",
        "wskazniki/",
        "wskazniki/psychiatra/",
        "wskazniki/porownanie/",
        "ankieta/wyniki/",
        "zasoby/",
    ):
        leader.inspect(f"{home}{part}", f"diagnosis-{part.strip('/').replace('/', '-') or 'overview'}")
    for part in ("problemy/", "wnioski/"):  # the document is looked at as a public page
        leader.inspect(f"{home}{part}", f"diagnosis-{part.strip('/')}")
    leader.inspect("/diagnozy/", "diagnosis-public-list")
    leader.inspect("/ankieta/", "diagnosis-enter")
