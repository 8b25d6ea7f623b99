"""The life of a team: what it needs for each step, and what refuses it."""

from datetime import timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.journal.models import Event
from kooperacje.partnership import actions, progress
from kooperacje.partnership.configuration import Settings
from kooperacje.partnership.models import Spell, Team
from kooperacje.partnership.states import LIVE, TEAM_FLOW, MeetingKind, TeamState
from kooperacje.partnership.tests import making

TODAY = clock.today


def refused(call, place=None) -> str:
    with pytest.raises(BadInput) as caught:
        call()
    fault = caught.value.faults[0]
    if place is not None:
        assert fault.place == place
    return str(fault.sentence)


def test_every_state_but_the_end_leads_somewhere():
    assert TEAM_FLOW.reachable() == set(TeamState)
    assert [state for state in TeamState if not TEAM_FLOW.moves[state]] == [TeamState.ENDED]
    assert TeamState.ENDED not in LIVE


def test_the_straight_way_with_what_each_step_needs(team, boss, school, police):
    move = lambda target: actions.move(by=boss, team=team, target=target)  # noqa: E731
    assert refused(lambda: move(TeamState.INITIATING), "initiating-called")
    meeting = making.a_meeting(team, MeetingKind.INITIATING, held=False, by=boss)
    move(TeamState.INITIATING)
    with pytest.raises(BadInput) as caught:
        move(TeamState.FORMALISING)
    assert [fault.place for fault in caught.value.faults] == ["initiating-held", "declarations-asked"]
    from kooperacje.meetings import actions as meetings
    from kooperacje.meetings.states import MeetingState

    meetings.change_state(by=boss, meeting=meeting, target=MeetingState.HELD)
    making.a_declaration(team, school, by=boss)
    move(TeamState.FORMALISING)
    with pytest.raises(BadInput) as caught:
        move(TeamState.WORKING)
    assert [fault.place for fault in caught.value.faults] == [
        "formalising-held",
        "declarations-accepted",
        "rules",
    ]
    making.a_meeting(team, MeetingKind.FORMALISING, by=boss)
    making.a_declaration(team, police, by=boss)
    actions.settle(by=boss, team=team, settings=Settings(rules_needed=False), expected=None)
    assert progress.missing(Team.objects.get(pk=team.pk), TeamState.WORKING) == []
    working = move(TeamState.WORKING)
    assert working.valid_from == TODAY()
    assert Event.objects.filter(verb="partnership.team_moved").count() == 3


def test_no_step_is_skipped(team, boss):
    with pytest.raises(IllegalMove):
        actions.move(by=boss, team=team, target=TeamState.WORKING)


def test_an_end_needs_its_reason_and_ends_memberships(team, boss, school, police):
    making.at_work(team, school, police)
    end = lambda **said: actions.move(by=boss, team=team, target=TeamState.ENDED, **said)  # noqa: E731
    assert refused(end, "reason")
    assert refused(lambda: end(reason="Koniec", day=TODAY() - timedelta(days=400)), "day")
    row = end(reason="Koniec", day=TODAY() + timedelta(days=1))
    assert row.valid_to == TODAY() + timedelta(days=1)
    assert not Spell.objects.filter(team=team, valid_to=None).exists()
    with pytest.raises(Denied):
        actions.change_team(by=boss, team=team, description=making.a_description(), expected=None)


def test_a_membership_that_had_not_begun_goes_with_the_team(team, boss, school):
    actions.join(by=boss, team=team, institution=school, day=TODAY() + timedelta(days=9))
    actions.move(by=boss, team=team, target=TeamState.ENDED, reason="Nic z tego")
    assert not Spell.objects.filter(team=team).exists()


def test_suspended_and_renewed(team, boss, school, police):
    making.at_work(team, school, police)
    for target in (TeamState.SUSPENDED, TeamState.WORKING, TeamState.RENEWING, TeamState.WORKING):
        assert actions.move(by=boss, team=team, target=target).state == target
    actions.move(by=boss, team=team, target=TeamState.RENEWING)
    old = team.declarations.get(institution=school)
    old.valid_to = TODAY()
    old.save()
    sentence = refused(lambda: actions.move(by=boss, team=team, target=TeamState.WORKING), "renewed")
    assert school.name in sentence
    making.a_declaration(team, school, by=boss)
    assert actions.move(by=boss, team=team, target=TeamState.WORKING).state == TeamState.WORKING


