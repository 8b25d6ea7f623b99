"""The journal is read by auditors only; a thing's history by its room."""

import re
from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor, system
from kooperacje.base.decisions import Denied
from kooperacje.journal import access, pages, queries, views
from kooperacje.journal.actions import record
from kooperacje.journal.forms import SearchForm
from kooperacje.journal.queries import Criteria

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor(person) -> Actor:
    return person("auditor")


@pytest.fixture
def three(person) -> list[int]:
    """A consultation published by an officer, one loaded by the system, and a meeting about the first."""
    officer = person("officer")
    return [
        record(by=by, verb=verb, subject=subject, about=about, details=details).pk
        for by, verb, subject, about, details in [
            (
                officer,
                "consultations.published",
                "consultations.consultation:1",
                [],
                {"stage": "IV", "n": 2, "fields": ["title", "text"]},
            ),
            (system("demo"), "consultations.loaded", "consultations.consultation:2", [], {}),
            (ANONYMOUS, "meetings.held", "meetings.meeting:1", ["consultations.consultation:1"], {}),
        ]
    ]


def numbers(actor: Actor, **criteria: object) -> list[int]:
    return [line.number for line in pages.listing(actor, Criteria(**criteria)).lines]


@pytest.mark.parametrize(
    "role", ["officer", "administrator", "local_administrator", "member", "reader", None]
)
def test_nobody_but_an_auditor_reads_the_journal(three: list[int], person, role: str | None) -> None:
    actor = person(role) if role else ANONYMOUS
    assert not access.visible(actor).exists()
    with pytest.raises(Denied):
        pages.listing(actor, Criteria())


def test_events_are_found_by_thing_verb_and_day(three: list[int], auditor: Actor) -> None:
    first, second, third = three
    today = clock.today()
    assert numbers(auditor) == [third, second, first]
    assert numbers(auditor, subject="consultations.consultation:1") == [third, first]
    assert numbers(auditor, verb="consultations") == [second, first]
    assert numbers(auditor, verb="consultations.loaded") == [second]
    assert numbers(auditor, verb="consult") == []
    assert numbers(auditor, since=today, until=today) == [third, second, first]
    assert numbers(auditor, since=today + timedelta(days=1)) == []
    assert numbers(auditor, until=today - timedelta(days=1)) == []
    assert numbers(auditor, before=third) == [second, first]


def test_an_event_says_who_and_what(three: list[int], auditor: Actor) -> None:
    anonymous, loaded, published = pages.listing(auditor, Criteria()).lines
    assert anonymous.who == "osoba niezalogowana"
    assert loaded.who == "system: demo"
    assert re.fullmatch(r"[0-9a-f-]{36}", published.who)
    assert published.details == (("fields", "title, text"), ("n", "2"), ("stage", "IV"))
    assert not published.sealed


def test_older_events_are_one_step_away(
    three: list[int], auditor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    page = pages.listing(auditor, Criteria(since=date(2020, 1, 1)))
    assert page.older_url == f"/dziennik/?since=2020-01-01&before={three[1]}"
    assert numbers(auditor, before=three[1]) == three[:1]
    assert pages.listing(auditor, Criteria(before=three[1])).older_url == ""


def test_a_things_history_holds_what_is_about_it(three: list[int]) -> None:
    assert [entry.id for entry in queries.history("consultations.consultation:1")] == [three[2], three[0]]
    assert queries.history("consultations.consultation:9") == []


def test_reading_takes_equally_many_queries(auditor: Actor, flat_queries) -> None:
    def make() -> None:
        record(by=auditor, verb="demo.loaded", subject="demo.sample:1")

    assert flat_queries(make, lambda: pages.listing(auditor, Criteria())) == 2
    assert flat_queries(make, lambda: queries.history("demo.sample:1")) == 1


def shown(actor: Actor, query: str = "", *, language: str = "pl") -> str:
    request = RequestFactory().get(f"/dziennik/{query}")
    request.actor = actor
    with override(language):
        return views.events(request).content.decode()


def test_the_page_shows_events_and_what_to_do_without_any(
    auditor: Actor, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(auditor)
    assert "consultations.published" in whole
    assert "Nic nie jest jeszcze opieczętowane." in whole
    assert "jeszcze bez pieczęci" not in whole
    monkeypatch.setattr(queries, "sealed_up_to", lambda: three[0])
    assert shown(auditor).count("jeszcze bez pieczęci") == 2
    assert f"Opieczętowano do wpisu nr {three[0]}." in shown(auditor)
    assert "Żaden wpis nie spełnia" in shown(auditor, "?verb=nothing.here")
    assert "Journal" in shown(auditor, language="en")


def test_an_empty_journal_says_so(auditor: Actor) -> None:
    assert "Dziennik jest pusty" in shown(auditor)


def test_what_cannot_be_understood_is_said(auditor: Actor, three: list[int]) -> None:
    page = shown(auditor, "?since=wczoraj&verb=meetings")
    assert "meetings.held" in page
    assert "consultations.loaded" not in page
    form = SearchForm({"since": "wczoraj"})
    assert form.criteria() == Criteria()
    assert "since" in form.errors


@pytest.mark.parametrize("path", ["/dziennik/", "/en/dziennik/"])
def test_the_address_is_closed_to_strangers(client, path: str, three: list[int]) -> None:
    answer = client.get(path)
    assert answer.status_code in (302, 403)
    assert "consultations.published" not in answer.content.decode()
