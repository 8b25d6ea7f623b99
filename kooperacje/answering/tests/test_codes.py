"""A code is read as people type it, and no slip of the hand opens somebody else's answer."""

import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.answering import access, actions, codes, queries
from kooperacje.answering.models import Code
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState

SIGNS = st.text(alphabet=codes.SIGNS, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_codes_that_were_given_out_stay(settings):
    """Made before all rooms shared one way of making them."""
    settings.SECRET_KEY = "fixed"
    signs = codes.make(Code(pk=UUID(int=7), round=2))
    assert codes.shown(signs) == "NW3J-8KB5-S573-Z"
    assert codes.digest(signs) == "528cfc2eccd2b5a535df4790b94e212903d609792a63d156f347f82939284566"


@given(SIGNS, st.integers(0, codes.LENGTH), st.sampled_from(codes.SIGNS))
def test_one_wrong_sign_is_always_noticed(signs, place, wrong):
    whole = signs + codes.check_sign(signs)
    typed = whole[:place] + wrong + whole[place + 1 :]
    assert codes.clean(typed) == (whole if typed == whole else "")


@given(SIGNS, st.integers(0, codes.LENGTH - 1))
def test_two_neighbours_changed_over_are_always_noticed(signs, place):
    whole = signs + codes.check_sign(signs)
    typed = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
    assert codes.clean(typed) == (whole if typed == whole else "")


@given(SIGNS)
def test_what_is_printed_is_read_back_as_people_type_it(signs):
    whole = signs + codes.check_sign(signs)
    printed = codes.shown(whole)
    assert re.fullmatch(r"(\w{4}-){3}\w", printed)
    for typed in (
        printed,
        printed.lower(),
        printed.replace("-", " "),
        f" {whole} ",
        printed.replace("0", "O"),
    ):
        assert codes.clean(typed) == whole
    assert codes.clean(printed.replace("1", "l")) == whole


@pytest.mark.parametrize("typed", ["", "x", "7KQ4", "ą" * 13, "7KQ4-M2TX-9RWC-HH"])
def test_what_is_no_code_is_none(typed):
    assert codes.clean(typed) == ""


def test_an_institution_gets_one_code_however_often_it_is_asked_for(consultation, officer):
    first = actions.issue_codes(consultation, institutions=["proznia", "pustka", "proznia"], by=officer)
    again = actions.issue_codes(consultation, institutions=["pustka", "proznia"], by=officer)
    assert {key: one.pk for key, one in first.items()} == {key: one.pk for key, one in again.items()}
    assert list(first) == ["proznia", "pustka"]
    assert Code.objects.count() == 2


def test_nothing_in_the_database_opens_an_answer(code):
    printed = codes.plain(code)
    row = Code.objects.filter(pk=code.pk).values().get()
    signs = codes.clean(printed)
    assert not any(signs in str(value).upper() for value in row.values())
    assert access.with_code(printed).pk == code.pk


def test_a_code_still_opens_after_the_secret_was_changed_and_is_made_anew_to_be_printed(
    code, consultation, officer, settings
):
    printed = codes.plain(code)
    settings.SECRET_KEY = "another secret for the server"
    assert access.with_code(printed).pk == code.pk
    with pytest.raises(codes.Unprintable):
        codes.plain(code)
    anew = actions.issue_codes(consultation, institutions=["proznia"], by=officer)["proznia"]
    assert (anew.pk, anew.round) == (code.pk, 2)
    assert access.with_code(codes.plain(anew)).pk == code.pk
    with pytest.raises(NotThere):
        access.with_code(printed)


def test_a_code_made_anew_shuts_the_former_one_out(code, officer, write):
    write(code)
    printed = codes.plain(code)
    anew = actions.replace_code(code, by=officer)
    with pytest.raises(NotThere):
        access.with_code(printed)
    assert [one.text for one in queries.entries(access.with_code(codes.plain(anew)))] == ["Za mało czasu"]


def test_only_who_edits_the_consultation_gives_codes_out(consultation, reader, person, officer):
    for stranger in (reader, person("officer")):
        with pytest.raises(Denied):
            actions.issue_codes(consultation, institutions=["proznia"], by=stranger)
    with pytest.raises(BadInput):
        actions.issue_codes(consultation, institutions=["proznia", "nie-ma"], by=officer)
    assert not Code.objects.exists()


def test_a_code_opens_nothing_before_the_consultation_is_public(code, consultation):
    printed = codes.plain(code)
    Consultation.objects.update(state=ConsultationState.DRAFT.value)
    with pytest.raises(NotThere):
        access.with_code(printed)


def test_an_invitation_is_passed_on_down_a_tree(code, consultation, an_institution):
    below = actions.relay(code, institution=an_institution("gops-zmyslony"))
    deeper = actions.relay(below, institution=an_institution("gops-niebyly"))
    assert [(one.depth, one.by) for one in queries.tree(consultation)] == [
        (1, "proznia"),
        (2, below.institution),
    ]
    with pytest.raises(BadInput):
        actions.relay(code, institution=an_institution("gops-niebyly"))
    assert deeper.above_id == below.pk


def test_opening_is_noted_once(code, consultation, at):
    assert queries.opened(consultation) == set()
    first = actions.open_code(code).opened_at
    at(21)
    assert actions.open_code(code).opened_at == first
    assert queries.opened(consultation) == {"proznia"}


def test_a_code_opens_nothing_in_a_withdrawn_consultation(code, consultation):
    printed = codes.plain(code)
    Consultation.objects.update(state=ConsultationState.WITHDRAWN.value)
    with pytest.raises(NotThere):
        access.with_code(printed)
