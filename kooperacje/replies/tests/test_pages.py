"""The organiser's page of replies and the public ones."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import access as consultations
from kooperacje.consultations import actions as life
from kooperacje.consultations.models import Answer, Party, Remark
from kooperacje.institutions.models import Institution
from kooperacje.notices.models import Notice
from kooperacje.replies.models import Told

HOME = "/praca/konsultacje/wzorowa/odpowiedzi/"
PUBLIC = "/konsultacje/wzorowa/odpowiedzi/"


@pytest.fixture
def host(consultation):
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def test_the_page_says_who_was_told_and_sends_after_asking(office):
    page = office.get(HOME).content.decode()
    assert "Klub Zmyślony" in page
    assert "adresu nie znamy" in page
    asked = office.get(f"{HOME}wyslij/").content.decode()
    assert "2 wiadomości pójdą" in asked
    assert not Notice.objects.exists()
    page = office.post(f"{HOME}wyslij/", {"confirmed": "1"}, follow=True).content.decode()
    assert "Przygotowano 2 wiadomości." in page
    assert "e-mailem" in page
    assert "Klub Zmyślony" in office.get(f"{HOME}?show=waiting").content.decode()
    assert "Poradnia Zmyślony" not in office.get(f"{HOME}?show=waiting").content.decode()


def test_a_reply_is_noted_as_handed_over(office):
    page = office.post(f"{HOME}o3/przekazano/", follow=True).content.decode()
    assert "Zapisano, że odpowiedź przekazano." in page
    assert Told.objects.count() == 1
    assert office.post(f"{HOME}nikt/przekazano/").status_code == 404


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!")])
def test_a_reply_is_taken_as_a_file(office, form, start):
    answer = office.get(f"{HOME}o1.{form}")
    assert answer.content.startswith(start)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="wzorowa-o1.{form}"'
    assert office.get(f"{HOME}o1.exe").status_code == 404
    assert office.get(f"{HOME}nikt.{form}").status_code == 404


def test_a_reader_looks_and_sends_nothing(client, host, signed_in):
    signed_in(client, "reader", host)
    assert client.get(HOME).status_code == 200
    assert client.get(f"{HOME}o1.html").status_code == 200
    assert client.get(f"{HOME}wyslij/").status_code == 403
    assert client.post(f"{HOME}o1/przekazano/").status_code == 403


def test_strangers_find_no_workspace(client, consultation, signed_in, an_institution):
    signed_in(client, "officer", an_institution("inny"))
    for part in ("", "wyslij/", "o1.pdf"):
        assert client.get(f"{HOME}{part}").status_code == 404


def test_everybody_finds_the_reply_by_name(client, consultation):
    page = client.get(PUBLIC).content.decode()
    assert f"{PUBLIC}o1/" in page
    assert "Klub" not in client.get(f"{PUBLIC}?q=PORADNIA").content.decode()
    assert "o takiej nazwie" in client.get(f"{PUBLIC}?q=zupełnie+nic").content.decode()
    reply = client.get(f"{PUBLIC}o1/").content.decode()
    assert "Powód r1." in reply
    assert "Termin to 30 dni." in reply
    assert client.get(f"{PUBLIC}nikt/").status_code == 404
    assert f'href="{PUBLIC}"' in client.get("/konsultacje/wzorowa/").content.decode()


def test_the_public_reply_shows_no_masked_word(client, consultation):
    page = client.get(f"{PUBLIC}o3/").content.decode()
    assert "[zasłonięto]" in page
    assert "Uwaga r2." not in page


def test_nothing_is_public_before_publication(client, consultation):
    life.advance(consultation, consultations.REOPEN, by=system("tests"))
    assert client.get(PUBLIC).status_code == 404
    assert client.get(f"{PUBLIC}o1/").status_code == 404
    assert f'href="{PUBLIC}"' not in client.get("/konsultacje/wzorowa/").content.decode()


@pytest.mark.parametrize("address", [HOME, PUBLIC])
def test_the_lists_take_as_many_queries_for_many(office, consultation, flat_queries, address):
    flat_queries(_one_more(consultation), lambda: office.get(address))


def test_a_reply_takes_as_many_queries_for_many_remarks(office, consultation, flat_queries):
    def one_more() -> None:
        number = Remark.objects.count()
        answer = Answer.objects.get(key="o1")
        Remark.objects.create(
            consultation=consultation, key=f"n{number}", position=100 + number, text="Nowa.", answer=answer
        )

    assert flat_queries(one_more, lambda: office.get(f"{PUBLIC}o1/")) <= 16


def _one_more(consultation):
    def make() -> None:
        number = Answer.objects.count()
        party = Party.objects.create(
            consultation=consultation,
            institution=Institution.objects.get(key="klub"),
            key=f"p{number}",
            position=100 + number,
            name=f"Placówka {number}",
            type="gops",
        )
        Answer.objects.create(
            consultation=consultation,
            key=f"n{number}",
            position=100 + number,
            institution=party,
            outcome="no_remarks",
        )

    return make


def test_every_page_opens_in_english(office):
    for address in (HOME, PUBLIC, f"{PUBLIC}o1/"):
        assert office.get(f"/en{address}").status_code == 200, address
