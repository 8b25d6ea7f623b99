"""Who can do what, in a real browser: asked by keyboard, without JavaScript, and kept by who speaks for an institution."""

import re

import pytest

from tests.fixtures.browser import _run, serving

pytestmark = pytest.mark.browser

LOAD = """
from datetime import date
from kooperacje.accounts.actions import ensure_demo_person
from kooperacje.base.actor import system
from kooperacje.competences.actions import load_packaged
from kooperacje.competences.models import Card
from kooperacje.institutions import actions
from kooperacje.territory.actions import load_packaged_register
from kooperacje.territory.models import Unit
by = system("tests")
load_packaged_register(by=by)
actions.load_types(by=by)
load_packaged(by=by)
Card.objects.filter(type__key="oik", key="terapia").update(what="udzielić pomocy dawnymi słowami", deadline="kiedyś")
Card.objects.filter(type__key="oik", key="leczenie").delete()
def make(key, kind, name, areas):
    made = actions.register(by=by, key=key, name=name, type=kind, seat="1207011")
    actions.set_areas(made, by=by, territories=Unit.objects.filter(code__in=areas))
    return made
pcpr = make("pcpr", "pcpr", "Powiatowe Centrum Pomocy Rodzinie (przykład)", ["1207"])
make("mops", "mops", "Miejski Ośrodek Pomocy Społecznej (przykład)", ["1207011"])
make("policja", "policja-powiatowa", "Komenda Powiatowa Policji (przykład)", ["1207"])
rops = make("rops", "rops", "Regionalny Ośrodek Polityki Społecznej (przykład)", ["12"])
people = (("Olga Przykładna", "contact", pcpr), ("Oskar Wzorcowy", "officer", rops), ("Ada Zmyślna", "administrator", rops))
for name, role, place in people:
    ensure_demo_person(by=by, email=f"{role}@example.org", full_name=name, institution=place, role=role, valid_from=date(2020, 1, 1))
"""


@pytest.fixture(scope="module")
def site():
    with serving("competences") as server:
        _run(LOAD, server.database)
        yield server


def test_a_reader_asks_by_keyboard_and_every_public_page_is_accessible(window, site):
    visitor = window(site)
    page = visitor.open("/kto-co-moze/")
    page.get_by_label("Czego dotyczy sprawa").fill("rodzin zastępczych")
    page.get_by_label("Gmina, w której mieszka").fill("1207011")
    page.get_by_label("Dla kogo").select_option("foster")
    page.get_by_label("Czego dotyczy sprawa").press("Enter")
    page.wait_for_url("**/kto-co-moze/?*q=*")
    if page.get_by_role("heading", name="O którą z tych spraw chodzi?").count():
        page.locator("main").get_by_role("link", name="Pomoc rodzinom zastępczym").press("Enter")
    page.get_by_role("heading", name="Kto musi").wait_for()
    assert "gmina=1207011" in page.url
    found = page.locator("main").inner_text()
    assert "Powiatowe Centrum Pomocy Rodzinie (przykład)" in found
    assert "art. 77" in found
    assert "niesprawdzone z tekstem ustawy" not in found
    visitor.look("competences-answer")
    for path, name in (
        ("/kto-co-moze/", "competences-ask"),
        ("/en/kto-co-moze/?sytuacja=przemoc&gmina=1207011", "competences-answer-en"),
        ("/kto-co-moze/karty/", "competences-types"),
        ("/kto-co-moze/karty/ppp/", "competences-type"),
        ("/kto-co-moze/porownanie/?a=ops&b=pcpr&gmina=1207011", "competences-compare"),
        ("/kto-co-moze/instytucja/pcpr/", "competences-institution"),
    ):
        visitor.inspect(path, name)


