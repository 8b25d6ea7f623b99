"""The site's own pages, as a reader gets them."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/dostepnosc/", "/en/", "/en/dostepnosc/"])
def test_a_public_page_answers_in_the_language_of_its_address(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    language = "en" if address.startswith("/en/") else "pl"
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.content.decode().count("<h1>") == 1


def test_htmx_gets_what_the_whole_page_holds(client):
    whole = client.get("/dostepnosc/").content.decode()
    part = client.get("/dostepnosc/", headers={"HX-Request": "true"}).content.decode()
    title, _, rest = part.partition("</title>")
    inner, _, _ = rest.partition('<div id="messages"')
    assert inner.strip()
    assert inner.strip() in whole
    assert title.removeprefix("<title>").strip() in whole
    assert "<html" not in part


def test_a_confirmation_asks_names_what_follows_and_leads_back(rf):
    from dataclasses import dataclass

    from kooperacje.base.pages import answer

    @dataclass(frozen=True)
    class Confirm:
        heading: str = "Zamknąć <konsultacje>?"
        question: str = "Tego nie można cofnąć."
        consequences: tuple[str, ...] = ("Nikt już nie doda uwagi.", "<b>")
        button: str = "Zamknij"
        danger: bool = True
        back: str = "/konsultacje/x/"

    text = answer(rf.get("/x/"), "web/confirm.html", Confirm()).content.decode()
    assert "Zamknąć &lt;konsultacje&gt;?" in text
    assert "<li>Nikt już nie doda uwagi.</li><li>&lt;b&gt;</li>" in text
    assert 'name="confirmed" value="1"' in text
    assert '<button class="button button--danger">Zamknij</button>' in text
    assert 'href="/konsultacje/x/"' in text


def test_the_gallery_draws_every_component(client):
    text = client.get("/galeria/").content.decode()
    for part in (
        "button--danger",
        "status--bad",
        "callout--warn",
        "stats",
        "facts",
        "table--stacked",
        "pages",
    ):
        assert f'class="{part}' in text or f" {part}" in text, part
    for part in (
        "timeline",
        "tasks",
        "subnav",
        "cards",
        "empty",
        "filters",
        "error-summary",
        "compare",
        "panel",
    ):
        assert f'class="{part}' in text, part


@pytest.mark.parametrize(
    ("address", "most"), [("/", 3), ("/dostepnosc/", 0), ("/galeria/", 0), ("/nie-ma/", 0)]
)
def test_a_page_has_a_ceiling_of_queries(client, address, most):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    asked = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= most, asked
