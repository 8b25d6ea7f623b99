"""The scribe's form, the wall and the list, as an officer, a reader and a stranger get them."""

from uuid import uuid4

import pytest

from kooperacje.workshops.models import Voice

HOME = "/praca/konsultacje/proba-2026/warsztaty/"
ONE = f"{HOME}m1/"


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def sent(**changes) -> dict[str, str]:
    return {"table": "2", "text": "Za mało czasu", "question": "q2", "token": str(uuid4()), **changes}


def test_saving_leads_to_the_next_voice_of_the_same_table_and_question(office):
    response = office.post(ONE, sent(), follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(f"{ONE}?stolik=2&pytanie=q2", 302)]
    assert "Za mało czasu" in page
    assert 'value="2"' in page
    assert '<option value="q2" selected>' in page


def test_a_refused_form_loses_nothing(office):
    response = office.post(ONE, sent(table="", text="Bardzo ważne słowa"))
    assert response.status_code == 400
    assert "Bardzo ważne słowa" in response.content.decode()
    assert not Voice.objects.exists()


def test_a_voice_is_mended_and_taken_back(office, write):
    voice = write(table="3")
    address = f"{ONE}{voice.pk}/"
    assert "Za mało czasu" in office.get(address).content.decode()
    response = office.post(address, {"text": "Za mało dni", "version": "1"}, follow=True)
    assert "Za mało dni" in response.content.decode()
    assert office.post(address, {"text": " ", "version": "2"}).status_code == 400
    assert office.post(address, {"text": "Spóźnione", "version": "1"}).status_code == 409
    asking = office.get(f"{address}cofnij/").content.decode()
    assert "Za mało dni" in asking
    office.post(f"{address}cofnij/")
    assert Voice.objects.exists()
    office.post(f"{address}cofnij/", {"confirmed": "1"})
    assert not Voice.objects.exists()


def test_the_wall_shows_questions_with_their_voices_and_renews_itself(office, write):
    write(question="q2")
    write()
    page = office.get(f"{ONE}sciana/").content.decode()
    assert "Jakie są mocne strony modelu?" in page
    assert "1 głos" in page
    assert 'hx-trigger="every 5s"' in page
    fragment = office.get(f"{ONE}sciana/", headers={"HX-Request": "true"}).content.decode()
    assert 'id="wall"' in fragment
    assert "<html" not in fragment


def test_what_was_said_is_never_markup(office, write):
    write("<b>x</b>")
    page = office.get(f"{ONE}?stolik=1").content.decode()
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x" in page


def test_a_reader_looks_and_does_not_write(client, host, signed_in, write):
    voice = write()
    signed_in(client, "reader", host)
    assert client.get(HOME).status_code == 200
    page = client.get(f"{ONE}?stolik=1").content.decode()
    assert "Za mało czasu" in page
    assert 'name="text"' not in page
    assert client.post(ONE, sent()).status_code == 403
    assert client.get(f"{ONE}{voice.pk}/").status_code == 403
    assert client.post(f"{ONE}{voice.pk}/cofnij/").status_code == 403


def test_absent_and_forbidden_look_the_same(client, office, signed_in, an_institution, write):
    voice = write()
    absent = [f"{HOME}m9/", f"{HOME}m2/{voice.pk}/", f"{ONE}{uuid4()}/"]
    assert [office.get(address).status_code for address in absent] == [404, 404, 404]
    client.logout()
    signed_in(client, "officer", an_institution("ops-b"))
    for address in (HOME, ONE, f"{ONE}sciana/", f"{ONE}{voice.pk}/"):
        assert client.get(address).status_code == 404


def test_pages_take_as_many_queries_for_many_voices(office, write, flat_queries):
    for address in (f"{ONE}?stolik=1", f"{ONE}sciana/", HOME):
        assert flat_queries(lambda: write(question="q1"), lambda at=address: office.get(at)) < 25