def test_it_works_without_javascript(window, site):
    page = window(site, java_script_enabled=False).open("/kto-co-moze/bez-sladu/")
    page.get_by_label("Sprawa").select_option("zabezpieczenie-dziecka")
    page.get_by_label("Gmina, w której mieszka").fill("Limanowa (miejska) [1207011]")
    page.get_by_role("button", name="Pokaż, kto może pomóc").click()
    assert page.url.endswith("/kto-co-moze/bez-sladu/")
    assert "Komenda Powiatowa Policji (przykład)" in page.locator("main").inner_text()
    page.get_by_role("link", name="Zapytaj w zwykły sposób").click()
    page.get_by_role("link", name="Uczeń nie chodzi do szkoły").click()
    assert page.get_by_role("heading", name="Kto musi").count() == 1


def test_an_institution_keeps_its_cards_and_staff(window, site):
    visitor = window(site)
    visitor.become("Olga Przykładna")
    page = visitor.open("/kto-co-moze/instytucja/pcpr/")
    page.get_by_role("link", name="Wpisz osobę").press("Enter")
    page.get_by_label("Funkcja", exact=True).fill("dyrektor")
    page.get_by_label("Imię i nazwisko").fill("Zenobia Nieistniejąca")
    page.get_by_label("Telefon").fill("18 000 00 11")
    page.get_by_label("Wolno pokazać").check()
    visitor.look("competences-person")
    page.get_by_role("button", name="Zapisz").press("Enter")
    page.wait_for_url("**/instytucja/pcpr/")
    page.get_by_role("link", name="Napisz własną kartę").press("Enter")
    page.get_by_role("button", name="Zapisz").press("Enter")
    page.locator(".error-summary").wait_for()
    visitor.look("competences-card-refused")
    page.locator(".error-summary").get_by_role("link").first.press("Enter")
    page.get_by_label("Sprawa").select_option("wsparcie-rodzin-zastepczych")
    page.get_by_label("Co", exact=True).fill("rozmawiać z rodziną zastępczą w sobotnim dyżurze")
    page.get_by_label("Inna podstawa").fill("zarządzenie dyrektora")
    page.get_by_role("button", name="Zapisz").press("Enter")
    page.wait_for_url(re.compile(r"/instytucja/pcpr/(#.*)?$"))
    shown = page.locator("main").inner_text()
    assert "Musi rozmawiać z rodziną zastępczą w sobotnim dyżurze" in shown
    assert "Zenobia Nieistniejąca" in shown
    visitor.inspect("/kto-co-moze/instytucja/pcpr/", "competences-keeper")
    visitor.inspect("/kto-co-moze/instytucja/pcpr/porozumienie/nowe/", "competences-agreement")


def test_an_officer_compares_a_card_with_the_act(window, site):
    visitor = window(site)
    visitor.become("Oskar Wzorcowy")
    page = visitor.open("/kto-co-moze/do-sprawdzenia/?typ=pup")
    visitor.look("competences-check")
    page.locator("main").get_by_role("link", name="Musi zarejestrować").press("Enter")
    page.get_by_role("link", name="Porównaj z ustawą").press("Enter")
    page.get_by_label("Przeczytany tekst").wait_for()
    visitor.look("competences-verify")
    page.get_by_label("Przeczytany tekst").fill("tekst ustawy w Dzienniku Ustaw, stan na dziś")
    page.get_by_role("button", name="Zapisz").press("Enter")
    page.get_by_text("Zgadza się").first.wait_for()
    visitor.look("competences-card")


def test_an_administrator_sees_what_would_change_and_loads_it(window, site):
    visitor = window(site)
    visitor.become("Ada Zmyślna")
    visitor.inspect("/kto-co-moze/wczytaj-karty/", "competences-load")
    visitor.page.get_by_role("button", name="Wczytaj to").press("Enter")
    visitor.page.get_by_text("Wczytano. Nowych: 1, zmienionych: 1, zakończonych: 0.").wait_for()
    visitor.inspect("/instytucje/pcpr/", "competences-register")
