"""The whole way from proposals to the review, and every input that is refused with a sentence."""

from datetime import timedelta

import pytest
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput
from kooperacje.journal.models import Event
from kooperacje.meetings import actions as meetings
from kooperacje.priorities import access, actions, offers, queries
from kooperacje.priorities.models import Answer, Priority
from kooperacje.priorities.states import (
    ROUND_FLOW,
    Method,
    Outcome,
    ProposalState,
    RoundState,
    Stage,
    Voice,
    Way,
)
from kooperacje.priorities.tests.conftest import leaves, marks


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def refused(sentence, work, **given):
    with pytest.raises(BadInput) as caught:
        work(**given)
    assert sentence in str(caught.value)


def test_the_whole_way(voted, leader, places, fresh):
    row = fresh(voted)
    count = queries.tally(row)
    assert (count.members, count.given, count.needed, count.passed) == (5, 3, 3, True)
    actions.adopt(by=leader, row=row, way=Way.CIRCULATION, on=clock.today())
    row = fresh(row)
    assert row.state == RoundState.ADOPTED
    assert row.review_on == clock.today() + timedelta(183)
    lines = queries.adopted(row)
    assert [one.title for one in lines] == ["Dojazd do lekarza", "Psycholog"]
    assert [one.place for one in lines] == [1, 2]
    outcomes = {lines[0].pk: (Outcome.DONE, "bus jeździ"), lines[1].pk: (Outcome.NOT_YET, "")}
    day = clock.today() + timedelta(190)
    actions.look_back(by=leader, row=row, on=day, text="Połowa zrobiona.", outcomes=outcomes)
    assert [one.outcome for one in queries.adopted(row)] == ["done", "not_yet"]
    verbs = set(Event.objects.filter(verb__startswith="priorities.").values_list("verb", flat=True))
    assert {"priorities.begun", "priorities.answered", "priorities.adopted", "priorities.reviewed"} <= verbs


def test_who_left_after_the_decision_does_not_change_its_count(voted, leader, places, fresh):
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    leaves(voted.team, places["fundacja"])
    assert queries.tally(fresh(voted)).members == 5


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ((50, 30, 10, 5), "add up to 95 and not to 100: 5 are missing"),
        ((50, 30, 10, 11), "add up to 101 and not to 100: 1 too many"),
        ((-10, 60, 30, 20), "whole numbers from 0 to 100"),
    ],
)
def test_weights_that_do_not_add_up_are_refused_and_nothing_is_lost(
    weighed, places, speaks, points, sentence
):
    keys = [str(one.pk) for one in queries.criteria(weighed)]
    given = dict(zip(keys, points, strict=True))
    by, place = speaks("szkola"), places["szkola"]
    actions.keep_draft(by=by, row=weighed, institution=place, draft=given)
    refused(sentence, actions.weigh, by=by, row=weighed, institution=place, points=given)
    kept = queries.answer_of(weighed, place, Stage.WEIGHTS)
    assert (kept.draft, kept.content) == (given, None)


def test_an_answer_may_be_changed_until_the_stage_closes(rated, places, speaks, leader, fresh):
    by, place = speaks("ops-a"), places["ops-a"]
    actions.rate(by=by, row=rated, institution=place, marks=marks(rated, 2, 2, 2))
    assert Answer.objects.filter(round=rated, institution=place, stage="ratings").count() == 1
    keys = [str(one.pk) for one in queries.criteria(rated)]
    late = dict.fromkeys(keys, 25)
    refused("stage is closed", actions.weigh, by=by, row=rated, institution=place, points=late)
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    refused("stage is closed", actions.rate, by=by, row=rated, institution=place, marks=marks(rated, 1, 1, 1))


def test_after_the_last_day_nothing_is_taken(row, leader, places, speaks, terms, fresh):
    gone = clock.today() - timedelta(1)
    actions.change(by=leader, row=row, terms=terms(due=gone), expected=None)
    by, place = speaks("ops-a"), places["ops-a"]
    refused("taken until", actions.propose, by=by, row=row, institution=place, title="Coś jeszcze")
    assert not access.proposes_by_link(fresh(row))
    actions.move(by=leader, row=row, target=RoundState.WEIGHING, due=gone)
    refused("taken until", actions.keep_draft, by=by, row=row, institution=place, draft={})


def test_who_does_not_belong_has_no_say(composed, leader, places, speaks, an_institution, person):
    stranger = an_institution("obca-proba")
    with pytest.raises(Denied, match="does not belong"):
        actions.vote(by=person("contact", stranger.pk), row=composed, institution=stranger, voice=Voice.FOR)
    refused("does not belong", actions.vote, by=leader, row=composed, institution=stranger, voice=Voice.FOR)
    with pytest.raises(Denied, match="speaks for this institution"):
        actions.vote(by=speaks("ops-a"), row=composed, institution=places["ops-b"], voice=Voice.FOR)
    leaves(composed.team, places["ops-a"])
    with pytest.raises(Denied, match="does not belong"):
        actions.vote(by=speaks("ops-a"), row=composed, institution=places["ops-a"], voice=Voice.FOR)
    assert queries.voices(composed) == []


