"""The organiser sees what the public sees of masked remarks, beside what was sent."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.tests.values import sound
from kooperacje.institutions.models import Institution

HOME = "/praca/konsultacje/wzorowa/widoczne/"


@pytest.fixture
def consultation(land):
    masked = sound().remarks[0].model_copy(
        update={
            "text": "Zadzwońcie do Jana Nikogo.",
            "proposed": "Dopisać Jana Nikogo.",
            "public_text": "Zadzwońcie do [zasłonięto].",
            "masked": ("imię i nazwisko",),
        }
    )  # fmt: skip
    plain = sound().remarks[0].model_copy(update={"key": "r2", "text": "Bez tajemnic."})
    institutions = (
        schema.InstitutionRef(key="urzad", name="Urząd Zmyślony", type="starostwo"),
        schema.InstitutionRef(key="szkola", name="Szkoła Zmyślona", type="szkola"),
    )
    actions.load(sound(institutions=institutions, remarks=(masked, plain)), by=system("tests"))
    return Consultation.objects.get(slug="wzorowa")


@pytest.fixture
def office(client, consultation, signed_in):
    signed_in(client, "officer", Institution.objects.get(pk=consultation.organiser_id))
    return client


def test_the_original_stands_beside_what_is_published(office):
    page = office.get(HOME).content.decode()
    for text in (
        "Zadzwońcie do Jana Nikogo.",
        "Dopisać Jana Nikogo.",
        "Zadzwońcie do [zasłonięto].",
        "imię i nazwisko",
    ):
        assert text in page
    assert "Bez tajemnic." not in page
    assert office.get(f"/en{HOME}").status_code == 200


def test_where_nothing_is_masked_the_page_says_how_it_is_done(office):
    Remark.objects.update(public_text=None, masked=[])
    assert "Niczego nie zasłonięto" in office.get(HOME).content.decode()


def test_strangers_do_not_see_originals(client, consultation, signed_in, an_institution):
    assert client.get(HOME).status_code in (302, 404)
    signed_in(client, "officer", an_institution("inny"))
    assert client.get(HOME).status_code == 404


def test_many_take_as_many_queries_as_one(office, consultation, flat_queries):
    def one_more() -> None:
        number = Remark.objects.count()
        Remark.objects.create(
            consultation=consultation,
            key=f"n{number}",
            position=100 + number,
            text="Sekret",
            public_text="[…]",
            masked=["telefon"],
        )

    assert flat_queries(one_more, lambda: office.get(HOME)) <= 14
