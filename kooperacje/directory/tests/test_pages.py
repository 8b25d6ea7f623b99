"""Pages of the directory: what they say, in which language, and how many questions to the database they cost."""

import re

import pytest
from django.urls import reverse

from kooperacje.base import clock
from kooperacje.basket.models import Gap
from kooperacje.institutions.models import Institution
from kooperacje.territory.models import Unit

SEARCH = "/znajdz-pomoc/szukaj/"
SAVEPOINTS = 2
"""What the transaction of a test adds."""


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_frame_may_stand_anywhere_and_nothing_else_may(service, client) -> None:
    service("Klub seniora", topics=["temat-starosc"], areas=["120712"])
    client.get("/znajdz-pomoc/ramka/?gmina=120712&temat=temat-starosc")
    frame = client.get("/znajdz-pomoc/ramka/?gmina=120712&temat=temat-starosc")  # as it is kept
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert not frame.cookies
    assert "Klub seniora" in frame.content.decode()
    for address in ("/znajdz-pomoc/", SEARCH, "/znajdz-pomoc/na-twojej-stronie/"):
        other = client.get(address)
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert other["X-Frame-Options"] == "DENY"
        assert not other.cookies
    snippet = text(client, "/znajdz-pomoc/na-twojej-stronie/?gdzie=Tymbark&temat=temat-starosc")
    assert "ramka/?temat=temat-starosc&amp;amp;gmina=120712" in snippet


def test_a_card_is_told_in_sentences(service, client) -> None:
    card = service(
        "Poradnia",
        summary="Rozmowa.",
        audiences=["seniors"],
        needs=["referral", "residence"],
        age_from=60,
        income_up_to="800.00",
        documents="dowód osobisty\nskierowanie",
        areas=["120712"],
        at=["120712"],
        hours=[(1, 8, 16)],
        texts={"uk": {"name": "Консультація", "summary": ""}},
    )
    said = text(client, reverse("directory:card", args=[card.key]))
    for part in (
        "Dla kogo: osoby starsze.",
        "Dla mieszkańców: gmina Tymbark.",
        "Od 60. roku życia.",
        "najwyżej 800 zł",
        "Potrzebne jest skierowanie.",
        "<li>dowód osobisty</li>",
        "8:00–16:00",
        "Jawna 3",
        "Nikt jeszcze nie potwierdził tej karty.",
        "Bezpłatnie",
    ):
        assert part in said, part
    ukrainian = text(client, f"/uk{reverse('directory:card', args=[card.key])}")
    assert '<html lang="uk">' in ukrainian
    assert '<span lang="uk">Консультація</span>' in ukrainian
    assert '<p class="lead" lang="pl">Rozmowa.</p>' in ukrainian
    assert "Потрібне направлення." in ukrainian


def test_ukrainian_is_offered_where_it_is_spoken_and_nowhere_else(country, client) -> None:
    assert "Українська" in text(client, "/znajdz-pomoc/")
    assert "Українська" not in text(client, "/instytucje/")
    assert client.get("/uk/instytucje/?q=x")["Location"] == "/instytucje/?q=x"
    assert client.get("/uk/")["Location"] == "/uk/znajdz-pomoc/"
    assert "Мені дуже погано" in text(client, "/uk/znajdz-pomoc/")
    assert "Instytucje" not in text(client, "/uk/znajdz-pomoc/")


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("34-650", "gmina Tymbark (powiat limanowski)"),
        ("34650", "Kod 34-650 to najpewniej"),
        ("34 650", "Countries States Cities Database, ODbL 1.0"),
        ("tymbark", "gmina Tymbark"),
        ("Limanowa", "Inne miejsca o tej nazwie"),
        ("Limanowa, powiat limanowski", "Limanowa (powiat limanowski)"),
        ("powiat limanowski", "powiat limanowski"),
        ("Atlantyda", "Nie znamy miejsca „Atlantyda”"),
        ("00-000", "Nie znamy miejsca „00-000”"),
        ("<zqx>", "Nie znamy miejsca „&lt;zqx&gt;”"),
    ],
)
def test_a_place_is_understood(service, client, typed: str, understood: str) -> None:
    service("Klub", areas=["1207"])
    assert understood in text(client, f"{SEARCH}?gdzie={typed}")


