"""Spells of roles: never twice at a time, live on exactly their days, ended at once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.accounts import actions, queries
from kooperacje.accounts.actions.memberships import Spell
from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.recognise import actor_of
from kooperacje.accounts.states import Role, holds_on
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice

pytestmark = pytest.mark.django_db

START = date(2020, 1, 1)
spans = st.tuples(st.integers(0, 60), st.none() | st.integers(1, 40))


def days_of(span: tuple[int, int | None]) -> tuple[date, date | None]:
    first = START + timedelta(days=span[0])
    return first, None if span[1] is None else first + timedelta(days=span[1])


def give(account, place, first, end=None, *, by, role=Role.READER):
    spell = Spell(place, role, first, end, reason="test")
    return actions.grant_membership(account, by=by, spell=spell)


@given(st.lists(spans, max_size=6))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spells_never_overlap_and_hold_on_exactly_their_days(
    an_account, an_institution, system_actor, wanted
):
    place = an_institution()
    with transaction.atomic():
        account = an_account()
        kept: list[tuple[date, date | None]] = []
        for span in map(days_of, wanted):
            free = not any(
                first < (span[1] or date.max) and span[0] < (end or date.max) for first, end in kept
            )
            try:
                give(account, place, *span, by=system_actor)
            except BadInput:
                assert not free
            else:
                assert free
                kept.append(span)
        for offset in range(-1, 105, 9):
            day = START + timedelta(days=offset)
            held = actor_of(account.pk, day).memberships
            assert len(held) == sum(holds_on(day, *span) for span in kept)
            assert len(held) <= 1


def test_the_database_itself_refuses_an_overlap(an_account, an_institution, system_actor):
    account, place = an_account(), an_institution()
    row = give(account, place, START, by=system_actor)
    copy = AccountMembership(
        account=account, institution=place, role=row.role, valid_from=date(2021, 1, 1), reason="by hand"
    )
    with pytest.raises(IntegrityError, match="membership_once_at_a_time"), transaction.atomic():
        copy.save()


@pytest.mark.parametrize("broken", [{"role": "king"}, {"valid_to": START - timedelta(days=1)}])
def test_the_database_refuses_nonsense(an_account, an_institution, broken):
    values = {"role": "reader", "valid_from": START, "reason": "by hand", **broken}
    row = AccountMembership(account=an_account(), institution=an_institution(), **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_another_role_and_another_institution_are_another_thing(an_account, an_institution, system_actor):
    account, place = an_account(), an_institution()
    give(account, place, START, by=system_actor)
    give(account, place, START, by=system_actor, role=Role.OFFICER)
    give(account, an_institution("ops-b"), START, by=system_actor)
    assert len(actor_of(account.pk).memberships) == 3


def test_a_role_can_be_held_again_later(an_account, an_institution, system_actor):
    account, place = an_account(), an_institution()
    give(account, place, START, date(2020, 6, 1), by=system_actor)
    give(account, place, date(2020, 6, 1), by=system_actor)
    assert [
        actor_of(account.pk, day).has_role("reader") for day in (date(2020, 5, 31), date(2020, 6, 1))
    ] == [
        True,
        True,
    ]


def test_ending_takes_the_role_away_at_once(an_account, system_actor):
    account = an_account("officer")
    row = account.memberships.get()
    assert actor_of(account.pk).has_role("officer")
    ended = actions.end_membership(row, by=system_actor, reason="  left   the job ")
    assert (ended.valid_to, ended.end_reason) == (clock.today(), "left the job")
    assert actor_of(account.pk).memberships == ()
    assert actor_of(account.pk, clock.today() - timedelta(days=1)).has_role("officer")


def test_a_role_given_by_mistake_ends_on_its_first_day_and_can_be_given_anew(
    an_account, an_institution, system_actor
):
    account, place = an_account(), an_institution()
    row = give(account, place, clock.today(), by=system_actor)
    actions.end_membership(row, by=system_actor, reason="mistake")
    give(account, place, clock.today(), by=system_actor)
    assert len(actor_of(account.pk).memberships) == 1


def test_a_later_end_can_be_brought_forward_but_not_put_off(an_account, system_actor):
    row = an_account("officer").memberships.get()
    later = clock.today() + timedelta(days=30)
    actions.end_membership(row, by=system_actor, reason="plan", on=later)
    for refused in (later, later + timedelta(days=1)):
        with pytest.raises(BadInput) as problem:
            actions.end_membership(row, by=system_actor, reason="again", on=refused)
        assert [fault.place for fault in problem.value.faults] == ["on"]
    actions.end_membership(row, by=system_actor, reason="sooner", on=clock.today())
    with pytest.raises(BadInput):
        actions.end_membership(row, by=system_actor, reason="again")


@pytest.mark.parametrize(
    ("reason", "on", "places"),
    [
        ("", None, ["reason"]),
        ("x" * 301, None, ["reason"]),
        ("ok", date(2018, 1, 1), ["on"]),
        (" ", date(2018, 1, 1), ["reason", "on"]),
    ],
)
def test_a_wrong_ending_is_refused_with_its_places(an_account, system_actor, reason, on, places):
    row = an_account("officer").memberships.get()
    with pytest.raises(BadInput) as problem:
        actions.end_membership(row, by=system_actor, reason=reason, on=on)
    assert [fault.place for fault in problem.value.faults] == places
    assert AccountMembership.objects.get().valid_to is None


@pytest.mark.parametrize(
    ("end", "reason", "places"),
    [(START, "ok", ["valid_to"]), (None, "  ", ["reason"]), (START, "", ["reason", "valid_to"])],
)
def test_a_wrong_spell_is_refused_with_its_places(
    an_account, an_institution, system_actor, end, reason, places
):
    spell = Spell(an_institution(), Role.READER, START, end, reason=reason)
    with pytest.raises(BadInput) as problem:
        actions.grant_membership(an_account(), by=system_actor, spell=spell)
    assert [fault.place for fault in problem.value.faults] == places


def test_giving_and_ending_are_in_the_journal(an_account, an_institution, system_actor):
    place = an_institution()
    account = an_account("officer", place)
    row = account.memberships.get()
    actions.end_membership(row, by=system_actor, reason="left")
    events = Event.objects.filter(subject=f"accounts.membership:{row.pk}").order_by("pk")
    assert [event.verb for event in events] == ["accounts.role_given", "accounts.role_ended"]
    for event in events:
        assert event.about == [f"accounts.account:{account.pk}", f"institutions.institution:{place.pk}"]
        assert "left" not in str(event.details)


def test_somebody_with_a_password_is_told_of_a_new_role(an_account, an_institution, system_actor):
    account = an_account()
    give(account, an_institution(), START, by=system_actor)
    assert not Notice.objects.exists()
    account.set_password("hasło do testów konta")
    account.save()
    give(account, an_institution(), START, by=system_actor, role=Role.OFFICER)
    notice = Notice.objects.get()
    assert notice.address == account.email
    assert "koordynator" not in notice.text
    assert "ops-przykladowo" in notice.text


def test_only_those_who_may_give_and_end(an_account, an_institution, actor_for):
    place = an_institution()
    officer = actor_for(an_account("officer", place))
    target = an_account("reader", place)
    with pytest.raises(Denied):
        give(target, place, START, by=officer, role=Role.OFFICER)
    with pytest.raises(Denied):
        actions.end_membership(target.memberships.get(), by=officer, reason="no")
    assert AccountMembership.objects.filter(account=target).get().valid_to is None


def test_add_person_creates_invites_and_gives_the_role(an_account, an_institution, actor_for):
    place = an_institution()
    boss = actor_for(an_account("local_administrator", place))
    email = f"{uuid4().hex[:8]}@example.org"
    spell = Spell(place, Role.OFFICER, clock.today(), reason="letter of the director")
    row = actions.add_person(by=boss, email=email.upper(), full_name=" Zofia  Nowa ", spell=spell)
    account = row.account
    assert (account.email, account.full_name, account.has_usable_password()) == (email, "Zofia Nowa", False)
    notice = Notice.objects.get()
    assert notice.address == email
    assert "/konto/haslo/wybierz/" in notice.text
    assert str(account.pk) not in notice.subject


def test_add_person_gives_the_role_to_an_account_that_is_there(an_account, an_institution, actor_for):
    place = an_institution()
    boss = actor_for(an_account("local_administrator", place))
    known = an_account("reader", an_institution("ops-b"), full_name="Jan Znany")
    spell = Spell(place, Role.MEMBER, clock.today(), reason="joint work")
    row = actions.add_person(by=boss, email=known.email, full_name="Inne Nazwisko", spell=spell)
    known.refresh_from_db()
    assert (row.account_id, known.full_name) == (known.pk, "Jan Znany")
    assert not Notice.objects.exists()


def test_a_refused_role_leaves_no_account_behind(an_account, an_institution, actor_for):
    boss = actor_for(an_account("local_administrator", an_institution()))
    spell = Spell(an_institution("ops-b"), Role.MEMBER, clock.today(), reason="elsewhere")
    with pytest.raises(Denied):
        actions.add_person(by=boss, email="nowa@example.org", full_name="Nowa Osoba", spell=spell)
    assert not Account.objects.filter(email="nowa@example.org").exists()


def test_who_holds_a_role_in_an_institution(an_account, an_institution, system_actor):
    place = an_institution()
    one = an_account("officer", place, full_name="Anna Żak")
    two = an_account("officer", place, full_name="Zenon Ćma")
    an_account("officer", an_institution("ops-b"))
    an_account("reader", place)
    assert list(queries.holders("officer", place.pk)) == [two, one]
    actions.deactivate(one, by=system_actor, reason="left")
    assert list(queries.holders("officer", place.pk)) == [two]
    assert queries.names([one.pk, two.pk]) == {one.pk: "Anna Żak", two.pk: "Zenon Ćma"}
