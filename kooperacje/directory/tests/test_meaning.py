"""What residents type and no card says leads to a heading, and danger to the emergency number."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from kooperacje.base import clock
from kooperacje.basket.actions.categories import packaged
from kooperacje.directory import lexemes, meaning
from kooperacje.directory.tests.conftest import unit
from kooperacje.institutions.models import Contact, Institution

SEARCH = "/znajdz-pomoc/szukaj/"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("samobójstwo", "temat-kryzys"),
        ("chce umrzec", "temat-kryzys"),
        ("mąż mnie bije", "temat-przemoc"),
        ("moja mama ma depresję", "temat-kryzys"),
        ("nie mam na jedzenie", "temat-pieniadze"),
        ("500 plus", "temat-pieniadze"),
        ("wózka inwalidzkiego", "temat-niepelnosprawnosc"),
        ("робота", "temat-praca"),
        ("addiction", "temat-nalogi"),
        ("депресією", "temat-kryzys"),
        ("допомога дітям", "temat-dziecko"),
        ("jestem w ciąży i szukam żłobka", "temat-dziecko"),
    ],
)
def test_words_lead_to_a_heading(typed: str, key: str) -> None:
    assert meaning.meant(lexemes.question(typed))[0] == key


@pytest.mark.parametrize("typed", ["astronauta", "pomoc", "%", ""])
def test_other_words_lead_nowhere(typed: str) -> None:
    assert meaning.meant(lexemes.question(typed)) == ()


def test_every_heading_of_the_list_is_one_of_the_basket_and_every_topic_has_words() -> None:
    given = yaml.safe_load((Path(meaning.__file__).parent / "data" / "words.yaml").read_text("utf-8"))
    topics = {row["key"] for row in packaged() if row["scheme"] == "topic"}
    assert set(given["words"]) == topics
    assert set(given["urgent"]) <= topics


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    left = meaning.telling(lexemes.question("szukam pomocy dla mojej córki"))
    assert [word.typed for word in left] == ["córki"]
    assert [word.typed for word in meaning.telling(lexemes.question("szukam"))] == ["szukam"]


def said(client, query: str) -> str:
    return re.sub(r"\s+", " ", client.get(f"{SEARCH}?{query}").content.decode())


def test_a_heading_answers_where_no_card_says_the_words(service, client) -> None:
    service("Telefon zaufania", topics=["temat-kryzys"])
    page = said(client, "q=samobójstwo")
    assert "Telefon zaufania" in page
    assert "Nic nie zawiera „samobójstwo”" in page
    assert "tel:112" in page
    assert "Jest mi bardzo źle</b>" in page


def test_words_that_are_found_lead_to_their_heading_as_well(service, client) -> None:
    service("Żłobek", topics=[])
    page = said(client, "q=żłobek")
    assert "Zobacz też" in page
    assert "temat=temat-dziecko" in page
    assert "tel:112" not in page


def test_nothing_found_still_leads_on(service, client) -> None:
    card = service("Klub seniora", areas=["1207"])
    office = Institution.objects.get(pk=card.provider_id)
    Institution.objects.filter(pk=office.pk).update(seat=unit("120712"))
    Contact.objects.create(institution=office, kind="phone", value="18 000 00 07")
    Contact.objects.create(institution=office, kind="phone", value="18 000 00 01", is_public=False)
    page = said(client, "q=astronauta&gdzie=Tymbark")
    assert "tel:112" in page
    assert "Cała pomoc w tym miejscu" in page
    assert "Ośrodek Przykładowy" in page
    assert "18 000 00 07" in page
    assert "18 000 00 01" not in page
    assert "Ośrodek Przykładowy" not in said(client, "q=astronauta&gdzie=Dobra")


def test_signs_without_a_word_are_told(service, client) -> None:
    service("Klub seniora")
    assert "nie ma słowa" in said(client, "q=%25%25")
    assert "nie ma słowa" in said(client, "q=" + "a" * 500)


def test_a_place_larger_than_a_gmina_has_no_distances(service, client) -> None:
    service("Klub seniora", areas=["1207"])
    assert "od najbliższej" not in said(client, "gmina=1207")
    assert "od najbliższej" in said(client, "gmina=120712")


def test_in_danger_what_is_open_now_stands_first(service, client) -> None:
    service("Dyżur", topics=["temat-kryzys"], at=["120712"])
    always = [(day, 0, 23) for day in range(1, 8)]
    service("Całą dobę", topics=["temat-kryzys"], at=["246101"], hours=always)
    at_ten = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: at_ten)
        page = said(client, "temat=temat-kryzys&gmina=120712")
        near = said(client, "gmina=120712")
    assert page.index("Całą dobę") < page.index("Dyżur")
    assert "najpierw to, co czynne teraz" in page
    assert near.index("Dyżur") < near.index("Całą dobę")
