"""The officer's guide, walked page by page: what it names is on the page, and its pictures are taken on the way.

The guide steers the walk by comments that its readers do not see: `kto` says who looks, `adres` which page is open. After
that, everything in bold must be the name of something on the page. `KOOPERACJE_WRITE_GUIDE=1` renews its pictures.
"""

import os
import shutil

import pytest
from playwright.sync_api import Page

from kooperacje.runtime.paths import ROOT
from tests.fixtures.browser import RESULTS, WIDE, Visitor, _run, loaded_template, serving
from tests.guides import Step, steps

pytestmark = pytest.mark.browser

GUIDE = ROOT / "docs" / "pl" / "przewodnik.md"
PICTURES = GUIDE.parent / "obrazy"
NAMED = "a, button, h1, h2, h3, label, legend, summary, option, dt, .status"
FRAME = {"width": WIDE["width"], "height": 640}
MOST_BYTES = 150_000
PASSWORD = "zielony rower przy płocie"
OFFICE = f"""
from datetime import date
from kooperacje.accounts import actions as people
from kooperacje.accounts.actions.memberships import Spell
from kooperacje.accounts.states import Role
from kooperacje.base.actor import system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.actions import packing
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.institutions.queries import by_key
from kooperacje.meetings import actions as engine
by = system("tests")
real, invented = (
    queries.value(Consultation.objects.get(slug=slug)) for slug in ("malopolska-2019", "przyklad-regulamin-pzk")
)
ours = next(iter(real.institutions))
work = dict(state=ConsultationState.SUMMING_UP, published_on=None, organiser=ours.key)
actions.load(real.model_copy(update=dict(work, slug="w-pracy", overrides=real.overrides[1:])), by=by)
actions.load(
    invented.model_copy(update=dict(work, slug="uwagi-w-pracy", institutions=(*invented.institutions, ours))), by=by
)
meeting = actions.conduct_meeting(Consultation.objects.get(slug="uwagi-w-pracy"), invented.meetings[0].key, by=by)
engine.add_person(by=by, meeting=meeting, person="Anna Przykładowa", role="kierownik", institution=None)
engine.add_person(by=by, meeting=meeting, person="Jan Zmyślony", role="pracownik socjalny", institution=None)
packing.write_missing()
new = people.create_account(by=by, email="nowa@example.org", full_name="Nowa Osoba")
people.grant_membership(
    new, by=by, spell=Spell(by_key("rops-krakow"), Role.OFFICER, date(2026, 1, 1), reason="pismo dyrektora")
)
new.set_password("{PASSWORD}")
new.save()
"""


class Walk:
    """Follows the steps; collects what is missing instead of stopping at the first."""

    def __init__(self, window, server) -> None:
        self.window, self.server = window, server
        self.visitor: Visitor = window(server)
        self.shown: list[str] = []
        self.missing: list[str] = []

    def follow(self, step: Step) -> None:
        getattr(self, step.what)(step.value)

    def kto(self, who: str) -> None:
        self.visitor = self.window(self.server)
        if who == "nowa osoba":
            page = self.visitor.open("/konto/zaloguj/")
            page.locator("#id_login").fill("nowa@example.org")
            page.locator("#id_password").fill(PASSWORD)
            page.get_by_role("main").get_by_role("button", name="Zaloguj się", exact=True).first.click()
            page.wait_for_url("**/konto/drugi-krok/ustaw/")
        elif who != "nikt":
            self.visitor.become(who)

    def adres(self, path: str) -> None:
        self.visitor.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        if path == "spotkanie":
            page = self.visitor.open("/praca/konsultacje/uwagi-w-pracy/dzial/spotkania/")
            page.get_by_role("button", name="Prowadź").first.click()
            page.get_by_role("link", name="Obecność").click()
            page.wait_for_url("**/obecnosc/")
        else:
            page = self.visitor.open(path)
            assert page.url == self.server.url + path, f"{path} leads to {page.url}"
        self.shown = names(page)
        assert self.shown, f"nothing on {path}"

    def name(self, name: str) -> None:
        if not any(shown.lower().startswith(name.lower()) for shown in self.shown):
            self.missing.append(f"{self.visitor.page.url.removeprefix(self.server.url)}: {name}")

    def picture(self, name: str) -> None:
        page = self.visitor.page
        if name == "sprawdzenie":
            page.get_by_text("Opublikuj mimo to, z uzasadnieniem").first.click()
        top = (
            0
            if name == "strona-publiczna"
            else page.evaluate("document.querySelector('main').offsetTop - 16")
        )
        RESULTS.mkdir(exist_ok=True)
        page.screenshot(path=RESULTS / f"guide-{name}.png", full_page=True, clip={"x": 0, "y": top, **FRAME})
        if os.environ.get("KOOPERACJE_WRITE_GUIDE") == "1":
            PICTURES.mkdir(exist_ok=True)
            shutil.copyfile(RESULTS / f"guide-{name}.png", PICTURES / f"{name}.png")


def names(page: Page) -> list[str]:
    """The words on everything that can be pressed, filled in or read as a heading."""
    return page.locator(NAMED).evaluate_all(
        "all => all.map(one => one.textContent.replace(/\\s+/g, ' ').trim())"
    )


def test_what_the_guide_names_is_on_the_page(window):
    with serving("guide", loaded_template()) as server:
        _run(OFFICE, server.database)
        walk = Walk(window, server)
        for step in steps(GUIDE):
            walk.follow(step)
    assert not walk.missing, "named in the guide but not on the page:\n" + "\n".join(walk.missing)


def test_the_guide_has_its_pictures():
    named = {step.value for step in steps(GUIDE) if step.what == "picture"}
    assert named == {path.stem for path in PICTURES.glob("*.png")}
    for path in PICTURES.glob("*.png"):
        data = path.read_bytes()
        assert len(data) < MOST_BYTES, f"{path.name} has {len(data)} bytes"
        assert int.from_bytes(data[16:20], "big") == WIDE["width"], path.name
