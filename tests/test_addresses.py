"""Every address as everyone: who is not let in learns nothing, and htmx gets what a reload would show."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from kooperacje.accounts.models import Account
from kooperacje.journal.models import Event
from tests import addresses
from tests.fixtures.browser import loaded_template
from tests.fixtures.database import _pointed_at, copy_of_template


def named(patterns, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern
        else:
            yield from named(
                pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )


OWN = sorted(
    {
        (name, tuple(pattern.pattern.converters))
        for name, pattern in named(get_resolver().url_patterns)
        if not name.startswith(addresses.LIBRARY)
    }
)


@pytest.fixture(scope="module")
def sampled(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The sample data, for all tests here: none of them writes anything but sessions."""
    with (
        copy_of_template("addresses", loaded_template()) as name,
        _pointed_at(name),
        django_db_blocker.unblock(),
    ):
        yield


@pytest.fixture(scope="module")
def visitors(sampled) -> dict[str, Client]:
    """A client for every audience, signed in by the door of the demonstration."""
    clients = {}
    for person in addresses.AUDIENCES:
        client = Client()
        if person:
            ref = Account.objects.get(full_name=person).pk
            assert client.post(reverse("accounts:demo_enter", args=[ref])).status_code == 302
        clients[person] = client
    return clients


def address(name: str, parameters: tuple[str, ...]) -> str:
    values = addresses.example(name)
    return reverse(name, kwargs={parameter: values[parameter] for parameter in parameters})


def test_every_address_is_in_the_list_once():
    listed = [*addresses.READ, *addresses.NOT_READ]
    assert sorted(listed) == [name for name, _ in OWN], "say in tests/addresses.py who may open it"


@pytest.mark.parametrize(("name", "parameters"), OWN, ids=[name for name, _ in OWN])
def test_an_address_opens_to_its_readers_alone(visitors, name, parameters):
    place = address(name, parameters)
    readers = addresses.READ.get(name, frozenset())
    answers = {person: client.get(place).status_code for person, client in visitors.items()}
    opened = {person for person, status in answers.items() if status == 200}
    assert opened == readers, answers
    assert {status for person, status in answers.items() if person not in readers} <= {302, 403, 404, 405}, (
        answers
    )


# The door of the demonstration is for everyone, in demo mode alone.
WRITTEN = [(name, parameters) for name, parameters in OWN if name != "accounts:demo_enter"]


@pytest.mark.parametrize(("name", "parameters"), WRITTEN, ids=[name for name, _ in WRITTEN])
def test_nobody_writes_without_being_somebody(visitors, name, parameters):
    place = address(name, parameters)
    before = Event.objects.count()
    for person in (addresses.NOBODY, addresses.READER):
        status = visitors[person].post(place, {}).status_code
        assert status in {302, 400, 403, 404, 405, 422}, (person, status)
    assert Event.objects.count() == before


@pytest.mark.parametrize("name", sorted(addresses.READ))
def test_htmx_gets_what_a_reload_would_show(visitors, name):
    person = max(addresses.READ[name])
    place = address(name, dict(OWN)[name])
    whole = visitors[person].get(place)
    if not whole.headers["Content-Type"].startswith("text/html"):
        return
    part = visitors[person].get(place, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    inner = part.partition("</title>")[2].partition('<div id="messages" hx-swap-oob')[0]
    assert without_tokens(inner) in without_tokens(whole.content.decode())


def without_tokens(text: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]*"', r"\1", text).strip()


@pytest.mark.parametrize("name", sorted(name for name in addresses.READ if name.startswith("public:")))
def test_a_kept_page_is_as_guarded_as_a_fresh_one(visitors, name):
    place = address(name, dict(OWN)[name])
    answers = [visitors[addresses.NOBODY].get(place) for _ in range(3)]
    kept = [{**answer.headers} for answer in answers]
    assert "default-src 'self'" in kept[0]["Content-Security-Policy"]
    assert kept[0]["Cache-Control"] == "no-cache"
    assert [{name: set(words.split("; ")) for name, words in headers.items()} for headers in kept[1:]] == [
        {name: set(words.split("; ")) for name, words in kept[0].items()}
    ] * 2
    assert len({answer.content for answer in answers}) == 1


def test_a_kept_page_never_greets_somebody_else(visitors):
    place = reverse("public:list")
    pages = {
        person: client.get(place).content.decode() for person, client in visitors.items() for _ in range(2)
    }
    for person, text in pages.items():
        named = {other for other in addresses.AUDIENCES if other and f">{other}</a>" in text}
        assert named == ({person} if person else set())
