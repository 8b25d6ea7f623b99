"""How hours and figures are told; plain values."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kooperacje.directory import hours, words
from kooperacje.directory.hours import Today
from kooperacje.directory.pages import lines

MONDAY_NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # 12:00 in Poland


@pytest.mark.parametrize(
    ("rows", "stands"),
    [
        ([], None),
        ([[1, "08:00", "16:00", ""]], Today("now", "16:00")),
        ([[1, "08:00", "12:00", ""]], Today("next", "08:00", 1)),
        ([[1, "14:00", "16:00", ""], [1, "08:00", "10:00", ""]], Today("later", "14:00")),
        ([[7, "08:00", "10:00", ""], [3, "09:00", "10:00", ""]], Today("next", "09:00", 3)),
        ([[1, "08:00", "23:59", ""]], Today("now", "23:59")),
        ([[1, "00:00", "23:59", ""], [2, "00:00", "23:59", ""]], Today("now", "23:59", 2)),
    ],
)
def test_a_week_stands_so_at_a_moment(rows, stands) -> None:
    assert hours.today(hours.spans(rows), MONDAY_NOON) == stands


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        (None, ("", "")),
        (Today("now", "16:00"), ("good", "czynne teraz, do 16:00")),
        (Today("now", "23:59"), ("good", "czynne teraz, do północy")),
        (Today("now", "23:59", 2), ("good", "czynne całą dobę")),
        (Today("later", "09:30"), ("info", "dziś czynne od 9:30")),
        (Today("next", "08:00", 3), ("idle", "teraz nieczynne; otwarcie w środę o 8:00")),
    ],
)
def test_the_state_is_told_in_words(stands, told) -> None:
    with translation.override("pl"):
        assert words.state(stands) == told


def test_figures_are_told_in_words() -> None:
    with translation.override("en"):
        assert words.ages(None, None) == ""
        assert words.ages(3, 6) == "For people aged 3 to 6."
        assert words.ages(None, 17) == "Up to the age of 17."
        assert words.room(0, 0) == "no free places, no waiting"
        assert words.away(None) == ""
        assert (words.away(0.4), words.away(0.4, rough=True), words.away(7.2, rough=True)) == (
            "under 1 km",
            "under 1 km",
            "about 7 km",
        )
        assert words.unit("wojewodztwo", "małopolskie") == "województwo małopolskie"
        assert words.hours("00:00", "23:59") == "day and night"
        assert words.stale(None, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("phone", "call"),
    [
        ("18 000 01 17", "180000117"),
        ("+48 18 000 01 17", "+48180000117"),
        ("18 000 01 17 w. 12", "180000117"),
        ("18 000 01 17, wew. 12", "180000117"),
        ("tel. (18) 000-01-17", "180000117"),
        ("18 1 lub 18 000 02 03", ""),
        ("112, 997", ""),
        ("112", "112"),
        ("", ""),
        ("9", ""),
    ],
)
def test_only_one_whole_number_is_called(phone: str, call: str) -> None:
    assert lines.callable_number(phone) == call
