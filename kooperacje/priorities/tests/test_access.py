"""Lists and single rounds agree on who reads what, for every role, every relation to the team and every state."""

from itertools import product

import pytest

from kooperacje.accounts.states import Role
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.priorities import access
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import RoundState
from kooperacje.priorities.tests.conftest import leaves

PEOPLE = [(role, key) for role in Role for key in ("pcpr", "ops-a", "szkola", "stranger")]


def opens(actor, row, verb=access.READ):
    try:
        access.get_or_404(actor, row.pk, verb)
    except (NotThere, Denied) as refused:
        return type(refused)
    return True


@pytest.fixture
def actors(person, places, an_institution):
    there = {**places, "stranger": an_institution("obca-proba")}
    return [(ANONYMOUS, "")] + [(person(role.value, there[key].pk), key) for role, key in PEOPLE]


def test_lists_and_rounds_agree_for_everybody(begun, team, places, actors):
    leaves(team, places["szkola"])
    for is_public, state in product((True, False), (RoundState.PROPOSING, RoundState.VOTING)):
        team.is_public = is_public
        team.save()
        Round.objects.filter(pk=begun.pk).update(state=state.value)
        row = Round.objects.select_related("team").get(pk=begun.pk)
        for actor, key in actors:
            reads = access.own(actor).exists()
            assert reads == bool(access.can(actor, access.READ, row)) == (opens(actor, row) is True)
            assert access.visible(actor).exists() == reads
            if reads:
                assert key in {"pcpr", "ops-a"}, "who left, or never belonged, reads nothing"
            keeps = opens(actor, row, access.KEEP) is True
            assert keeps == bool(access.can(actor, access.KEEP, row))
            assert not keeps or key == "pcpr"


def test_an_answer_is_written_by_its_institution_or_by_the_leader(begun, team, places, actors):
    leaves(team, places["szkola"])
    for (actor, key), place in product(actors, places.values()):
        if access.answers_for(actor, begun, place):
            speaks = place.pk in actor.institutions_as(*access.SPEAKERS)
            assert speaks or access.can(actor, access.KEEP, begun)
            assert place != places["szkola"]
            assert key != "stranger"


def test_an_adopted_list_of_a_published_team_is_everybodys(begun, team, terms):
    changed = {"state": "adopted", "adopted_on": terms().term_from, "members": 5, "way": "circulation"}
    Round.objects.filter(pk=begun.pk).update(**changed)
    assert access.visible(ANONYMOUS).exists()
    assert not access.own(ANONYMOUS).exists()
    assert opens(ANONYMOUS, begun) is NotThere, "the work behind it stays with the team"
    assert access.published_or_404(team.key) == begun
