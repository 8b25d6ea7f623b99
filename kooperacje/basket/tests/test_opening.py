"""Hours as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.problems import BadInput
from kooperacje.basket import opening
from kooperacje.basket.exchange.schema import Hours

TYPED = {
    "pn-pt 8:00-16:00": [(day, "08:00", "16:00", "") for day in range(1, 6)],
    "Pon., śr.  7.30 – 15.30 dyżur": [(1, "07:30", "15:30", "dyżur"), (3, "07:30", "15:30", "dyżur")],
    "poniedziałek 8:00-9:00\n\nsobota: 10:00-12:00": [(1, "08:00", "09:00", ""), (6, "10:00", "12:00", "")],
    "Mon-Fri 8:00-16:00": [(day, "08:00", "16:00", "") for day in range(1, 6)],
}


@pytest.mark.parametrize(("text", "found"), TYPED.items(), ids=TYPED)
def test_what_people_type_is_understood(text, found):
    rows = [(one.day, f"{one.opens:%H:%M}", f"{one.closes:%H:%M}", one.note) for one in opening.read(text)]
    assert rows == found


@pytest.mark.parametrize(
    "line",
    [
        "rano",
        "pn 8-16",
        "xx 8:00-9:00",
        "pn-xx 8:00-9:00",
        "pn 8:00-25:00",
        "pn 9:00-8:00",
        "pn-wt-śr 8:00-9:00",
    ],
)
def test_what_is_not_understood_is_named_by_its_line(line):
    with pytest.raises(BadInput) as refused:
        opening.read(f"wt 8:00-9:00\n{line}")
    assert "2" in str(refused.value)


@given(
    st.lists(
        st.tuples(st.integers(1, 7), st.integers(0, 22), st.sampled_from(["", "dyżur"])),
        unique_by=lambda one: one[:2],
        max_size=8,
    )
)
def test_what_is_written_is_read_back(rows):
    openings = [
        Hours(day=day, opens=f"{hour}:00", closes=f"{hour}:30", note=note) for day, hour, note in rows
    ]
    again = opening.read(opening.write(openings))
    assert sorted(again, key=lambda one: (one.day, one.opens)) == sorted(
        openings, key=lambda one: (one.day, one.opens)
    )
