"""The outbox page: for administrators only, in words, with the steps that are possible."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.notices import pages, queries, views
from kooperacje.notices.actions.delivering import PAUSES
from kooperacje.notices.forms import FilterForm
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NoticeState

pytestmark = pytest.mark.django_db
Letter = Callable[..., Notice]


@pytest.fixture
def administrator(person) -> Actor:
    return person("administrator")


@pytest.fixture
def with_server(settings) -> None:
    settings.MAIL_URL = "smtp://127.0.0.1:1"


def asked(actor: Actor, query: str = "", method: str = "get") -> HttpRequest:
    request = getattr(RequestFactory(), method)(f"/poczta/{query}")
    request.actor = actor
    MessageMiddleware(lambda request: HttpResponse()).process_request(request)
    return request


def shown(actor: Actor, query: str = "") -> str:
    return views.outbox(asked(actor, query)).content.decode()


def said(request: HttpRequest) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_only_an_administrator_sees_the_page(person, letter: Letter, client) -> None:
    letter()
    for actor in (ANONYMOUS, person("officer"), person("auditor"), person("local_administrator")):
        with pytest.raises(Denied):
            pages.outbox(actor)
    answer = client.get("/poczta/")
    assert answer.status_code in (302, 403)
    assert "anna@example.org" not in answer.content.decode()


def test_messages_are_shown_in_words(administrator: Actor, letter: Letter, with_server: None) -> None:
    letter("a@example.org", about="demo.sample:1")
    failed, removed = letter("b@example.org", about="demo.sample:1"), letter("c@example.org")
    Notice.objects.filter(pk=failed.pk).update(state="failed", reason="550 5.1.1", attempts=1)
    Notice.objects.filter(pk=removed.pk).update(
        state="sent", address="", subject="", text="", html="", blanked_at=clock.now()
    )
    page = shown(administrator)
    assert all(words in page for words in ("czeka na wysłanie", "niewysłana", "550 5.1.1", "treść usunięta"))
    assert "c@example.org" not in page
    assert "Wyślij ponownie" in page
    assert "a@example.org" not in shown(administrator, "?state=failed")
    assert "b@example.org" in shown(administrator, "?state=failed")
    assert "Żadna wiadomość nie jest w tym stanie" in shown(administrator, "?state=dropped")
    assert queries.concerning("demo.sample:1") == [(NoticeState.QUEUED, 1), (NoticeState.FAILED, 1)]


def test_an_empty_outbox_and_a_missing_server_say_what_to_do(administrator: Actor, settings) -> None:
    settings.MAIL_URL = ""
    page = shown(administrator)
    assert "Nie ustawiono serwera poczty" in page
    assert "Nie utworzono jeszcze żadnej wiadomości" in page


def test_older_messages_are_one_step_away(administrator: Actor, letter: Letter, monkeypatch) -> None:
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    notices = [letter() for _ in range(3)]
    page = pages.outbox(administrator, NoticeState.HELD)
    assert page.older_url == f"/poczta/?state=held&before={notices[1].pk}"
    older = pages.outbox(administrator, *FilterForm({"state": "held", "before": notices[1].pk}).asked())
    assert [line.number for line in older.lines] == [notices[0].pk]
    assert FilterForm({"state": "nonsense"}).asked() == (None, None)


def test_the_list_takes_equally_many_queries(administrator: Actor, letter: Letter, flat_queries) -> None:
    assert flat_queries(letter, lambda: pages.outbox(administrator)) == 2


def test_steps_are_taken_and_told(administrator: Actor, person, letter: Letter, settings) -> None:
    settings.MAIL_URL = ""
    one, two, three = letter(), letter(), letter()
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    request = asked(administrator, method="post")
    assert views.release(request, one.pk).url == "/poczta/"
    assert views.drop(request, two.pk).url == "/poczta/"
    assert views.release_held(request).url == "/poczta/"
    assert said(request) == [
        "Wiadomość jest w drodze.",
        "Wiadomość nie zostanie wysłana.",
        "1 wiadomość jest w drodze.",
    ]
    states = dict(Notice.objects.values_list("pk", "state"))
    assert states == {one.pk: "queued", two.pk: "dropped", three.pk: "queued"}
    for view in (views.release, views.drop):
        with pytest.raises(NotThere):
            view(asked(person("officer"), method="post"), three.pk)


def test_every_reason_and_state_has_words() -> None:
    assert all(pages.state_label(state) for state in NoticeState)
    assert pages.reason_label("") == ""
    assert pages.reason_label("no_connection") == "Serwer poczty nie odpowiada."
    assert len(PAUSES) == 9
