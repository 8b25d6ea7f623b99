"""What is refused at the edges of a stage, each with its sentence; and what happens when somebody was faster."""

from datetime import timedelta

import pytest
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.journal.models import Event
from kooperacje.meetings.models import Meeting
from kooperacje.priorities import access, actions, queries
from kooperacje.priorities.actions import adopting, telling
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import Outcome, ProposalState, RoundState, Stage, Voice, Way
from kooperacje.priorities.tests.conftest import marks

WORKER = system("worker")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def refused(sentence, work, **given):
    with pytest.raises(BadInput, match=sentence):
        work(**given)


def test_the_link_takes_no_more_than_somebody_can_read(row, leader, monkeypatch):
    monkeypatch.setattr(access, "MOST_WAITING", 1)
    opened = access.with_code(actions.make_link(by=leader, row=row))
    actions.propose_by_link(opened, title="Ławki w parku")
    with pytest.raises(Denied, match="Too many proposals wait"):
        actions.propose_by_link(opened, title="Kosze w parku")


def test_a_round_needs_a_name_and_something_to_vote_on(team, leader, terms, weighed):
    refused("needs a name", actions.begin, by=leader, team=team, terms=terms(title=" "))
    actions.move(by=leader, row=weighed, target=RoundState.RATING)
    refused("No institution has rated", actions.move, by=leader, row=weighed, target=RoundState.VOTING)


def test_during_the_vote_the_name_may_change_and_the_rules_may_not(composed, leader, terms, fresh):
    given = {"by": leader, "row": composed, "expected": None}
    actions.change(**given, terms=terms(title="Priorytety 2027"))
    assert fresh(composed).title == "Priorytety 2027"
    refused("rules of counting", actions.change, **given, terms=terms(majority=67))


def test_marks_go_from_1_to_5_and_a_vote_is_about_a_list(weighed, leader, places, speaks):
    actions.move(by=leader, row=weighed, target=RoundState.RATING)
    given = {"by": speaks("ops-a"), "row": weighed, "institution": places["ops-a"]}
    refused("from 1 to 5", actions.rate, **given, marks=marks(weighed, 6, 1, 1))
    actions.rate(**given, marks=marks(weighed, 5, 1, 1))
    actions.move(by=leader, row=weighed, target=RoundState.VOTING)
    refused("no list to vote on", actions.vote, **given, voice=Voice.FOR)


def test_only_what_stands_on_the_list_of_proposals_is_voted_on(rated, leader, places, terms):
    one = queries.listed(rated)[0]
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    type(one).objects.filter(pk=one.pk).update(state=ProposalState.SET_ASIDE.value)
    line = actions.Entry(one, places["ops-a"], "liczba", terms().term_to)
    refused("does not stand on the list", actions.compose, by=leader, row=rated, entries=[line])


def test_the_review_comes_after_the_adoption_and_says_something_of_every_line(voted, leader, fresh):
    today = clock.today()
    given = {"by": leader, "row": voted, "way": Way.CIRCULATION, "on": today}
    refused("after the adoption", actions.adopt, **given, review_on=today)
    actions.adopt(**given)
    first, second = queries.adopted(voted)
    found = {first.pk: (Outcome.DONE, "")}
    look = {"by": leader, "row": voted, "text": ""}
    refused("after the adoption", actions.look_back, **look, on=today - timedelta(1), outcomes=found)
    refused("what became of it", actions.look_back, **look, on=today, outcomes=found)
    assert [one.outcome for one in queries.adopted(voted)] == ["", ""], "nothing is half-saved"
    assert str(second.pk) not in str(found)


def test_minutes_that_are_closed_do_not_stop_an_adoption(voted, leader, monkeypatch, fresh):
    def closed(**_given):
        raise BadInput("approved already")

    monkeypatch.setattr(adopting.meeting_access, "can", lambda *_given: True)
    monkeypatch.setattr(adopting.meetings, "add_decision", closed)
    meeting = Meeting.objects.create(
        subject="demo.sample:1", key="m", title="Zebranie", state="planned", changed_at=clock.now()
    )
    actions.adopt(by=leader, row=voted, way=Way.MEETING, on=clock.today(), meeting=meeting)
    assert fresh(voted).state == RoundState.ADOPTED
    assert Event.objects.filter(verb="priorities.minutes_closed").exists()


def test_a_round_that_went_away_or_closed_meanwhile(weighed, leader, places):
    before = Round.objects.select_related("team").get(pk=weighed.pk)
    Round.objects.filter(pk=weighed.pk).update(letters=False)
    assert telling._tell(WORKER, before) == 0
    Round.objects.filter(pk=weighed.pk).delete()
    refused("not there any more", actions.abandon, by=leader, row=before, reason="nie ma")


def test_the_system_sees_every_round_and_speaks_as_the_institution(row, places):
    assert list(access.visible(WORKER)) == list(access.own(WORKER)) == [row]
    actions.move(by=WORKER, row=row, target=RoundState.WEIGHING)
    keys = [str(one.pk) for one in queries.criteria(row)]
    points = dict.fromkeys(keys, 25)
    actions.weigh(by=WORKER, row=row, institution=places["ops-a"], points=points)
    assert not queries.answer_of(row, places["ops-a"], Stage.WEIGHTS).by_leader
