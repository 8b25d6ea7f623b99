"""Codes without accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base import codes

SALT = "kooperacje.base.tests"


def test_a_code_is_found_again_however_it_is_typed():
    signs = codes.make(SALT, "one:1")
    kept = codes.digest(SALT, signs)
    printed = codes.printed(SALT, "one:1", kept)
    assert len(signs) == codes.LENGTH
    assert printed.count("-") == 2
    for typed in (printed, printed.lower(), f" {printed} ", signs.replace("0", "O").replace("1", "l")):
        assert codes.clean(typed) == signs


def test_another_seed_purpose_or_secret_is_another_code(settings):
    first = codes.make(SALT, "one:1")
    assert codes.make(SALT, "one:2") != first != codes.make("kooperacje.other", "one:1")
    kept = codes.digest(SALT, first)
    settings.SECRET_KEY = "another"
    with pytest.raises(codes.Unprintable):
        codes.printed(SALT, "one:1", kept)


@given(st.text(max_size=30))
def test_what_is_no_code_is_empty(typed):
    cleaned = codes.clean(typed)
    assert cleaned == "" or (len(cleaned) == codes.LENGTH and set(cleaned) <= set(codes.SIGNS))


GIVEN_OUT = {
    "fixed": ("NW3J8KB5S573", "Y1GK0PQNHRSVNAZ7SYD5NWNK"),
    "ą drugi": ("8HKJ9N0D3YJ4", "9JDM09EV0GJ8VFTCNM0FS7E0"),
}
"""{secret: codes that rooms made when each had a way of its own}; they went out in letters and links."""


@pytest.mark.parametrize("secret", GIVEN_OUT)
def test_codes_that_were_given_out_stay(settings, secret):
    settings.SECRET_KEY = secret
    short, long = GIVEN_OUT[secret]
    assert codes.make("kooperacje.answering.codes", "00000000-0000-0000-0000-000000000007:2") == short
    assert codes.make("kooperacje.basket.codes", "00000000-0000-0000-0000-000000000007", 24) == long


@given(st.integers(1, 50))
def test_a_code_has_as_many_signs_as_wanted(length):
    assert len(codes.make(SALT, "one:1", length)) == length
