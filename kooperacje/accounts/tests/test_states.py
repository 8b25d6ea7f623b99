"""Roles, what they give, and when they hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacje.accounts.states import (
    CAPABILITIES,
    LOCAL_ROLES,
    SECOND_FACTOR_ROLES,
    Capability,
    Proof,
    Role,
    holds_on,
    needs_second_factor,
    roles_with,
    satisfies,
)

days = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def test_every_role_gives_something_and_every_capability_has_a_role():
    assert set(CAPABILITIES) == set(Role)
    assert all(CAPABILITIES.values())
    assert {capability for gives in CAPABILITIES.values() for capability in gives} == set(Capability)


def test_whoever_changes_something_or_reads_the_journal_needs_a_second_factor():
    assert set(Role) - {Role.READER, Role.MEMBER} == SECOND_FACTOR_ROLES
    assert needs_second_factor(["reader", "officer"])
    assert not needs_second_factor(["reader", "member"])
    assert not needs_second_factor([])


def test_roles_that_reach_everywhere_are_not_given_locally():
    assert set(Role) - LOCAL_ROLES == {Role.ADMINISTRATOR, Role.AUDITOR}
    assert roles_with(Capability.IMPORT_TERRITORY).isdisjoint(LOCAL_ROLES)


@pytest.mark.parametrize(
    ("proof", "demo_mode", "enough"),
    [
        (Proof.PASSWORD, False, False),
        (Proof.PASSWORD, True, False),
        (Proof.SECOND_FACTOR, False, True),
        (Proof.SECOND_FACTOR, True, True),
        (Proof.DEMO, True, True),
        (Proof.DEMO, False, False),
    ],
)
def test_what_satisfies_the_second_factor(proof, demo_mode, enough):
    assert satisfies(proof.value, demo_mode=demo_mode) is enough


@given(day=days, start=days, length=st.none() | st.integers(0, 400))
def test_a_spell_holds_from_its_first_day_until_the_day_before_its_end(day, start, length):
    end = None if length is None else start + timedelta(days=length)
    expected = day >= start and (end is None or day < end)
    assert holds_on(day, start, end) is expected


@given(start=days)
def test_a_spell_ended_on_its_first_day_never_held(start):
    assert not any(holds_on(start + timedelta(days=offset), start, start) for offset in range(-2, 3))


def test_the_written_table_of_roles_is_the_one_in_force():
    from kooperacje.accounts.role_table import PATH, table

    assert PATH.read_text() == table(), "run python -m kooperacje.accounts.role_table"
