"""The queue, new themes and quality, as an officer, a reader and a stranger get them."""

from uuid import uuid4

import pytest

from kooperacje.analysis import actions
from kooperacje.analysis.models import Coding, Confirmation, Sample
from kooperacje.analysis.queries import themes as queries
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows

HOME = "/praca/konsultacje/proba-2026/opracowanie/"
QUALITY = f"{HOME}jakosc/"


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def press(office, consultation, key="u1", **given):
    version = rows.version(consultation, catalogue.REMARK, key)
    return office.post(f"{HOME}uwaga/{key}/", {"version": version, "theme": "rodo", **given}, follow=True)


def test_the_queue_begins_with_a_codebook(office, fill):
    fill(3, codebook=False)
    assert "22 opisane tematy" in office.get(HOME).content.decode()
    page = office.post(f"{HOME}ksiega/", follow=True).content.decode()
    assert "Uwaga u1" in page
    assert page.count('class="choice"') == 3


def test_one_press_confirms_and_the_next_comes(office, fill, consultation, remark_of):
    fill(3)
    response = press(office, consultation, stance="against")
    page = response.content.decode()
    assert response.redirect_chain == [(f"{HOME}?po=u1", 302)]
    assert "Uwaga u2" in page
    assert "1 z 3 uwag ma temat" in page
    assert (remark_of("u1").themes, remark_of("u1").stance) == (("rodo",), "against")


def test_several_themes_are_ticked(office, fill, consultation, remark_of):
    fill(2)
    press(office, consultation, theme="", themes=["relacje", "rodo"])
    assert remark_of("u1").themes == ("relacje", "rodo")


def test_nothing_chosen_is_told_and_the_remark_stays(office, fill, consultation):
    fill(2)
    response = press(office, consultation, theme="")
    page = response.content.decode()
    assert response.status_code == 400
    assert "Wybierz co najmniej jeden temat" in page
    assert "Uwaga u1" in page


def test_what_somebody_saved_in_between_is_shown(office, fill, consultation, remark_of, colleague):
    fill(2)
    actions.confirm(consultation, remark="u1", themes=["wladze"], stance=None, expected=None, by=colleague)
    page = press(office, consultation, version="1").content.decode()
    assert "Ktoś inny zapisał w międzyczasie uwagę u1" in page
    assert remark_of("u1").themes == ("wladze",)


def test_later_leaves_a_remark_and_its_end_is_told(office, fill, consultation):
    fill(2)
    assert "Uwaga u2" in office.get(f"{HOME}?po=u1").content.decode()
    press(office, consultation, "u1")
    page = press(office, consultation, "u2").content.decode()
    assert "Każda uwaga ma temat" in page
    assert f"{HOME}uwaga/u2/" in page


def test_an_empty_consultation_says_so(office, fill):
    fill(0)
    assert "Nie ma jeszcze uwag" in office.get(HOME).content.decode()


def test_a_remark_is_never_markup(office, fill, add_remark):
    fill(0)
    add_remark("<b>rodo</b>")
    page = office.get(HOME).content.decode()
    assert "<b>rodo</b>" not in page
    assert "&lt;b&gt;rodo" in page


@pytest.fixture
def parking(fill, add_remark):
    fill(4)
    return [
        add_remark("Na parkingu stoją samochody urzędników i brakuje miejsca dla petentów"),
        add_remark("Na parkingu przed urzędem brakuje miejsc dla niepełnosprawnych"),
        add_remark("Brakuje miejsca na parkingu"),
    ]


def test_a_proposed_theme_is_taken_under_a_title_of_ones_own(office, parking, remark_of):
    address = f"{HOME}nowe-tematy/"
    page = office.get(address).content.decode()
    assert "parkingu" in page
    given = {"remark": parking[:2], "title": "Parkingi", "description": "Miejsca postojowe"}
    assert office.post(address, given).status_code == 302
    assert len(remark_of(parking[0]).themes) == 1
    assert remark_of(parking[2]).themes == ()
    assert office.post(address, {"title": "Parkingi"}).status_code == 400
    assert office.post(address, {"title": " ", "remark": parking}).status_code == 400