def test_a_vote_is_given_once_and_a_dissent_goes_with_it(composed, places, speaks):
    by, place = speaks("ops-a"), places["ops-a"]
    given = {"by": by, "row": composed, "institution": place}
    refused("dissent goes with", actions.vote, **given, voice=Voice.FOR, dissent="Nie zgadzam się.")
    actions.vote(**given, voice=Voice.AGAINST, dissent="Nie zgadzam się.")
    refused("has voted already", actions.vote, **given, voice=Voice.FOR)
    refused("no draft", actions.keep_draft, **given, draft={})
    assert queries.voices(composed)[0].content == {"voice": "against", "dissent": "Nie zgadzam się."}


def test_the_leader_types_in_what_came_on_paper(composed, leader, places):
    answer = actions.vote(by=leader, row=composed, institution=places["fundacja"], voice=Voice.ABSTAIN)
    assert answer.by_leader
    assert not actions.vote(by=leader, row=composed, institution=places["pcpr"], voice=Voice.FOR).by_leader


def test_without_quorum_or_majority_nothing_is_adopted(composed, leader, places, speaks, fresh):
    given = {"by": leader, "row": composed, "way": Way.CIRCULATION, "on": clock.today()}
    refused("no quorum: 0 of 5 institutions voted, and 3 must", actions.adopt, **given)
    for key, voice in (("ops-a", Voice.FOR), ("ops-b", Voice.AGAINST), ("szkola", Voice.ABSTAIN)):
        actions.vote(by=speaks(key), row=composed, institution=places[key], voice=voice)
    refused("did not get enough votes", actions.adopt, **given)
    actions.move(by=leader, row=composed, target=RoundState.RATING)
    actions.move(by=leader, row=composed, target=RoundState.VOTING)
    again = fresh(composed)
    assert again.turn == 2
    assert queries.voices(again) == []
    assert Answer.objects.filter(round=again, stage="vote").count() == 3, "the first vote is kept"


def test_the_list_is_fixed_by_the_first_vote_and_never_changes_after_adoption(
    voted, leader, places, terms, fresh
):
    entry = actions.Entry(queries.listed(voted)[0], places["ops-a"], "liczba", terms().term_to)
    refused("list stays as it is", actions.compose, by=leader, row=voted, entries=[entry])
    refused("rules of counting", actions.change, by=leader, row=voted, terms=terms(quorum=1), expected=None)
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    before = list(Priority.objects.filter(round=voted).order_by("position").values())
    closed = "stage is closed"
    refused(closed, actions.compose, by=leader, row=voted, entries=[entry])
    refused(closed, actions.change, by=leader, row=voted, terms=terms(title="Inaczej"), expected=None)
    refused(closed, actions.decide, by=leader, proposal=entry.proposal, target=ProposalState.SET_ASIDE)
    refused(closed, actions.take, by=leader, row=voted, chosen=())
    with pytest.raises(IllegalMove):
        actions.move(by=leader, row=voted, target=RoundState.VOTING)
    with pytest.raises(IllegalMove):
        actions.abandon(by=leader, row=voted, reason="nie")
    assert list(Priority.objects.filter(round=voted).order_by("position").values()) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"indicator": " "}, "how the team will know"),
        ({"due": clock.today() - timedelta(1)}, "outside the term"),
    ],
)
def test_a_line_of_the_list_is_complete(rated, leader, places, terms, change, sentence):
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    entry = {"indicator": "liczba", "due": terms().term_to, **change}
    line = actions.Entry(queries.listed(rated)[0], places["ops-a"], **entry)
    refused(sentence, actions.compose, by=leader, row=rated, entries=[line])
    refused("at least one proposal", actions.compose, by=leader, row=rated, entries=[])


def test_a_stage_begins_when_there_is_something_to_do(begun, leader, places, speaks):
    refused("at least two proposals", actions.move, by=leader, row=begun, target=RoundState.WEIGHING)
    for criterion in queries.criteria(begun):
        actions.remove_criterion(by=leader, row=begun, criterion=criterion)
    refused("no criterion", actions.move, by=leader, row=begun, target=RoundState.WEIGHING)
    refused("adopted by a vote", actions.move, by=leader, row=begun, target=RoundState.ADOPTED)
    refused("why the round ends", actions.abandon, by=leader, row=begun, reason=" ")
    actions.abandon(by=leader, row=begun, reason="Zespół się rozwiązuje.")


