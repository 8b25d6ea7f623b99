"""The site's own pages in a real browser: how they look, by keyboard, with htmx, and without any script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "home"),
        ("/en/", "home-en"),
        ("/dostepnosc/", "accessibility"),
        ("/galeria/", "gallery"),
        ("/nie-ma/", "not-found"),
        ("/bad/", "bad-input"),
        ("/broken/", "failed"),
    ],
)
def test_pages_are_accessible_and_fit(visitor, path, name):
    visitor.inspect(path, name)


def test_the_first_key_skips_to_the_content(visitor):
    page = visitor.open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Przejdź do treści")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_control_shows_that_it_has_the_focus(visitor):
    page = visitor.open("/galeria/")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "(() => { const e = document.activeElement;"
            " return [e.outerHTML.slice(0, 120), getComputedStyle(e).outlineStyle] })()"
        )
        if name.startswith("<body") or name in seen:
            break
        seen.add(name)
        assert outline == "solid", name
    assert len(seen) > 20


def test_a_problem_takes_the_place_of_the_page_without_a_reload(visitor):
    page = visitor.open("/galeria/")
    page.evaluate("window.kept = true; htmx.ajax('GET', '/denied/', {target: '#main', select: '#nothing'})")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nie możesz tego zrobić")
    expect(page).to_have_title("Nie możesz tego zrobić – Kooperacje")
    assert page.evaluate("window.kept") is True
    assert page.locator("main").count() == 1
    expect(page.locator("main")).to_be_focused()
    visitor.accessible()


def test_a_server_that_does_not_answer_is_told(visitor):
    page = visitor.open("/")
    page.route("**/dostepnosc/", lambda route: route.abort())
    page.evaluate("htmx.ajax('GET', '/dostepnosc/', '#page').catch(() => {})")
    expect(page.get_by_role("status").filter(has_text="Serwer nie odpowiedział")).to_be_visible()
    visitor.complaints.clear()  # the browser and htmx log the broken connection, as they should


def test_a_conflict_can_be_read_and_resolved_without_script(window, served):
    visitor = window(served, java_script_enabled=False)
    page = visitor.open("/conflict-form/")
    page.get_by_label("Nazwa").fill("Ośrodek wsparcia rodziny")
    page.get_by_role("button", name="Zapisz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ktoś zapisał przed Tobą")
    expect(page.locator("ins").first).to_have_text("wsparcia rodziny")
    expect(page.locator("textarea[name=name]")).to_have_value("Ośrodek wsparcia rodziny")
    expect(page.locator("input[name=version]")).to_have_value("7")


def test_the_conflict_page_is_accessible(visitor):
    page = visitor.open("/conflict-form/")
    page.get_by_label("Nazwa").fill("Ośrodek wsparcia rodziny " * 20)
    page.get_by_role("button", name="Zapisz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ktoś zapisał przed Tobą")
    visitor.look("conflict-wide")
    page.set_viewport_size({"width": 320, "height": 640})
    visitor.look("conflict-narrow")


def test_pages_print_without_their_controls(visitor):
    page = visitor.open("/galeria/")
    page.emulate_media(media="print")
    visitor.screenshot("gallery-print")
    expect(page.get_by_role("navigation", name="Menu główne")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="screen")


def test_the_administrator_enters_works_and_leaves(visitor):
    page = visitor.become("Adela Pokazowa")
    expect(page.get_by_role("status")).to_contain_text("Adela Pokazowa")
    expect(page.get_by_role("heading", level=1)).to_have_text("Twoja praca")
    visitor.look("home-signed-in-wide")
    page.set_viewport_size({"width": 320, "height": 640})
    visitor.look("home-signed-in-narrow")
    page.get_by_role("banner").get_by_role("link", name="Osoby").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Wyloguj się").click()
    expect(page.get_by_role("link", name="Zaloguj się").first).to_be_visible()


def test_a_filter_replaces_the_results_alone_and_the_way_back_works(visitor):
    page = visitor.open("/instytucje/")
    page.evaluate("window.kept = true")
    page.get_by_label("Nazwa").fill("oswiecim")
    page.get_by_role("button", name="Szukaj").click()
    page.wait_for_url("**/instytucje/?*oswiecim*")
    expect(page.locator("main")).to_contain_text("Oświęcim")
    assert page.evaluate("window.kept") is True
    assert page.locator("h1").count() == 1
    visitor.accessible()
    page.go_back()
    page.wait_for_url("**/instytucje/")
    expect(page.get_by_label("Nazwa")).to_have_value("")
