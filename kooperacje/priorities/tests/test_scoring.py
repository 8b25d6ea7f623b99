"""Weights, scores, places, spread and votes."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooperacje.priorities import scoring
from kooperacje.priorities.states import Method, Voice

A, B, C = (UUID(int=n) for n in (1, 2, 3))
RATINGS = {
    A: {"x": {"c": 5, "d": 1}, "y": {"c": 1, "d": 5}},
    B: {"x": {"c": 5, "d": 1}, "y": {"c": 1, "d": 5}},
    C: {"x": {"c": 1, "d": 1}},
}


def test_weights_are_the_common_points_in_percent():
    points = [{"c": 80, "d": 20}, {"c": 60, "d": 40}, {"c": 0, "d": 100}]
    assert scoring.weights(["c", "d"], points, Method.MEDIAN) == {"c": 60.0, "d": 40.0}
    assert round(scoring.weights(["c", "d"], points, Method.MEAN)["c"], 2) == 46.67


def test_without_points_every_criterion_is_as_heavy():
    assert scoring.weights(["c", "d"], [], Method.MEDIAN) == {"c": 50.0, "d": 50.0}
    assert scoring.weights(["c", "d"], [{"c": 0}], Method.MEAN) == {"c": 50.0, "d": 50.0}


def test_a_missing_mark_counts_nowhere():
    assert scoring.own_score({"c": 4}, {"c": 10.0, "d": 90.0}) == 4
    assert scoring.own_score({}, {"c": 10.0}) is None
    assert scoring.own_score({"c": 4}, {"c": 0.0}) is None


def test_the_order_its_spread_and_what_equal_weights_would_change():
    first, second, last = scoring.order(["y", "z", "x"], RATINGS, {"c": 75.0, "d": 25.0}, Method.MEDIAN)
    assert (first.proposal, first.place, first.score, first.answers) == ("x", 1, 4.0, 3)
    assert (first.low, first.high, first.spread, first.differing) == (1.0, 4.0, 3.0, (C,))
    assert (first.equal_place, first.moved) == (1, 0)
    assert (second.proposal, second.place, second.score) == ("y", 2, 2.0)
    assert first.apart == pytest.approx(1 / 3)
    assert second.apart is None
    assert second.spread is None, "two answers would tell who gave which"
    assert (second.differing, second.equal_place, second.moved) == ((), 1, 1)
    assert (last.proposal, last.place, last.score, last.spread, last.moved) == ("z", None, None, None, 0)


@pytest.mark.parametrize(
    ("members", "voices", "quorum", "majority", "quorate", "passed"),
    [
        (14, "ffffffa", 50, 50, True, True),
        (14, "ffffff", 50, 50, False, False),
        (5, "fffa-", 60, 50, True, True),
        (5, "ffaa-", 60, 50, True, False),
        (6, "ffffaa", 50, 67, True, False),
        (6, "ffffa-", 50, 67, True, True),
        (3, "---", 50, 50, True, False),
        (0, "", 50, 50, False, False),
    ],
)
def test_a_vote_counts_and_passes(members, voices, quorum, majority, quorate, passed):
    meant = {"f": Voice.FOR, "a": Voice.AGAINST, "-": Voice.ABSTAIN}
    count = scoring.tally(members, [meant[one] for one in voices], quorum, majority)
    assert (count.quorate, count.passed) == (quorate, passed)


MARKS = st.dictionaries(st.sampled_from("cd"), st.integers(1, 5))
EVERYTHING = st.dictionaries(
    st.sampled_from([A, B, C]), st.dictionaries(st.sampled_from("xyz"), MARKS), max_size=3
)


@settings(max_examples=40)
@given(EVERYTHING, st.sampled_from(Method), st.integers(0, 100))
def test_a_score_lies_between_the_marks_and_places_follow_scores(ratings, method, weight):
    lines = scoring.order(list("xyz"), ratings, {"c": float(weight), "d": 100.0 - weight}, method)
    assert sorted(line.proposal for line in lines) == list("xyz")
    scores = [line.score for line in lines if line.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert all(1 <= score <= 5 for score in scores)
    assert all((line.place is None) == (line.answers == 0) for line in lines)
    assert all(line.low <= line.score <= line.high for line in lines if line.spread is not None)
