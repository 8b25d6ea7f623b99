"""The public directory in a real browser: without script, by keyboard, narrow and wide, in three languages, printed."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LIGHT = 150_000
PAGES = {
    "directory-front": "/znajdz-pomoc/",
    "directory-front-uk": "/uk/znajdz-pomoc/",
    "directory-results": "/znajdz-pomoc/szukaj/?temat=temat-kryzys&gmina=120712",
    "directory-results-uk": "/uk/znajdz-pomoc/szukaj/?temat=temat-kryzys&gmina=120712",
    "directory-nothing": "/znajdz-pomoc/szukaj/?q=astronauta&gdzie=Tymbark",
    "directory-card": "/znajdz-pomoc/usluga/interwencja-kryzysowa/",
    "directory-card-uk": "/uk/znajdz-pomoc/usluga/schronienie/",
    "directory-provider": "/znajdz-pomoc/kto/oik/",
    "directory-map": "/znajdz-pomoc/mapa/?gmina=120712&temat=temat-dziecko",
    "directory-leaflet": "/znajdz-pomoc/ulotka/temat-kryzys/120712/",
    "directory-lacks": "/znajdz-pomoc/czego-brakuje/",
    "directory-frame": "/znajdz-pomoc/ramka/?gmina=120712&temat=temat-kryzys",
    "directory-suggest": "/znajdz-pomoc/usluga/pomoc-prawna/popraw/",
    "directory-suggest-new-uk": "/uk/znajdz-pomoc/dopisz-usluge/",
    "directory-widget": "/znajdz-pomoc/na-twojej-stronie/?gdzie=Tymbark",
}


def test_every_page_is_accessible_and_fits(visitor):
    for name, path in PAGES.items():
        visitor.inspect(path, name)


def test_a_resident_without_script_finds_a_number_to_call(window, served):
    page = window(served, java_script_enabled=False).open("/")
    page.get_by_role("link", name="Znajdź pomoc").first.click()
    page.get_by_label("Czego potrzebujesz?").fill("psyhologa")
    page.get_by_label("Gmina albo kod pocztowy").fill("34-650")
    page.get_by_role("button", name="Znajdź pomoc").click()
    expect(page.get_by_text("Pokazujemy wyniki dla")).to_be_visible()
    expect(page.get_by_text("Kod 34-650 to najpewniej gmina Tymbark")).to_be_visible()
    page.get_by_role("link", name="Pomoc w kryzysie przez całą dobę").first.click()
    expect(page.get_by_role("link", name="Zadzwoń 18 000 01 17")).to_have_attribute("href", "tel:180000117")
    expect(page.get_by_text("czynne całą dobę").first).to_be_visible()
    page.get_by_role("link", name="Українська").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Допомога в кризі цілодобово")
    assert page.locator("html").get_attribute("lang") == "uk"
    page.goto(served.url + "/uk/konsultacje/")
    assert page.url == served.url + "/konsultacje/"
    expect(page.get_by_role("link", name="Українська")).to_have_count(0)
    page.goto(served.url + "/uk/")
    assert page.url == served.url + "/uk/znajdz-pomoc/"


def test_by_keyboard_words_are_offered_and_results_change_in_place(visitor):
    page = visitor.open("/znajdz-pomoc/szukaj/")
    page.get_by_label("Czego potrzebujesz?").press_sequentially("asyst")
    expect(page.locator("#hints option").first).to_have_attribute("value", "Asystent rodziny")
    page.get_by_label("Gmina albo kod pocztowy").press_sequentially("tymb")
    expect(page.locator("#places option").first).to_have_attribute(
        "value", "Tymbark, powiat limanowski, gmina wiejska"
    )
    page.evaluate("window.kept = true")
    page.get_by_label("Gmina albo kod pocztowy").fill("Tymbark")
    page.keyboard.press("Enter")
    expect(page.locator("#results-count")).to_contain_text("gmina Tymbark")
    assert page.evaluate("window.kept") is True
    assert "gdzie=Tymbark" in page.url
    expect(page.locator(".found li").first).to_contain_text("Asystent rodziny")


def test_every_pin_is_in_the_list_and_is_reached_by_keyboard(visitor):
    page = visitor.open("/znajdz-pomoc/mapa/?gmina=120712&temat=temat-dziecko")
    pins = page.locator(".map a")
    targets = pins.evaluate_all("pins => pins.map(pin => pin.getAttribute('href'))")
    assert targets
    for target in targets:
        expect(page.locator(target)).to_be_visible()
    pins.first.focus()
    expect(pins.first).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith(targets[0])


def test_the_first_load_is_light_and_asks_nobody_else(window, served):
    for path in ("/znajdz-pomoc/", "/uk/znajdz-pomoc/", PAGES["directory-results"], PAGES["directory-map"]):
        fresh = window(served)
        sizes, elsewhere = {}, []
        session = fresh.page.context.new_cdp_session(fresh.page)
        session.send("Network.enable")
        asked = {}
        session.on(
            "Network.requestWillBeSent",
            lambda event, asked=asked: asked.update({event["requestId"]: event["request"]["url"]}),
        )
        session.on(
            "Network.loadingFinished",
            lambda event, sizes=sizes: sizes.update({event["requestId"]: event["encodedDataLength"]}),
        )
        page = fresh.open(path)
        page.wait_for_load_state("networkidle")
        elsewhere = [url for url in asked.values() if not url.startswith((served.url, "data:"))]
        assert elsewhere == []
        assert 20_000 < sum(sizes.values()) < LIGHT, (path, {asked[one]: size for one, size in sizes.items()})
        fonts = [url for url in asked.values() if "inter-cyrillic" in url]
        assert bool(fonts) is path.startswith("/uk/"), path


def test_the_frame_stands_in_another_site_and_sets_no_cookie(window, served):
    visitor = window(served)
    page = visitor.page
    address = f"{served.url}/strona-gminy/"
    site = f'<iframe src="{served.url}/znajdz-pomoc/{{}}" title="x" width="600" height="600"></iframe>'
    page.route(
        address,
        lambda route: route.fulfill(body=site.format("ramka/?gmina=120712"), content_type="text/html"),
    )
    page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("gmina Tymbark")
    assert page.context.cookies() == []
    page.route(address, lambda route: route.fulfill(body=site.format(""), content_type="text/html"))
    page.goto(address)
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_count(0)
    visitor.complaints.clear()  # the browser says that it refused to show our other pages in a frame


def test_a_leaflet_is_printed_in_large_letters_with_its_mark(visitor):
    page = visitor.open(PAGES["directory-leaflet"])
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator(".screen-only")).to_be_hidden()
    expect(page.locator(".qr__mark")).to_be_visible()
    size = page.locator(".leaflet p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
    assert size >= 20
    visitor.screenshot("directory-leaflet-printed")
