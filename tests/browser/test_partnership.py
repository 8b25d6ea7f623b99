"""A team of fourteen institutions in a real browser: from its initiating meeting to its published page."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kooperacje.base import clock
from tests.fixtures.browser import NARROW, _run, loaded_template, serving

pytestmark = pytest.mark.browser

LEADER = "Wacław Niebywały"
NAME = "Partnerstwo dla rodzin powiatu (przykład)"
WORK = "/praca/partnerstwa/partnerstwo-dla-rodzin-powiatu-przyklad/"
PUBLIC = "/partnerstwa/partnerstwo-dla-rodzin-powiatu-przyklad/"
FIRST = ("mops", "pcpr")
OTHERS = (
    *("starostwo", "gops-gorny", "gops-dolny", "pup", "policja", "kuratorzy"),
    *("szpital", "poz", "szkola", "ppp", "oik"),
)
LATER = "fundacja-przystan"
LEAVES = "Szpital Powiatowy (przykład)"

# Eleven institutions declare as the two in the browser do, each with one published service where it has one.
DECLARE = """
from datetime import timedelta
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.institutions.queries import by_key
from kooperacje.partnership import actions
from kooperacje.partnership.models import Declaration
from kooperacje.partnership.queries.membership import offered
from kooperacje.partnership.tests import making
for key in {keys!r}:
    one = Declaration.objects.select_related("team", "institution").get(institution__key=key, team__name={name!r})
    said = making.declared(services=tuple(offered(one.institution)[:1]))
    sent = actions.send(by=system("tests"), declaration=one, declared=said)
    actions.accept(by=system("tests"), declaration=sent, day=clock.today() - timedelta(days=40))
