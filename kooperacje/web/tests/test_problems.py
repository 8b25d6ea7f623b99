"""Whatever goes wrong is said in one clear sentence, in the page's language, and tells nothing about anyone."""

import html
import re

import pytest
from django.test import Client

from kooperacje.web.tests.raising import SECRET
from kooperacje.web.views import server_error

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kooperacje.web.tests.raising")]

PAGES = [
    ("/denied/", 403, "Nie możesz tego zrobić"),
    ("/illegal/", 409, "Tego kroku nie można teraz wykonać"),
    ("/bad/", 400, "Nie można przyjąć tego, co wysłano"),
    ("/absent/", 404, "Nie ma takiej strony"),
    ("/absent-too/", 404, "Nie ma takiej strony"),
    ("/nowhere/", 404, "Nie ma takiej strony"),
    ("/forbidden/", 403, "Nie możesz tego zrobić"),
    ("/suspicious/", 400, "Nie można przyjąć tego, co wysłano"),
    ("/broken/", 500, "Coś zawiodło po naszej stronie"),
    ("/no-database/", 503, "Baza danych nie odpowiada"),
]


@pytest.fixture
def quiet_client() -> Client:
    """A client that shows the page of a failure instead of raising it."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "status", "heading"), PAGES)
def test_each_problem_has_its_page(quiet_client, address, status, heading):
    answer = quiet_client.get(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert re.findall(r"<h1>(.*?)</h1>", text) == [heading]
    assert SECRET not in text
    assert 'href="/"' in text  # the way on


@pytest.mark.parametrize(("address", "status", "heading"), PAGES)
def test_htmx_puts_a_problem_in_the_place_of_the_whole_page(quiet_client, address, status, heading):
    answer = quiet_client.get(address, headers={"HX-Request": "true"})
    assert answer.status_code == status
    assert heading in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert answer.headers["HX-Retarget"] == "#page"
    assert answer.headers["HX-Reselect"] == "unset"


def test_absent_and_hidden_look_the_same(quiet_client):
    pages = {
        re.sub(r'href="[^"]*"', "", quiet_client.get(address).content.decode())
        for address in ("/absent/", "/absent-too/", "/nowhere/")
    }
    assert len(pages) == 1


def test_a_refusal_gives_its_reason(client):
    assert "Twoja rola na to nie pozwala." in client.get("/denied/").content.decode()


def test_bad_input_names_each_place_and_escapes_it(client):
    text = client.get("/bad/").content.decode()
    assert "<li>wiersz 7, &lt;b&gt;NIP&lt;/b&gt;: za krótki</li>" in text
    assert "<li>puste</li>" in text


def test_a_conflict_shows_both_texts_and_loses_no_word(client):
    sent = {
        "name": 'Ośrodek <script>alert("x")</script> wsparcia',
        "version": "6",
        "details-version": "6",
        "note": ["one", "two & three"],
        "csrfmiddlewaretoken": "t",
    }
    answer = client.post("/stale/?part=2", sent)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<script>alert" not in text
    assert "Ośrodek <del>pomocy</del>" in text
    assert f">{html.escape(sent['name'])}</textarea>" in text
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)
    assert [pair for pair in hidden if pair[0] != "csrfmiddlewaretoken"] == [
        ("version", "7"),
        ("details-version", "7"),
        ("note", "one"),
        ("note", "two &amp; three"),
    ]
    assert 'action="/stale/?part=2"' in text
    assert "ul. Długa 1" not in text  # the same on both sides


def test_a_form_without_its_token_is_explained():
    answer = Client(enforce_csrf_checks=True).post("/stale/", {"name": "x"})
    assert answer.status_code == 403
    assert "Nie udało się potwierdzić formularza" in answer.content.decode()


def test_an_address_that_is_not_to_be_posted_to_says_so(client):
    answer = client.post("/galeria/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert "Tego adresu nie można tak otworzyć" in answer.content.decode()


def test_who_is_not_signed_in_may_do_so_and_come_back(client):
    text = client.get("/absent/?a=1&b=2").content.decode()
    assert 'href="/konto/zaloguj/?next=%2Fabsent%2F%3Fa%3D1%26b%3D2"' in text
    assert "?next=" not in client.get("/denied/").content.decode()


def test_a_wrong_host_gets_a_page_too(quiet_client):
    answer = quiet_client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_the_page_of_a_failure_asks_nothing_of_the_database(django_assert_num_queries, rf):
    with django_assert_num_queries(0):
        assert server_error(rf.get("/x/")).status_code == 500