def test_criteria_stay_once_somebody_weighed_them(weighed, leader):
    texts = {"meaning": "", "low": "", "high": ""}
    refused("points already", actions.set_criterion, by=leader, row=weighed, name="Nowe", **texts)
    first = queries.criteria(weighed)[0]
    refused("points already", actions.remove_criterion, by=leader, row=weighed, criterion=first)


def test_criteria_have_names_of_their_own_and_are_few(begun, leader):
    texts = {"meaning": "", "low": "", "high": ""}
    refused("needs a name", actions.set_criterion, by=leader, row=begun, name=" ", **texts)
    refused("this name already", actions.set_criterion, by=leader, row=begun, name="skala", **texts)
    for number in range(4):
        actions.set_criterion(by=leader, row=begun, name=f"Nowe {number}", **texts)
    refused("More than 8", actions.set_criterion, by=leader, row=begun, name="Za dużo", **texts)


def test_the_same_proposals_are_merged_and_keep_what_they_rest_on(row, leader, fresh, monkeypatch):
    kind = offers.Kind(
        "proba.licznik", "Liczniki", "Licznik", lambda team: [offers.Offer("1", "Brak psychologa", count=7)]
    )
    monkeypatch.setattr(offers, "_kinds", {kind.key: kind})
    (taken,) = actions.take(by=leader, row=row, chosen=["proba.licznik|1"])
    refused("Nothing new", actions.take, by=leader, row=row, chosen=["proba.licznik|1"])
    into = next(one for one in queries.listed(row) if one.title == "Psycholog")
    actions.merge(by=leader, into=into, others=[into, taken], title="Psycholog dla dzieci")
    into.refresh_from_db()
    assert into.title == "Psycholog dla dzieci"
    assert taken not in queries.listed(row)
    assert [(one.label, one.count) for one in queries.sources([into])[into.pk]] == [("Brak psychologa", 7)]
    refused("at least two", actions.merge, by=leader, into=into, others=[into])
    actions.part(by=leader, proposal=taken)
    assert taken in queries.listed(row)


def test_what_comes_by_the_link_waits_for_the_leader(row, leader, speaks, fresh):
    old = actions.make_link(by=leader, row=row)
    code = actions.make_link(by=leader, row=row)
    with pytest.raises(access.NotThere):
        access.with_code(old)
    opened = access.with_code(code.lower())
    refused("few words", actions.propose_by_link, row=opened, title=" ")
    one = actions.propose_by_link(opened, title="Ławki w parku", reason="Nie ma gdzie usiąść.")
    assert one.state == ProposalState.WAITING
    assert one not in queries.listed(row)
    with pytest.raises(Denied):
        actions.decide(by=speaks("ops-a"), proposal=one, target=ProposalState.LISTED)
    actions.decide(by=leader, proposal=one, target=ProposalState.LISTED)
    assert one in queries.listed(row)
    actions.move(by=leader, row=row, target=RoundState.WEIGHING)
    with pytest.raises(Denied, match="not taken any more"):
        actions.propose_by_link(access.with_code(code), title="Za późno")


def test_the_same_words_are_proposed_once(row, places, speaks):
    refused(
        "on the list already",
        actions.propose,
        by=speaks("pcpr"),
        row=row,
        institution=places["pcpr"],
        title="ŚWIETLICA",
    )


def test_a_vote_at_a_meeting_is_written_among_its_decisions(voted, leader, system_actor, monkeypatch):
    refused("Choose the meeting", actions.adopt, by=leader, row=voted, way=Way.MEETING, on=clock.today())
    refused(
        "in the future",
        actions.adopt,
        by=leader,
        row=voted,
        way=Way.CIRCULATION,
        on=clock.today() + timedelta(1),
    )
    written = []
    from kooperacje.priorities.actions import adopting

    monkeypatch.setattr(adopting.meeting_access, "can", lambda *_given: True)
    monkeypatch.setattr(meetings, "add_decision", lambda **given: written.append(given["text"]))
    from kooperacje.meetings.models import Meeting

    meeting = Meeting.objects.create(
        subject="demo.sample:1", key="m", title="Zebranie", state="planned", changed_at=clock.now()
    )
    actions.adopt(by=leader, row=voted, way=Way.MEETING, on=clock.today(), meeting=meeting)
    assert written == ["Adopted: Priorytety na próbę. Priorities: Dojazd do lekarza; Psycholog."]


def test_other_rooms_find_the_priorities_that_rest_on_a_thing(row, leader, monkeypatch, fresh):
    assert queries.priorities_from("basket.gap", ["brak"]) == []


def test_the_table_of_states_reaches_every_state():
    assert ROUND_FLOW.reachable() == frozenset(RoundState)
    assert set(Method) == {Method.MEDIAN, Method.MEAN}
