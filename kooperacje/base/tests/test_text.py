"""Keys for Polish text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.text import search_key, slug, sort_key

POLISH = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


def test_dictionary_order() -> None:
    words = [
        "Żory",
        "Łódź",
        "Lublin",
        "Ćmielów",
        "Zamość",
        "Cieszyn",
        "Źródła",
        "12 Dębów",
        "Łask",
        "Olsztyn",
        "Ósmy",
    ]
    expected = [
        "12 Dębów",
        "Cieszyn",
        "Ćmielów",
        "Lublin",
        "Łask",
        "Łódź",
        "Olsztyn",
        "Ósmy",
        "Zamość",
        "Źródła",
        "Żory",
    ]
    assert sorted(words, key=sort_key) == expected


@given(st.text(POLISH, min_size=1), st.text(POLISH, min_size=1))
def test_order_is_that_of_the_alphabet(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (
        [POLISH.index(c) for c in one] < [POLISH.index(c) for c in other]
    )


@given(st.text())
def test_search_key_is_plain_and_settled(text: str) -> None:
    key = search_key(text)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert search_key(key) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Łódź – Śródmieście", "lodz srodmiescie"),
        ("MOPS w Oświęcimiu", "mops w oswiecimiu"),
        ("", ""),
        ("Müller", "muller"),
    ],
)
def test_search_keys(text: str, key: str) -> None:
    assert search_key(text) == key


def test_slug() -> None:
    assert slug("Małopolska 2019: raport!") == "malopolska-2019-raport"
