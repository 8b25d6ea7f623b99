"""Kept pages: the same answer as a fresh one, for the public alone, and never one that has changed meanwhile."""

from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from kooperacje.base.actor import system
from kooperacje.base.remembering import Remembering, remembered
from kooperacje.consultations import actions, packs
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import freshness
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.tests.filled import FULL
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.details import Details

PUBLISHED = FULL.model_copy(update={"state": ConsultationState.PUBLISHED})
PAGE = f"/konsultacje/{FULL.slug}/"
ALL = (PAGE, f"{PAGE}uwagi/", f"{PAGE}raport/", "/konsultacje/", f"/en{PAGE}")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(host, settings, tmp_path):
    settings.DATA = tmp_path
    caches["pages"].clear()
    actions.load(PUBLISHED, by=system("tests"))
    yield
    caches["pages"].clear()


def asked(client, address, **headers):
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response, len(seen)


def rename(row, name):
    details = replace(Details.of(row), name=name)
    institutions.change(row, by=system("tests"), details=details, expected=None)


@pytest.mark.parametrize("address", ALL)
def test_a_kept_page_is_the_page_with_its_headers(client, address):
    fresh, _many = asked(client, address)
    kept, few = asked(client, address)
    assert few <= 2, "the check alone, without a transaction"
    assert kept.content == fresh.content
    assert dict(kept.headers) == dict(fresh.headers)
    assert "Content-Security-Policy" in kept.headers


def test_a_browser_that_has_it_gets_no_content(client):
    fresh, _many = asked(client, PAGE)
    again = client.get(PAGE, headers={"If-None-Match": fresh["ETag"]})
    caches["pages"].clear()
    forgotten = client.get(PAGE, headers={"If-None-Match": fresh["ETag"]})
    for answer in (again, forgotten):
        assert answer.status_code == 304
        assert answer.content == b""
        for name in ("ETag", "Vary", "Cache-Control", "Content-Security-Policy"):
            assert answer[name] == fresh[name]


def test_every_change_shows_at_once(client):
    for address in ALL:
        asked(client, address)
    value = PUBLISHED.model_copy(update={"title": "Zupełnie inny tytuł"})
    actions.load(value, by=system("tests"))
    for address in ALL:
        assert "Zupełnie inny tytuł" in asked(client, address)[0].content.decode()


def test_a_renamed_institution_shows_at_once(client):
    for address in ALL:
        asked(client, address)
    rename(Consultation.objects.get(slug=FULL.slug).organiser, "Nowy Gospodarz")
    for address in (PAGE, "/konsultacje/"):
        assert "Nowy Gospodarz" in asked(client, address)[0].content.decode()


def test_what_is_no_longer_public_is_gone(client):
    asked(client, PAGE)
    Consultation.objects.filter(slug=FULL.slug).update(state=ConsultationState.DRAFT.value)
    assert client.get(PAGE).status_code == 404


def test_files_that_became_ready_show_at_once(client):
    before, _many = asked(client, f"{PAGE}raport/")
    found = Consultation.objects.get(slug=FULL.slug)
    folder = packs._folder(found.pk, packs.stamp(found.changed_at), "pl")
    folder.mkdir(parents=True)
    (folder / packs.FRAGMENT).write_text("<p>Gotowe</p>")
    (folder / packs.LISTING).write_text("[]")
    after, _many = asked(client, f"{PAGE}raport/")
    assert "Gotowe" not in before.content.decode()
    assert "Gotowe" in after.content.decode()


def test_whoever_is_signed_in_gets_a_page_of_their_own(client, signed_in, host):
    public, _many = asked(client, PAGE)
    signed_in(client, "officer", host)
    own, many = asked(client, PAGE)
    assert many > 2
    assert "Ewa Testowa" in own.content.decode()
    assert "no-store" in own["Cache-Control"]
    client.logout()
    client.cookies.clear()
    again, few = asked(client, PAGE)
    assert few == 1
    assert again.content == public.content


def test_a_waiting_message_is_shown_to_its_reader_alone(client):
    asked(client, PAGE)
    client.cookies["messages"] = "whatever"
    assert asked(client, PAGE)[1] > 2


def test_parts_for_htmx_and_unknown_parameters_are_apart(client):
    whole, _many = asked(client, PAGE)
    part, many = asked(client, PAGE, **{"HX-Request": "true"})
    assert many > 2
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    for _time in range(2):
        assert asked(client, f"{PAGE}?nobody=knows")[1] > 2, (
            "addresses made up by anybody do not fill the memory"
        )


def test_a_page_with_a_token_for_one_reader_is_not_kept(rf):
    calls = []

    def view(request):
        calls.append(request)
        body = '<input name="csrfmiddlewaretoken" value="secret">'
        return remembered(request, freshness.listed, lambda: HttpResponse(body))

    stack = Remembering(view)
    stack(rf.get("/konsultacje/"))
    stack(rf.get("/konsultacje/"))
    assert len(calls) == 2
