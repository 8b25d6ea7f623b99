"""Who is written to about a stage, when, and how often."""

from datetime import timedelta

import pytest

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.institutions import actions as institutions
from kooperacje.institutions.states import ContactKind
from kooperacje.notices.models import Notice
from kooperacje.partnership.states import TeamState
from kooperacje.priorities import actions, queries
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import RoundState, Voice
from kooperacje.priorities.tasks import tell
from kooperacje.priorities.tests.conftest import leaves

WORKER = system("worker")


@pytest.fixture
def reached(places, an_account, system_actor):
    """ops-a has somebody who speaks for it, the school a mailbox; ops-b and the others have neither."""
    person = an_account("contact", places["ops-a"])
    box = {"kind": ContactKind.EMAIL, "value": "sekretariat@szkola.example", "label": "sekretariat"}
    institutions.add_contact(places["szkola"], by=system_actor, **box)
    return person.email


def written():
    return sorted(Notice.objects.values_list("address", flat=True))


def yesterday():
    """As if everything so far had been written yesterday."""
    Notice.objects.update(created_at=clock.now() - timedelta(days=1))


def test_a_stage_that_opens_is_told_of_once_to_who_has_not_answered(weighed, reached):
    assert actions.tell(by=WORKER) == 1, "ops-a has distributed its points"
    assert actions.tell(by=WORKER) == 0
    (one,) = Notice.objects.all()
    assert one.address == "sekretariat@szkola.example"
    assert one.subject == "Zespół na próbę: Wagi kryteriów"
    assert "Prosimy: rozdzielić 100 punktów między kryteria." in one.text
    assert f"/praca/priorytety/{weighed.pk}/" in one.text
    assert one.about == queries.subject(weighed)


def test_the_next_stage_is_told_of_anew(rated, reached, leader):
    actions.tell(by=WORKER)
    assert written() == [], "both have rated"
    actions.move(by=leader, row=rated, target=RoundState.VOTING)
    assert actions.tell(by=WORKER) == 0, "there is no list to vote on yet"


def test_a_vote_is_told_of_when_its_list_is_there_and_again_in_its_next_turn(
    composed, reached, leader, places, speaks
):
    assert actions.tell(by=WORKER) == 2
    assert all("zagłosować nad listą" in one.text for one in Notice.objects.all())
    actions.vote(by=speaks("szkola"), row=composed, institution=places["szkola"], voice=Voice.AGAINST)
    actions.move(by=leader, row=composed, target=RoundState.RATING)
    actions.move(by=leader, row=composed, target=RoundState.VOTING)
    assert actions.tell(by=WORKER) == 2


def test_who_has_not_answered_is_reminded_once_before_the_last_day(weighed, reached, leader, terms):
    row = weighed
    Round.objects.filter(pk=row.pk).update(due=clock.today() + timedelta(days=4))
    assert actions.tell(by=WORKER) == 1
    yesterday()
    assert actions.tell(by=WORKER) == 0, "four days are long"
    Round.objects.filter(pk=row.pk).update(due=clock.today() + timedelta(days=3))
    assert actions.tell(by=WORKER) == 1
    assert actions.tell(by=WORKER) == 0
    last = Notice.objects.latest("pk")
    assert last.subject.startswith("Przypomnienie – ")
    assert "Odpowiedzi są przyjmowane do" in last.text
    actions.change(by=leader, row=row, terms=terms(due=clock.today() + timedelta(days=2)), expected=None)
    assert actions.tell(by=WORKER) == 1, "for another last day"


def test_nobody_gets_two_letters_on_one_day(weighed, reached):
    Round.objects.filter(pk=weighed.pk).update(due=clock.today())
    assert actions.tell(by=WORKER) == 1
    assert actions.tell(by=WORKER) == 0


def test_nobody_is_reminded_of_proposals(begun, reached):
    Round.objects.filter(pk=begun.pk).update(due=clock.today())
    assert actions.tell(by=WORKER) == 2
    assert all("czym zespół powinien zająć się najpierw" in one.text for one in Notice.objects.all())
    yesterday()
    assert actions.tell(by=WORKER) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"letters": False},
        {"due": clock.today() - timedelta(days=1)},
        {"state": RoundState.ABANDONED.value, "end_reason": "koniec"},
    ],
)
def test_a_round_that_takes_no_answers_writes_to_nobody(weighed, reached, change):
    Round.objects.filter(pk=weighed.pk).update(**change)
    assert actions.tell(by=WORKER) == 0


def test_a_team_that_ended_and_who_left_it_are_left_in_peace(weighed, reached, places, fresh):
    leaves(weighed.team, places["szkola"])
    assert actions.tell(by=WORKER) == 0
    row = fresh(weighed)
    row.team.state = TeamState.ENDED.value
    assert not queries.takes_answers(row)


def test_the_worker_does_it(weighed, reached):
    tell(timestamp=0)
    assert len(written()) == 1


def test_the_leader_sees_who_cannot_be_written_to_and_sets_the_last_day(
    client, signed_in, row, reached, places, fresh
):
    signed_in(client, "leader", places["pcpr"])
    address = f"/praca/priorytety/{row.pk}/"
    past = {"target": "weighing", "due": clock.today() - timedelta(days=1)}
    refused = client.post(f"{address}etap/", past)
    assert refused.status_code == 400
    assert "nie może być w przeszłości" in refused.content.decode()
    day = clock.today() + timedelta(days=9)
    assert client.post(f"{address}etap/", {"target": "weighing", "due": day}).status_code == 302
    assert fresh(row).due == day
    page = client.get(address).content.decode()
    assert page.count("nie ma adresu, pod który można napisać") == 2