def test_nothing_found_says_what_there_is_instead_and_what_is_missing(service, client) -> None:
    service("Psychiatra dziecięcy", topics=["temat-dziecko"], areas=["24"], at=["246101"])
    gmina = Unit.objects.get(code__startswith="120712")
    Gap.objects.create(
        key="psychiatra",
        title="Brakuje psychiatry dla dzieci",
        kind="absent",
        state="in_hand",
        territory=gmina,
        keeper=Institution.objects.get(),
        is_public=True,
        changed_at=clock.now(),
    )
    said = text(client, f"{SEARCH}?q=psychiatra&gmina=120712")
    assert "Takiej usługi nie ma w koszyku" in said
    assert "To samo w całym kraju</a> (1 usługa)" in said
    assert "Brakuje psychiatry dla dzieci" in said
    assert "prace nad tym trwają" in said
    assert "Brakuje psychiatry" in text(client, "/znajdz-pomoc/czego-brakuje/?gdzie=Tymbark")
    assert "Brakuje psychiatry" not in text(client, f"{SEARCH}?q=logopeda&gmina=120712")
    Gap.objects.update(is_public=False)
    assert "Brakuje psychiatry" not in text(client, f"{SEARCH}?q=psychiatra&gmina=120712")


def test_a_leaflet_is_a_page_and_a_file(service, client) -> None:
    service("Klub seniora", topics=["temat-starosc"], areas=["120712"], phone="18 000 00 00")
    address = "/znajdz-pomoc/ulotka/temat-starosc/120712/"
    said = text(client, address)
    assert "tel. 18 000 00 00" in said
    assert 'class="qr__mark"' in said
    assert client.get(f"{address}ulotka.pdf").content.startswith(b"%PDF-")
    assert client.get("/znajdz-pomoc/ulotka/temat-starosc/120701/ulotka.pdf").status_code == 200
    for nowhere in ("temat-nic/120712", "temat-starosc/999999", "temat-starosc/1207"):
        assert client.get(f"/znajdz-pomoc/ulotka/{nowhere}/").status_code == 404


def test_a_mark_leads_to_the_card_and_what_is_not_there_is_not_there(service, client) -> None:
    card = service("Klub seniora")
    assert b"<svg" in client.get(reverse("directory:code", args=[card.key])).content
    for address in ("usluga/nie-ma/", "usluga/nie-ma/kod.svg", "kto/nikt/"):
        assert client.get(f"/znajdz-pomoc/{address}").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["page=999999", "wiek=abc", "dzien=9", "gmina=%00", "temat='", "bez=zzz", "q=%00", "page=499", "wiek=-1"],
)
def test_bad_input_asks_nothing(service, client, query: str) -> None:
    service("Klub seniora")
    assert client.get(f"{SEARCH}?{query}").status_code == 200
    assert client.get(f"/znajdz-pomoc/mapa/?{query}").status_code == 200


def test_a_page_past_the_end_is_the_last_one(service, client) -> None:
    for number in range(21):
        service(f"Klub {number}", at=["120712"])
    for query in ("q=klub", "gmina=120712", "wiek=30"):
        said = text(client, f"{SEARCH}?{query}&page=400")
        assert said.count("<li id=") == 1, query
        assert "21 usług" in said


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/znajdz-pomoc/", 2),
        (f"{SEARCH}?q=klub", 5),
        (f"{SEARCH}?gmina=120712&temat=temat-starosc", 9),
        ("/znajdz-pomoc/usluga/klub-{n}/", 2),
        ("/znajdz-pomoc/kto/gops/", 2),
        ("/znajdz-pomoc/mapa/?gmina=120712", 9),
        ("/znajdz-pomoc/podpowiedzi/?q=klub", 3),
    ],
)
def test_pages_cost_few_questions_and_as_many_for_more_rows(
    service, client, django_assert_max_num_queries, address: str, most: int
) -> None:
    first = service("Klub", key="klub", topics=["temat-starosc"], areas=["120712"], at=["120712"])
    address = address.replace("klub-{n}", first.key)
    with django_assert_max_num_queries(most + SAVEPOINTS) as once:
        client.get(address)
    for number in range(3):
        service(f"Klub {number}", topics=["temat-starosc"], areas=["120712"], at=["120712"])
    with django_assert_max_num_queries(len(once) + 1):  # the kept page is asked about first
        client.get(address)
    with django_assert_max_num_queries(
        1 if "?q=" not in address and "mapa" not in address else most + SAVEPOINTS
    ):
        client.get(address)  # kept
