"""Check digits of REGON and NIP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.institutions.identifiers import digits, is_nip, is_regon


@pytest.mark.parametrize("number", ["123456785", "12345678512347"])
def test_known_regons(number: str) -> None:
    assert is_regon(number)


@pytest.mark.parametrize(
    "number", ["123456786", "12345678", "12345678512348", "12345678612347", "", "12345678X", "١٢٣٤٥٦٧٨٥"]
)
def test_wrong_regons(number: str) -> None:
    assert not is_regon(number)


def test_nip() -> None:
    assert is_nip("1234563218")
    assert not is_nip("1234563219")
    assert not is_nip("123456321")


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(1, 9))
def test_no_other_last_digit_passes(front: str, shift: int) -> None:
    good = [last for last in "0123456789" if is_regon(front + last)]
    assert len(good) == 1
    assert not is_regon(front + str((int(good[0]) + shift) % 10))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_at_most_one_last_digit_makes_a_nip(front: str) -> None:
    assert sum(is_nip(front + last) for last in "0123456789") <= 1


def test_spaces_and_hyphens_are_how_people_write_numbers() -> None:
    assert digits("123-456-32 18") == "1234563218"
