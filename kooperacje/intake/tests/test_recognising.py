"""Whose answer it is: the code of the invitation says more than an address, an address more than a name."""

import pytest

from kooperacje.answering import actions as answering
from kooperacje.answering import codes
from kooperacje.intake import recognising
from kooperacje.intake.content import Content, Value


@pytest.fixture
def code(consultation, officer):
    """The code of Fundacja Próżnia, as it is printed."""
    keys = ["proznia"]
    return codes.plain(answering.issue_codes(consultation, institutions=keys, by=officer)["proznia"])


def told(consultation, sender="", **fields):
    content = Content(fields=tuple(Value(tag, value) for tag, value in fields.items()))
    found = recognising.party(consultation, content, sender)
    return found.key, found.how


def test_a_code_says_whose_it_is_whatever_the_address(consultation, code):
    assert told(consultation, "gops@nigdzie.example", code=code.lower()) == ("proznia", "code")


def test_a_code_with_a_slip_or_of_another_consultation_says_nothing(consultation, code):
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert told(consultation, "gops@nigdzie.example", code=wrong) == ("gops", "address")
    assert told(consultation, code="nie mam kodu") == ("", "")
