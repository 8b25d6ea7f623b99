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