def test_work_does_not_begin_in_the_future(team, boss, school):
    making.at_work(team, school)
    second = making.a_team(team.leader, key="druga", name="Druga")
    making.a_meeting(second, MeetingKind.INITIATING)
    actions.move(by=boss, team=second, target=TeamState.INITIATING)
    making.a_declaration(second, school)
    actions.move(by=boss, team=second, target=TeamState.FORMALISING)
    making.a_meeting(second, MeetingKind.FORMALISING)
    actions.settle(by=boss, team=second, settings=Settings(1, rules_needed=False), expected=None)
    tomorrow = TODAY() + timedelta(days=1)
    assert refused(lambda: actions.move(by=boss, team=second, target=TeamState.WORKING, day=tomorrow), "day")


def test_a_team_says_its_name_and_place(boss, leader):
    version = making.a_version()
    with pytest.raises(BadInput) as caught:
        actions.create_team(
            by=boss, leader=leader, kind="nie-ma", version=version, description=making.a_description()
        )
    assert caught.value.faults[0].place == "kind"
    with pytest.raises(BadInput) as caught:
        making.a_team(leader, by=boss, name=" ", units=())
    assert [fault.place for fault in caught.value.faults] == ["name", "units"]
    making.a_team(leader, by=boss)
    assert refused(lambda: making.a_team(leader, by=boss), "key")
    assert making.a_team(leader, by=boss, key="").key == "partnerstwo-na-probe"


def test_who_does_not_lead_begins_nothing(leader, school):
    with pytest.raises(Denied):
        making.a_team(leader, by=making.an_actor("leader", school))
    with pytest.raises(Denied):
        making.a_team(leader, by=making.an_actor("contact", leader))


def test_a_second_team_of_the_same_members_needs_a_reason(team, boss, leader, school, police):
    making.at_work(team, school, police)
    again = lambda **said: actions.create_team(  # noqa: E731
        by=boss,
        leader=leader,
        kind="inny",
        version=None,
        description=making.a_description(name="Jeszcze jeden"),
        expected_members=[school, police],
        **said,
    )
    sentence = refused(again, "beside_reason")
    assert "Partnerstwo na próbę" in sentence
    made = again(beside_reason="Inne zadania.")
    assert made.beside_reason == "Inne zadania."
    alone = actions.create_team(
        by=boss,
        leader=leader,
        kind="inny",
        version=None,
        description=making.a_description(name="Sam"),
        expected_members=[making.a_provider("pup", type="pup", seat="1207011")],
        working_since=TODAY(),
    )
    assert alone.state == TeamState.WORKING


def test_changes_of_two_people_do_not_overwrite_one_another(team, boss):
    first = actions.change_team(
        by=boss, team=team, description=making.a_description(purpose="Nowy cel."), expected=1
    )
    assert first.version == 2
    with pytest.raises(Stale):
        actions.change_team(by=boss, team=team, description=making.a_description(purpose="Inny"), expected=1)
    same = actions.change_team(
        by=boss, team=team, description=making.a_description(purpose="Nowy cel."), expected=2
    )
    assert same.version == 2
    smaller = making.a_description(purpose="Nowy cel.", units=making.units("1207122"))
    moved = actions.change_team(by=boss, team=team, description=smaller, expected=2)
    assert [area.territory.code for area in moved.areas.all()] == ["1207122"]
    assert moved.version == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("quorum_percent", 0), ("meets_every_months", 13), ("link_days", 0), ("declarations_needed", 0)],
)
def test_settings_that_cannot_be_meant(team, boss, field, value):
    assert refused(
        lambda: actions.settle(by=boss, team=team, settings=Settings(**{field: value}), expected=None), field
    )


def test_a_page_that_says_nothing_is_not_shown(boss, leader):
    silent = making.a_team(leader, by=boss, purpose="")
    assert refused(lambda: actions.publish(by=boss, team=silent, shown=True), "purpose")
    actions.change_team(by=boss, team=silent, description=making.a_description(), expected=None)
    assert actions.publish(by=boss, team=silent, shown=True).is_public
    assert not actions.publish(by=boss, team=silent, shown=False).is_public
