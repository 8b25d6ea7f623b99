"""Who may what with a team: visible and can agree for everybody, and who left reads no more than anybody."""

from datetime import timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.problems import NotThere
from kooperacje.partnership import access, actions
from kooperacje.partnership.models import Team
from kooperacje.partnership.states import TeamState
from kooperacje.partnership.tests import making

ROLES = (
    "leader",
    "officer",
    "contact",
    "member",
    "local_administrator",
    "reader",
    "administrator",
    "auditor",
)


@pytest.fixture
def teams(team, leader, school, police):
    """One published and one hidden team of the school; the police left the published one."""
    shown = making.at_work(team, school, police)
    actions.publish(by=making.BY, team=shown, shown=True)
    yesterday = clock.today() - timedelta(days=1)
    actions.leave(by=making.BY, team=shown, institution=police, day=yesterday, reason="Zmiana")
    hidden = making.a_team(leader, key="ukryty", name="Ukryty")
    actions.join(by=making.BY, team=hidden, institution=school, day=clock.today())
    return Team.objects.all()


@pytest.mark.parametrize("role", ROLES)
def test_list_and_question_agree_for_every_role_in_every_institution(teams, leader, school, police, role):
    foreign = making.a_provider("gops-grybow", seat="1210052")
    for place in (leader, school, police, foreign):
        actor = making.an_actor(role, place)
        seen = set(access.visible(actor).values_list("key", flat=True))
        read = set(access.own(actor).values_list("key", flat=True))
        for team in teams:
            assert (team.key in seen) is bool(access.can(actor, access.VIEW, team)), (place.key, team.key)
            assert (team.key in read) is bool(access.can(actor, access.READ, team)), (place.key, team.key)
            keeps = role in ("leader", "officer") and place == leader
            assert bool(access.can(actor, access.KEEP, team)) is keeps


def test_who_left_reads_what_everybody_reads(teams, police):
    actor = making.an_actor("contact", police)
    for team in teams:
        assert not access.can(actor, access.READ, team)
        with pytest.raises(NotThere):
            access.get_or_404(actor, team.key)
    assert set(access.visible(actor)) == set(access.visible(ANONYMOUS))


def test_absent_and_forbidden_look_the_same(teams):
    for key in ("ukryty", "nie-ma"):
        for call in (
            lambda key=key: access.get_or_404(ANONYMOUS, key),
            lambda key=key: access.published_or_404(key),
        ):
            with pytest.raises(NotThere):
                call()


def test_a_declaration_is_for_its_institution_and_the_team(teams, school, police, leader):
    one = actions.ask(by=making.BY, team=Team.objects.get(key="ukryty"), institution=police)
    assert access.declaration_or_404(making.an_actor("contact", police), one.pk).pk == one.pk
    assert access.declaration_or_404(making.an_actor("leader", leader), one.pk).pk == one.pk
    assert access.declaration_or_404(making.an_actor("member", school), one.pk).pk == one.pk
    assert not access.can_declare(making.an_actor("contact", school), one)
    for actor in (ANONYMOUS, making.an_actor("member", police)):
        with pytest.raises(NotThere):
            access.declaration_or_404(actor, one.pk)


def test_who_has_a_desk_and_who_begins(leader, school):
    assert access.enters(making.an_actor("member", school))
    assert not access.enters(ANONYMOUS)
    assert access.begins(making.an_actor("officer", leader), leader)
    assert not access.begins(making.an_actor("officer", leader), school)
    assert not access.begins(making.an_actor("contact", leader))


def test_an_ended_team_is_read_and_not_written(teams, leader, boss):
    ended = actions.move(
        by=boss, team=Team.objects.get(key="ukryty"), target=TeamState.ENDED, reason="Koniec"
    )
    assert access.can(boss, access.READ, ended)
    assert not access.can(boss, access.KEEP, ended)
    assert access.may_all(boss, access.KEEP, teams) == [Team.objects.get(key="proba")]
