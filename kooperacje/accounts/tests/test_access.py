"""Who may do what with whom: the tables, and the agreement of list and single question."""

from itertools import product

import pytest

from kooperacje.accounts import access
from kooperacje.accounts.models import Account
from kooperacje.accounts.states import LOCAL_ROLES, Role
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere

pytestmark = pytest.mark.django_db

ACTS = [verb for verb in access.VERBS if verb not in {access.VIEW, access.CREATE}]


@pytest.fixture
def town(an_institution):
    return {"a": an_institution("ops-a"), "b": an_institution("ops-b")}


@pytest.fixture
def staff(an_account, town, actor_for):
    """One actor for every role in institution a."""
    return {role: actor_for(an_account(role.value, town["a"])) for role in Role}


@pytest.fixture
def people(an_account, town, system_actor):
    from datetime import date

    from kooperacje.accounts import actions
    from kooperacje.accounts.actions.memberships import Spell

    both = an_account("reader", town["a"])
    spell = Spell(town["b"], Role.READER, date(2020, 1, 1), reason="test")
    actions.grant_membership(both, by=system_actor, spell=spell)
    return {
        "officer in a": an_account("officer", town["a"]),
        "officer in b": an_account("officer", town["b"]),
        "reader in a and b": both,
        "auditor in a": an_account("auditor", town["a"]),
        "general administrator in a": an_account("administrator", town["a"]),
        "nobody yet": an_account(),
    }


# actor's role -> people who are seen -> whether they may be changed, closed, invited
TABLE = {
    Role.ADMINISTRATOR: dict.fromkeys(
        [
            "officer in a",
            "officer in b",
            "reader in a and b",
            "auditor in a",
            "general administrator in a",
            "nobody yet",
        ],
        True,
    ),
    Role.LOCAL_ADMINISTRATOR: {
        "officer in a": True,
        "reader in a and b": False,
        "auditor in a": False,
        "general administrator in a": False,
    },
    Role.OFFICER: {},
    Role.READER: {},
    Role.LEADER: {},
    Role.CONTACT: {},
    Role.MEMBER: {},
    Role.AUDITOR: {},
}


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_and_manages_whom(staff, people, role):
    seen = {
        name for name, account in people.items() if access.visible(staff[role]).filter(pk=account.pk).exists()
    }
    assert seen == set(TABLE[role])
    for name, account in people.items():
        allowed = {verb for verb in ACTS if access.can(staff[role], verb, account)}
        assert allowed == (set(ACTS) if TABLE[role].get(name) else set()), name


def test_list_and_question_agree(staff, people):
    accounts = Account.objects.all()
    for actor in [*staff.values(), ANONYMOUS]:
        seen = set(access.visible(actor).values_list("pk", flat=True))
        assert seen == {account.pk for account in accounts if access.can(actor, access.VIEW, account)}


def test_nobody_closes_or_resets_the_own_account(staff, people):
    for role, actor in staff.items():
        own = Account.objects.get(pk=actor.account_id)
        assert access.can(actor, access.VIEW, own)
        for verb in (access.DEACTIVATE, access.REACTIVATE, access.RESET_FACTOR):
            assert not access.can(actor, verb, own), (role, verb)


def test_only_administrators_create(staff):
    creators = {role for role, actor in staff.items() if access.can(actor, access.CREATE)}
    assert creators == {Role.ADMINISTRATOR, Role.LOCAL_ADMINISTRATOR}
    assert not access.can(ANONYMOUS, access.CREATE)


def test_who_gives_which_role_where(staff, town, people):
    stranger = people["nobody yet"]
    for (giver, actor), role, place in product(staff.items(), Role, town):
        expected = giver is Role.ADMINISTRATOR or (
            giver is Role.LOCAL_ADMINISTRATOR and place == "a" and role in LOCAL_ROLES
        )
        decision = access.can_give(actor, role, town[place].pk, stranger)
        assert bool(decision) is expected, (giver, role, place)
        assert decision or str(decision.reason)


def test_nobody_gives_a_role_to_oneself(staff, town):
    for actor in staff.values():
        own = Account.objects.get(pk=actor.account_id)
        assert not any(access.can_give(actor, role, town["a"].pk, own) for role in Role)


def test_a_role_in_another_institution_is_no_reach_here(an_account, town, people, actor_for):
    elsewhere = actor_for(an_account("local_administrator", town["b"]))
    assert not access.visible(elsewhere).filter(pk=people["officer in a"].pk).exists()
    assert not access.can_give(elsewhere, Role.READER, town["a"].pk, people["nobody yet"])


def test_absent_and_foreign_look_the_same_and_seen_but_not_allowed_says_why(staff, people):
    actor = staff[Role.LOCAL_ADMINISTRATOR]
    with pytest.raises(NotThere):
        access.get_or_404(actor, people["officer in b"].pk)
    with pytest.raises(NotThere):
        access.get_or_404(actor, town_of_nobody())
    with pytest.raises(Denied) as refused:
        access.get_or_404(actor, people["reader in a and b"].pk, access.CHANGE)
    assert str(refused.value.reason)
    found = access.get_or_404(actor, people["officer in a"].pk, access.CHANGE)
    membership = found.memberships.get()
    assert access.membership_or_404(actor, membership.pk) == membership
    with pytest.raises(NotThere):
        access.membership_or_404(actor, people["officer in b"].memberships.get().pk)


def town_of_nobody():
    from uuid import uuid4

    return uuid4()


def test_an_ended_administrator_manages_nobody(an_account, town, people, actor_for, system_actor):
    from kooperacje.accounts import actions

    account = an_account("local_administrator", town["a"])
    assert access.manages(actor_for(account))
    actions.end_membership(account.memberships.get(), by=system_actor, reason="left")
    actor = actor_for(account)
    assert not access.manages(actor)
    assert set(access.visible(actor)) == {account}
