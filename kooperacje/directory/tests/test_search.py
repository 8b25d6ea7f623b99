"""What is found, in which order, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kooperacje.base import clock
from kooperacje.basket import changes
from kooperacje.basket.models import Category, Service
from kooperacje.directory import indexing, lexemes, locating
from kooperacje.directory.asking import Ask
from kooperacje.directory.models import Edition, Listing
from kooperacje.directory.queries import headings, search, typing
from kooperacje.institutions.models import Institution


def names(ask: Ask, *, origin=None) -> list[str]:
    found = search.search(
        ask, lexemes.question(ask.text), origin or (locating.point(ask.place) if ask.place else None)
    )
    return [hit.brief["name"]["pl"] for hit in found.hits]


@pytest.mark.parametrize(
    "text",
    [
        "psycholog",
        "psychologa",
        "u psychologów",
        "PSYCHOLOGIEM",
        "psychologiczna",
        "poradnia",
        "poradni psychologicznej",
        "opieka w domu",
    ],
)
def test_inflected_words_meet(service, text: str) -> None:
    service("Poradnia psychologiczna", summary="Rozmowa z psychologiem. Opieka także w domu.")
    service("Klub seniora")
    assert names(Ask(text=text)) == ["Poradnia psychologiczna"]


def test_words_of_all_kinds_find_and_a_name_comes_before_a_text(service) -> None:
    service("Punkt konsultacyjny", description="Bywa tu mediator.")
    service("Mediator rodzinny")
    assert names(Ask(text="mediatora")) == ["Mediator rodzinny", "Punkt konsultacyjny"]


def test_a_topic_and_the_words_of_it_find_its_services(service) -> None:
    service("Telefon zaufania", topics=["temat-kryzys"])
    service("Klub seniora", topics=["temat-starosc"])
    assert names(Ask(category="temat-kryzys")) == ["Telefon zaufania"]
    assert names(Ask(text="starości")) == ["Klub seniora"]


def test_residents_find_what_is_for_them_the_nearest_first(service) -> None:
    service("Na gminę", areas=["120712"], at=["120712"])
    service("Na powiat", areas=["1207"], at=["120701"])
    service("Na województwo", areas=["12"], at=["120703"])
    service("Na kraj")
    service("Dla sąsiadów", areas=["120703"], at=["120703"])
    service("Daleko", areas=["24"], at=["246101"])
    assert names(Ask(place="120712")) == ["Na gminę", "Na województwo", "Na powiat", "Na kraj"]
    assert set(names(Ask(place="1207"))) == {
        "Na gminę",
        "Na powiat",
        "Na województwo",
        "Na kraj",
        "Dla sąsiadów",
    }
    assert "Daleko" in names(Ask(place="24"))


def test_a_service_with_two_places_counts_once_by_the_nearer(service) -> None:
    service("Dwa miejsca", at=["246101", "120712"])
    service("Jedno miejsce", at=["120701"])
    found = search.search(Ask(place="120712"), (), locating.point("120712"))
    assert [hit.brief["name"]["pl"] for hit in found.hits] == ["Dwa miejsca", "Jedno miejsce"]
    assert (found.count, round(found.hits[0].away or 9)) == (2, 0)
    assert len(names(Ask())) == 2
    assert names(Ask(text="miejsca", place="120712")) == ["Dwa miejsca", "Jedno miejsce"]


def test_conditions_narrow(service) -> None:
    monday = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 10:00 in Poland
    service("Wszystko", cost="free", hours=[(1, 8, 12)], free=2)
    service("Mało", cost="paid", needs=["referral"], audiences=["seniors"], age_from=60, hours=[(2, 8, 12)])
    every = Ask()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: monday)
        for condition in (
            replace(every, free=True),
            replace(every, without=("referral",)),
            replace(every, audience="children"),
            replace(every, age=30),
            replace(every, now=True),
            replace(every, day=1),
            replace(every, room=True),
        ):
            assert names(condition) == ["Wszystko"], condition
        assert set(names(replace(every, audience="seniors", age=70))) == {"Wszystko", "Mało"}
        assert names(replace(every, day=2)) == ["Mało"]


def test_only_what_is_published_and_offered_now_is_found(service) -> None:
    today = clock.today()
    service("Szkic", state="draft")
    service("Zawieszona", state="suspended")
    service("Skończona", valid_to=today)
    service("Przyszła", valid_from=today + timedelta(days=1))
    service("Trwająca", valid_from=today, valid_to=today + timedelta(days=1))
    assert names(Ask()) == ["Trwająca"]


def test_a_change_is_seen_in_the_transaction_that_made_it(service) -> None:
    card = service("Klub seniora")
    before = headings.edition()
    Service.objects.filter(pk=card.pk).update(state="withdrawn")
    changes.announce([card.pk])
    assert not Listing.objects.exists()
    assert headings.edition() != before
    Service.objects.filter(pk=card.pk).update(state="published")
    assert indexing.rebuild() == 1
    assert names(Ask(text="seniorów")) == ["Klub seniora"]
    assert Edition.objects.count() == 1


def test_a_renamed_institution_or_heading_is_noticed_at_night(service) -> None:
    card = service("Klub seniora", topics=["temat-starosc"])
    service("Inna", provider="mops")
    assert indexing.catch_up() == 0
    Institution.objects.filter(pk=card.provider_id).update(name="Nowa Nazwa")
    Category.objects.update(name_en="Help in old age")
    assert indexing.catch_up() == 1
    assert indexing.catch_up() == 0
    (hit,) = search.search(Ask(text="klub"), lexemes.question("klub"), None).hits
    assert (hit.brief["provider"], hit.brief["kinds"][0]["name"]["en"]) == ("Nowa Nazwa", "Help in old age")


def test_slips_are_put_right_and_beginnings_completed(service) -> None:
    service("Poradnia psychologiczna", texts={"uk": {"name": "Психологічна консультація"}})
    assert typing.corrected(lexemes.question("psyhologiczna poradnia")) == "psychologiczna poradnia"
    assert typing.corrected(lexemes.question("psychologiczna")) == ""
    assert typing.corrected(lexemes.question("zzzzz")) == ""
    (found,) = typing.names_beginning(lexemes.question("porad psychol", typing=True)[1:], 5)
    assert found["uk"] == "Психологічна консультація"
    assert names(Ask(text="психологічну")) == ["Poradnia psychologiczna"]


@pytest.mark.parametrize(
    "text", ["'", "a:*", "(", "!", "\\", "a & b", "''); DROP", "<->", "%", "żółć'", "0" * 80, "👍"]
)
def test_no_sign_breaks_a_question(service, text: str) -> None:
    service("Klub seniora")
    names(Ask(text=text))
    typing.corrected(lexemes.question(text))
    typing.names_beginning(lexemes.question(f"klub {text}", typing=True), 5)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Тимбарк", "Tymbark"),
        ("Ліманова", "Limanowa"),
        ("Лиманова", "Limanowa"),
        ("wieś Dobra", "Dobra"),
        ("gm. Tymbark", "Tymbark"),
        ("Tymbark miasto", "Tymbark"),
        ("Limanowa-Sowliny", "Limanowa"),
        ("tymbrak", "Tymbark"),
        ("bielsko biala", "Bielsko-Biała"),
        ("małopolska", "małopolskie"),
        ("powiat limanowski", "limanowski"),
        ("120712", "Tymbark"),
    ],
)
def test_a_place_is_understood_as_people_write_it(country, typed: str, wanted: str) -> None:
    spotted = locating.by_words(typed)
    assert spotted
    assert spotted.name.casefold() == wanted.casefold()


@pytest.mark.parametrize(
    "typed", ["Щ", "Житомир", "nigdzie takiego", "%", "😀", "!!!", "ów", "Nowa Wieś Daleka"]
)
def test_what_is_like_no_place_is_no_place(country, typed: str) -> None:
    assert locating.by_words(typed) is None


def test_beginnings_of_places_are_offered_in_both_alphabets(country) -> None:
    assert [one.name for one in locating.beginning("тимб", 5)] == ["Tymbark"]
    assert [one.name for one in locating.beginning("tymb", 5)] == ["Tymbark"]
    assert locating.beginning("щщ", 5) == []


def test_more_of_the_words_in_the_name_come_before_what_is_near(service) -> None:
    service("Rehabilitacja", description="Opieka, także nad osobą starszą.", at=["120712"])
    service("Opieka nad osobami starszymi", at=["246101"])
    assert names(Ask(text="opieka nad starszą osobą", place="120712")) == [
        "Opieka nad osobami starszymi",
        "Rehabilitacja",
    ]


def test_any_of_the_words_puts_what_holds_most_of_them_first(service) -> None:
    service("Psycholog", at=["120712"])
    service("Psycholog i prawnik", at=["246101"])
    words = lexemes.question("psycholog prawnik dentysta")
    found = search.search(Ask(place="120712"), words, locating.point("120712"), every=False)
    assert [hit.brief["name"]["pl"] for hit in found.hits] == ["Psycholog i prawnik", "Psycholog"]


@pytest.mark.parametrize(
    ("slip", "right"),
    [("asyst", "asystent"), ("asystnet", "asystent"), ("asistent", "asystent"), ("rozwód", "")],
)
def test_only_what_is_a_slip_is_put_right(service, slip: str, right: str) -> None:
    service("Asystent rozwoju")
    assert typing.corrected(lexemes.question(slip)) == right
