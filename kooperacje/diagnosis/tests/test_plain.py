"""Numbers, flags and comparisons: plain functions, tables and properties."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.diagnosis import numbers
from kooperacje.diagnosis.comparison import Place, Verdict, latest, similar, standing, verdict
from kooperacje.diagnosis.flags import Flag, any_of, of_series, of_value, sudden
from kooperacje.diagnosis.queries.resources import cover
from kooperacje.diagnosis.states import (
    DIAGNOSIS_FLOW,
    SURVEY_FLOW,
    Cover,
    DiagnosisState,
    Direction,
    Measure,
    SurveyState,
)

D = Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("12,5", "12.5"), ("12.5", "12.5"), ("1 234", 1234), ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", 1234), ("1.234,5", "1234.5"), ("1.234.567", 1234567), ("-3,1", "-3.1"), ("−3", -3),
        ("6,4 %", "6.4"), ("100zł", 100), ("0", 0), ("-0", 0), ("1e3", 1000), ("", None), (".", None),
        ("brak danych", None), ("N/D", None), ("x", None), (" 7 os.", 7), ("0,00004", 0),
    ],
)  # fmt: skip
def test_numbers_are_read(text, value):
    assert numbers.parse(text) == (None if value is None else D(value))


@pytest.mark.parametrize(
    "text", ["-", "–", "—", "sporo", "1,234.5", "1,2,3", "12 34", "½", "1e99", "9" * 15, "=1+1", "nan", "inf"]
)
def test_what_is_no_number_is_refused_in_a_sentence(text):
    with pytest.raises(numbers.NotANumber) as refused:
        numbers.parse(text)
    assert str(refused.value)


@settings(max_examples=100, deadline=None)
@given(st.decimals(-(10**11), 10**11, places=4))
def test_what_is_shown_is_read_back(value):
    assert numbers.parse(numbers.shown(value, places=4)) == value


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_a_number_nothing_or_a_sentence(text):
    try:
        value = numbers.parse(text)
    except numbers.NotANumber as refused:
        assert str(refused)
    else:
        assert value is None or value.is_finite()


def test_numbers_are_shown_in_polish():
    shown = [numbers.shown(D(text)) for text in ("1234", "12345.678", "0.50", "-2")]
    assert shown == ["1234", "12\u00a0345,68", "0,5", "-2"]
    assert numbers.shown(None) is None
    assert numbers.shown(D("12345.5"), decimal_comma=False) == "12,345.5"


@pytest.mark.parametrize(
    ("measure", "value", "flags"),
    [
        (Measure.PERCENT, 101, [Flag.OVER_HUNDRED]), (Measure.PERCENT, 100, []), (Measure.COUNT, -1, [Flag.NEGATIVE]),
        (Measure.COUNT, "1.5", [Flag.NOT_WHOLE]), (Measure.PER_1000, -4, []), (Measure.INDEX, 1200, []),
    ],
)  # fmt: skip
def test_impossible_values_are_flagged(measure, value, flags):
    assert of_value(measure, D(value)) == flags


def test_a_sudden_change_is_flagged_in_its_later_year():
    series = {2020: D(40), 2021: None, 2022: D(400), 2023: D(410)}
    assert of_series(Measure.COUNT, series) == {2022: [Flag.SUDDEN]}
    assert any_of([(Measure.COUNT, series)])
    assert not any_of([(Measure.COUNT, {2020: D(1), 2021: D(4)})])
    assert not sudden(D(0), D(50))
    assert not sudden(D("0.1"), D(2))


OWN = Place("1207122", "gmina-2", D(6700))


def test_similar_units_are_of_the_type_the_voivodeship_and_the_size():
    others = [
        Place("2401052", "gmina-2", D(6700)), Place("1213062", "gmina-2", D(20000)), Place("1203022", "gmina-2", D(7000)),
        Place("1207072", "gmina-2", None), Place("1203013", "gmina-3", D(6700)), OWN,
    ]  # fmt: skip
    found = [one.code for one in similar(OWN, others)]
    assert found == ["1203022", "1213062", "1207072", "2401052"]
    assert [one.code for one in similar(OWN, others, most=1)] == ["1203022"]
    unsized = Place("1207122", "gmina-2")
    assert [one.code for one in similar(unsized, others)] == ["1203022", "1207072", "1213062", "2401052"]


values = st.one_of(st.none(), st.decimals(-1000, 1000, places=1))


@settings(max_examples=100, deadline=None)
@given(values, st.lists(values, max_size=12))
def test_a_standing_never_hides_what_is_missing(value, peers):
    stand = standing(value, peers)
    known = [one for one in peers if one is not None]
    assert stand.missing == len(peers) - len(known)
    assert stand.of == len(known) + (value is not None)
    assert (stand.median is None) == (not known)
    if value is None:
        assert stand.place is None
    else:
        assert 1 <= stand.place <= stand.of
        assert sum(one > value for one in known) == stand.place - 1


@pytest.mark.parametrize(
    ("now", "then", "direction", "told"),
    [
        (5, 10, Direction.WORSE, Verdict.BETTER), (10, 5, Direction.WORSE, Verdict.WORSE),
        (10, 5, Direction.BETTER, Verdict.BETTER), (5, 10, Direction.BETTER, Verdict.WORSE),
        (10, 5, Direction.NEUTRAL, Verdict.HIGHER), (5, 10, Direction.NEUTRAL, Verdict.LOWER),
        (100, 101, Direction.WORSE, Verdict.SAME), (None, 1, Direction.WORSE, Verdict.UNKNOWN),
        (1, None, Direction.WORSE, Verdict.UNKNOWN), (0, 0, Direction.WORSE, Verdict.SAME),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(now, then, direction, told):
    number = lambda one: None if one is None else D(one)  # noqa: E731
    assert verdict(number(now), number(then), direction) is told


@settings(max_examples=60, deadline=None)
@given(values, values)
def test_worse_one_way_is_better_the_other(now, then):
    there, back = verdict(now, then, Direction.WORSE), verdict(now, then, Direction.BETTER)
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    assert back is opposite.get(there, there)


def test_the_newest_year_counts_even_when_not_stated():
    assert latest({2023: D(4), 2024: None}) == (2024, None)
    assert latest({}) is None


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 5, 0), Cover.NO_NEED), ((2, 0, 0), Cover.ABSENT), ((3, 2, 0), Cover.THIN), ((1, 4, 2), Cover.THIN),
        ((1, 4, 1), Cover.COVERED), ((1, 4, 0, 1), Cover.THIN),
    ],
)  # fmt: skip
def test_the_rule_of_cover(counts, told):
    assert cover(*counts) is told


def test_every_state_is_reached():
    assert DIAGNOSIS_FLOW.reachable() == set(DiagnosisState)
    assert SURVEY_FLOW.reachable() == set(SurveyState)