"""
RULES = """
from datetime import timedelta
from kooperacje.agreements import actions as papers
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.partnership import subjects
from kooperacje.partnership.models import Team
by, ago = system("tests"), clock.today() - timedelta(days=10)
paper = papers.create_paper(by=by, subject=subjects.of(Team.objects.get(name={name!r})), kind="regulamin")
out = papers.send_for_signature(by=by, version=paper.versions.get(), blanks_stay=True, on=ago)
papers.adopt(by=by, version=out, on=ago, reason_incomplete="pozostali podpiszą na spotkaniu")
"""


@pytest.fixture(scope="module")
def office():
    with serving("partnership", loaded_template()) as server:
        yield server


@pytest.fixture
def leader(window, office):
    visitor = window(office)
    visitor.become(LEADER)
    return visitor


def press(page, name):
    """By keyboard."""
    page.get_by_role("button", name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page, name):
    page.locator("#page").get_by_role("link", name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def meet(leader, kind, title):
    """Call a meeting for today, write its minutes and say that it was held."""
    page = leader.open(f"{WORK}spotkania/nowe/")
    page.locator("#id_kind").select_option(kind)
    page.locator("#id_title").fill(title)
    page.locator("#id_day").fill(clock.today().isoformat())
    press(page, "Zwołaj spotkanie")
    meeting = page.url
    press(page, "Odbyło się")
    page.goto(f"{meeting}protokol/")
    page.get_by_role("textbox").first.fill("Instytucje uzgodniły, że będą działać razem.")
    press(page, "Zapisz")
    press(page, "Zatwierdź protokół")


def link_for(leader, name):
    """The link of a declaration, as its page shows it to the leader."""
    page = leader.open(f"{WORK}czlonkowie/")
    page.get_by_role("link", name=name, exact=True).first.click()
    return page.url, re.search(r"/partnerstwa/deklaracja/[0-9A-Z-]+/", page.locator("code").inner_text())[0]


def declare(window, office, path, *, services=0):
    """An institution writes its declaration by the link alone: no account, no JavaScript, a telephone."""
    visitor = window(office, java_script_enabled=False)
    visitor.page.set_viewport_size(NARROW)
    page = visitor.open(path)
    press(page, "Otwórz deklarację")
    press(page, "Wyślij deklarację")
    expect(page.locator("main")).to_contain_text("To pole jest wymagane")
    page.locator("#id_signatory").fill("Ewa Zmyślona")
    page.locator("#id_coordinating_0_name").fill("Jan Zmyślony")
    for box in page.get_by_role("checkbox").all()[:services]:
        box.check()
    press(page, "Wyślij deklarację")
    expect(page.locator("h1")).to_have_text("Deklaracja wysłana")
    page.goto(visitor.server.url + path)
    expect(page.locator("main")).to_contain_text("został wykorzystany")


def take_in(leader, address, *, days_ago=0):
    page = leader.page
    page.goto(address)
    follow(page, "Przyjmij")
    page.locator("#id_day").fill((clock.today() - timedelta(days=days_ago)).isoformat())
    press(page, "Przyjmij")


def test_from_the_initiating_meeting_to_the_published_page(leader, window, office):
    page = leader.open("/praca/partnerstwa/nowy/")
    of_the_model = (
        page.locator("#id_kind optgroup").filter(has_text="Partnerski").first.locator("option").first
    )
    page.locator("#id_kind").select_option(of_the_model.get_attribute("value"))
    page.locator("#id_name").fill(NAME)
    page.locator("#id_territories").fill("1207")
    page.locator("#id_expected").fill("\n".join((*FIRST, *OTHERS)))
    page.locator("#id_purpose").fill("Razem pomagamy rodzinom, które potrzebują kilku instytucji naraz.")
    press(page, "Tylko sprawdź, które zespoły działają")
    expect(page.locator("#beside")).to_contain_text("Partnerstwo Zarzecza i Dolin (przykład)")
    press(page, "Utwórz zespół")
    expect(page.locator("main")).to_contain_text("dlaczego potrzebny jest kolejny")
    page.locator("#id_beside_reason").fill("Tamto partnerstwo łączy całą okolicę; to jest próbne.")
    press(page, "Utwórz zespół")
    expect(page.locator("#steps").locator("xpath=..")).to_contain_text("spotkanie inicjujące")

    meet(leader, "initiating", "Spotkanie inicjujące")
    page = leader.open(WORK)
    follow(page, "Rozpocznij od spotkania inicjującego")
    press(page, "Rozpocznij od spotkania inicjującego")
    page = leader.open(f"{WORK}czlonkowie/popros/")
    page.locator("#id_institutions").fill("\n".join((*FIRST, *OTHERS)))
    page.get_by_role("checkbox").uncheck()
    press(page, "Poproś")
    expect(page.locator("main")).to_contain_text("Poproszone o deklarację")
    for name in (
        "Miejski Ośrodek Pomocy Społecznej w Zarzeczu (przykład)",
        "Powiatowe Centrum Pomocy Rodzinie (przykład)",
    ):
        address, path = link_for(leader, name)
        declare(window, office, path, services=2)
        take_in(leader, address, days_ago=40)
    _run(DECLARE.format(keys=OTHERS, name=NAME), office.database)
    page = leader.open(WORK)
    follow(page, "Przejdź do formalizowania")
    press(page, "Przejdź do formalizowania")

    meet(leader, "formalising", "Spotkanie formalizujące")
    page = leader.open(WORK)
    follow(page, "Rozpocznij działanie")
    press(page, "Rozpocznij działanie")
    expect(page.locator("main")).to_contain_text("regulamin")
    _run(RULES.format(name=NAME), office.database)
    press(page, "Rozpocznij działanie")
    expect(page.locator("main")).to_contain_text("działa")

    page = leader.open(f"{WORK}czlonkowie/popros/?kto={LATER}")
    page.get_by_role("checkbox").uncheck()
    press(page, "Poproś")
    address, path = link_for(leader, "Fundacja „Spokojna Przystań” (przykład)")
    declare(window, office, path)
    take_in(leader, address)
    page = leader.open(f"{WORK}czlonkowie/szpital/odejscie/")
    page.locator("#id_reason").fill("Szpital łączy się z innym.")
    press(page, "Zapisz")
    expect(page.locator("main")).to_contain_text("Kto należał wcześniej")
    day = clock.today() - timedelta(days=1)
    page = leader.open(f"{WORK}czlonkowie/?day={day.isoformat()}")
    expect(page.locator("#on-day")).to_contain_text("należało 13 instytucji")

    year = clock.today().year
    page = leader.open(f"{WORK}plan/{year}/nowe/")
    page.locator("#id_title").fill("Wspólne dyżury w gminach")
    press(page, "Zapisz")
    press(page, "W toku")
    press(page, "Zrobione")
    expect(page.locator("main")).to_contain_text("Zrobione: 1 z 1")
    page = leader.open(f"{WORK}koszyk/")
    press(page, "Dodaj")
    page = leader.open(WORK)
    press(page, "Opublikuj stronę")

    stranger = window(office)
    stranger.inspect(PUBLIC, "partnership-public")
    page = stranger.open(PUBLIC)
    partners = page.get_by_role("region", name="Kto współpracuje")
    expect(partners.locator("tbody tr")).to_have_count(13)
    expect(partners).to_contain_text("Fundacja „Spokojna Przystań”")
    page.get_by_text("Kto należał wcześniej").click()
    expect(partners).to_contain_text(LEAVES)
    assert page.get_by_role("region", name="Jaka jest pomoc").get_by_role("link").count() >= 8
    expect(page.get_by_role("region", name="Dokumenty")).to_contain_text("egulamin")
    assert "Jan Zmyślony" not in page.content()
    assert NAME in stranger.open("/partnerstwa/").content()

    for part in ("", "zmien/", "ustalenia/", "czlonkowie/", "czlonkowie/popros/", "osoby/", "osoby/nowa/"):
        leader.inspect(WORK + part, f"partnership-{part.replace('/', '-').strip('-') or 'overview'}")
    for part in (
        "spotkania/",
        "spotkania/nowe/",
        f"plan/{year}/",
        "koszyk/",
        f"rok/{year}/",
        "stan/ended/",
        "archiwum/",
    ):
        leader.inspect(WORK + part, f"partnership-{part.replace('/', '-').strip('-')}")
    leader.inspect(f"{WORK}prowadzenie/przekaz/", "partnership-hand-over-new")
    page = leader.open(f"{WORK}prowadzenie/przekaz/")
    page.locator("#id_institution").fill("pcpr")
    page.locator("#id_day").fill((clock.today() + timedelta(days=30)).isoformat())
    page.locator("#id_reason").fill("Uchwała rady powiatu")
    press(page, "Zaproponuj prowadzenie")
    expect(page.locator("main")).to_contain_text("Co przechodzi razem z prowadzeniem")
    leader.inspect(page.url.removeprefix(office.url), "partnership-hand-over")
    leader.inspect(f"{WORK}prowadzenie/", "partnership-leading")
    for path in ("", "nowy/", "kalendarz/"):
        leader.inspect(f"/praca/partnerstwa/{path}", f"partnership-desk-{path.strip('/') or 'list'}")
    leader.inspect(address.removeprefix(office.url), "partnership-declaration")
    leader.inspect(f"{address.removeprefix(office.url)}podpis/", "partnership-declaration-sign")
    with leader.page.expect_download() as downloading:
        leader.open(f"{WORK}archiwum/").get_by_role("button", name="Pobierz").press("Enter")
    assert downloading.value.suggested_filename.endswith(".zip")
