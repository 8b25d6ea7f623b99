"""The pages, as different people get them, and what they cost."""

import pytest

from kooperacje.diagnosis.models import Diagnosis
from kooperacje.diagnosis.tests.conftest import words_of


def test_begin_one_through_the_form(leader_client, office, powiat):
    assert leader_client.get("/praca/diagnozy/").status_code == 200
    assert leader_client.get("/praca/diagnozy/nowa/").status_code == 200
    given = {"title": "Diagnoza", "leader": str(office.pk), "territories": "1207", "year": "2026"}
    answer = leader_client.post("/praca/diagnozy/nowa/", given)
    assert answer.status_code == 302
    made = Diagnosis.objects.get()
    assert [unit.code for unit in made.territories.all()] == ["1207"]
    assert "powiat limanowski" in words_of(leader_client.get(answer.url))


@pytest.mark.parametrize(
    "part",
    [
        "",
        "zmien/",
        "sprawdzenie/",
        "dokument/",
        "wskazniki/",
        "wskazniki/nowy/",
        "wskazniki/porownanie/",
        "wskazniki/tabela/",
        "wskazniki/bezrobocie/",
        "zasoby/",
        "zasoby/nowy/",
        "problemy/",
        "problemy/nowy/",
        "wnioski/",
        "wnioski/nowe/",
        "ankieta/",
    ],
)
def test_every_page_opens_to_the_leader_alone(
    client, signed_in, an_institution, leader_client, diagnosis, part
):
    address = f"/praca/diagnozy/{diagnosis.key}/{part}"
    assert leader_client.get(address).status_code == 200
    leader_client.logout()
    assert leader_client.get(address).status_code == 404
    signed_in(client, "leader", an_institution())
    assert client.get(address).status_code == 404