def test_a_sample_is_drawn_coded_blind_and_compared(client, host, signed_in, fill, consultation, officer):
    fill(12, themed=12)
    signed_in(client, "officer", host)
    client.post(QUALITY, {"size": 10}, follow=True)
    sample = Sample.objects.get()
    code = f"{QUALITY}{sample.pk}/kodowanie/"
    for _number in range(10):
        page = client.get(code).content.decode()
        assert "choice" not in page.split("<main")[1].split("</main>")[0].replace("field--choices", "")
        key = page.split('name="remark" value="')[1].split('"')[0]
        client.post(code, {"remark": key, "theme": "rodo"})
    assert Coding.objects.count() == 10
    assert "Nic już nie zostało" in client.get(code).content.decode()
    page = client.get(f"{QUALITY}{sample.pk}/").content.decode()
    assert "10 z 10 uwag" in page
    assert "Gdzie ludzie się różnią" in page
    assert "10" in client.get(QUALITY).content.decode()


def test_remarks_of_a_sample_stay_unseen_until_one_has_coded(office, fill, consultation, colleague):
    fill(12, themed=12)
    drawn = actions.draw(consultation, size=10, by=colleague)
    key = drawn.drawn.first().remark
    actions.code(drawn, remark=key, theme="obciazenie", by=colleague)
    page = office.get(f"{QUALITY}{drawn.pk}/").content.decode()
    assert "10 uwag do zakodowania przez Ciebie" in page
    assert "Gdzie ludzie się różnią" not in page


def test_a_sample_too_small_is_told(office, fill):
    fill(12, themed=12)
    response = office.post(QUALITY, {"size": 3})
    assert response.status_code == 400
    assert "od 10 do 500" in response.content.decode()


def test_a_reader_looks_and_does_not_decide(client, host, signed_in, fill, consultation, colleague):
    fill(12, themed=11)
    drawn = actions.draw(consultation, size=10, by=colleague)
    signed_in(client, "reader", host)
    for address in (HOME, f"{HOME}uwaga/u1/", f"{HOME}nowe-tematy/", QUALITY, f"{QUALITY}{drawn.pk}/"):
        page = client.get(address)
        assert page.status_code == 200
        main = page.content.decode().split("<main")[1].split("</main>")[0]
        assert '<form method="post"' not in main
    assert client.post(f"{HOME}uwaga/u1/", {"theme": "rodo", "version": 1}).status_code == 403
    assert client.post(f"{HOME}ksiega/").status_code == 403
    assert client.get(f"{QUALITY}{drawn.pk}/kodowanie/").status_code == 403
    assert not Confirmation.objects.exists()


def test_absent_and_forbidden_look_the_same(
    client, office, signed_in, an_institution, fill, consultation, colleague
):
    fill(12, themed=12)
    drawn = actions.draw(consultation, size=10, by=colleague)
    assert office.get(f"{HOME}uwaga/u99/").status_code == 404
    assert office.get(f"{QUALITY}{uuid4()}/").status_code == 404
    client.logout()
    signed_in(client, "officer", an_institution("ops-b"))
    for address in (HOME, f"{HOME}uwaga/u1/", f"{HOME}nowe-tematy/", QUALITY, f"{QUALITY}{drawn.pk}/"):
        assert client.get(address).status_code == 404


def test_no_page_asks_more_for_more_remarks(office, fill, add_remark, flat_queries, consultation, colleague):
    fill(14, themed=12)
    drawn = actions.draw(consultation, size=12, by=colleague)
    sample = f"{QUALITY}{drawn.pk}/"

    def read(address):
        queries.forget()
        assert office.get(address).status_code == 200

    def grow():
        add_remark("Brakuje miejsca na parkingu", meeting="m1")

    for address in (HOME, f"{HOME}nowe-tematy/", QUALITY, sample, f"{sample}kodowanie/"):
        assert flat_queries(grow, lambda at=address: read(at)) < 26
