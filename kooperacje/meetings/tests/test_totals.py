"""Numbers of people: stated, summed, not stated; never a 0 that nobody stated."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.base.problems import BadInput
from kooperacje.meetings import actions, queries
from kooperacje.meetings.details import Share, shares
from kooperacje.meetings.models import HeadcountGroup
from kooperacje.meetings.states import Basis
from kooperacje.meetings.tests.conftest import BED, OTHER
from kooperacje.meetings.totals import Count, Group, add_up, agree, count

NUMBERS = st.none() | st.integers(0, 50)


@given(stated=NUMBERS, persons=st.integers(0, 9), bodies=st.lists(NUMBERS, max_size=5))
def test_one_meeting(stated, persons, bodies):
    found = count(stated, persons, bodies)
    if stated is not None:
        assert (found.number, found.basis) == (stated, Basis.STATED)
    elif not persons and not bodies:
        assert found == Count(None, Basis.NOT_STATED)
    elif None in bodies:
        assert (found.number, found.basis) == (None, Basis.NOT_STATED)
        assert found.at_least >= persons + bodies.count(None)
    else:
        assert found == Count(persons + sum(bodies), Basis.LISTED, persons + sum(bodies))


@given(numbers=st.lists(NUMBERS, max_size=6))
def test_sum_without_groups(numbers):
    counts = {
        UUID(int=i): Count(n, Basis.STATED if n is not None else Basis.NOT_STATED)
        for i, n in enumerate(numbers)
    }
    found = add_up(counts, [])
    known = [n for n in numbers if n is not None]
    assert found.summed == (sum(known) if known else None)
    assert found.not_stated == len(numbers) - len(known)
    assert found.stated is None
    assert found.number == (sum(known) if known and found.complete else None)


@given(numbers=st.lists(NUMBERS, min_size=2, max_size=6), total=st.integers(0, 99), split=st.integers(1, 5))
def test_a_group_never_counts_anybody_twice(numbers, total, split):
    counts = {UUID(int=i): Count(n, Basis.NOT_STATED) for i, n in enumerate(numbers)}
    members = frozenset(UUID(int=i) for i in range(min(split, len(numbers))))
    found = add_up(counts, [Group("g", total, members), Group("again", total, members)])
    inside = [n for i, n in enumerate(numbers) if UUID(int=i) in members]
    outside = [n for i, n in enumerate(numbers) if UUID(int=i) not in members and n is not None]
    own = [n for n in inside if n is not None]
    expected = sum(outside) + (sum(own) if own else total)
    assert found.summed == expected
    assert found.stated == (total if len(members) == len(numbers) else None)


def test_a_group_that_reaches_outside_or_states_nothing_is_left_out():
    one, two = uuid4(), uuid4()
    counts = {one: Count(None, Basis.NOT_STATED)}
    groups = [
        Group("a", 9, frozenset({one, two})),
        Group("b", None, frozenset({one})),
        Group("c", 3, frozenset()),
    ]
    found = add_up(counts, groups)
    assert (found.number, found.summed, found.not_stated) == (None, None, 1)


@pytest.mark.parametrize(
    ("total", "parts", "fits"),
    [
        (52, [30, 22], True),
        (52, [30, 20], False),
        (52, [30, None], True),
        (52, [60, None], False),
        (None, [1], True),
        (5, [], True),
    ],
)
def test_breakdown_and_total(total, parts, fits):
    assert agree(total, parts) is fits


def test_52_people_over_two_meetings(make, officer):
    two = [make("Spotkanie 25 marca", key="a"), make("Spotkanie 28 marca", key="b")]
    third = make("Warsztat", key="c")
    actions.set_group(by=officer, subject=BED, key="etap-3", label="Etap III", total=52, meetings=two)
    actions.set_headcount(by=officer, meeting=third, total=17)
    third.refresh_from_db()
    assert queries.totals(two).number == 52
    assert queries.totals(two).stated == 52
    everything = queries.totals([*two, third])
    assert (everything.number, everything.stated, everything.summed) == (69, None, 69)
    alone = queries.totals(two[:1])
    assert (alone.number, alone.not_stated) == (None, 1)
    assert queries.totals([]).number is None


def test_137_people_over_a_whole_matter(make, officer):
    rows = [make(f"Spotkanie {n}") for n in range(14)]
    group, made = actions.set_group(by=officer, subject=BED, key="razem", label="Wszystkie", total=137)
    assert made
    assert queries.totals(rows).number == 137
    assert queries.totals(rows[:3]).number is None
    assert [one.pk for one in queries.groups(BED)] == [group.pk]
    again = actions.set_group(by=officer, subject=BED, key="razem", label="Wszystkie", total=137)
    assert again == (group, False)
    actions.remove_group(by=officer, group=group)
    assert not HeadcountGroup.objects.exists()


def test_listed_people_and_institutions(meeting, officer, body):
    one, two = body("Ośrodek A"), body("Ośrodek B")
    actions.add_person(by=officer, meeting=meeting, person="Anna Przykładowa", institution=one)
    actions.add_institution(by=officer, meeting=meeting, institution=one, count=3)
    assert queries.headcount(meeting) == Count(4, Basis.LISTED, 4)
    actions.add_institution(by=officer, meeting=meeting, institution=two)
    assert queries.headcount(meeting) == Count(None, Basis.NOT_STATED, 5)
    assert queries.institutions_present([meeting]) == {one.pk, two.pk}
    changed = actions.set_headcount(
        by=officer, meeting=meeting, total=9, breakdown=(Share("kierownicy", 4), Share("pracownicy"))
    )
    assert queries.headcount(changed) == Count(9, Basis.STATED, 5)
    assert shares(changed.breakdown) == (Share("kierownicy", 4), Share("pracownicy", None))


def test_nonsense_is_refused(make, meeting, officer):
    stranger = make("Inne", subject=OTHER)
    for attempt in (
        lambda: actions.set_headcount(by=officer, meeting=meeting, total=-1),
        lambda: actions.set_headcount(by=officer, meeting=meeting, total=1, breakdown=(Share(" ", 1),)),
        lambda: actions.set_group(by=officer, subject=BED, key="g", label="G", total=1, meetings=[stranger]),
    ):
        with pytest.raises(BadInput):
            attempt()


def test_totals_take_equally_many_queries_for_any_number(flat_queries, make, officer, body):
    made = []

    def add():
        row = make()
        actions.add_institution(by=officer, meeting=row, institution=body(f"O{len(made)}"), count=1)
        actions.set_group(by=officer, subject=BED, key=f"g{len(made)}", label="G", total=1, meetings=[row])
        made.append(row)

    assert flat_queries(add, lambda: queries.totals(made)) <= 5
