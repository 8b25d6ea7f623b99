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
