"""Who sees and does what, and why not."""

from itertools import product
from uuid import uuid4

import pytest

from kooperacje.base.actor import ANONYMOUS, Actor, ActorKind, Membership, system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access, actions
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import CONSULTATION_FLOW, ConsultationState
from kooperacje.institutions import actions as institutions

pytestmark = pytest.mark.usefixtures("english")

ROLES = ("officer", "reader", "member", "administrator", "auditor")


def member(role: str, *places) -> Actor:
    return Actor(ActorKind.PERSON, uuid4(), tuple(Membership(place.pk, role) for place in places))


@pytest.fixture
def two_hosts(host):
    return host, institutions.ensure(by=system("tests"), key="other", name="Inny", type="rops")


def test_visible_and_can_say_the_same(two_hosts):
    for number, (state, place) in enumerate(product(ConsultationState, two_hosts)):
        made = actions.create(slug=f"c{number}", title="x", organiser_id=place.pk, by=system("tests"))
        Consultation.objects.filter(pk=made.pk).update(state=state.value)
    everything = list(Consultation.objects.order_by("slug"))
    actors = [ANONYMOUS, system("tests")]
    actors += [member(role, place) for role, place in product(ROLES, two_hosts)]
    actors += [member(role, *two_hosts) for role in ROLES]
    for actor in actors:
        seen = set(access.visible(actor).values_list("pk", flat=True))
        assert seen == {row.pk for row in everything if access.can(actor, access.READ, row)}
        worked = set(access.own(actor).values_list("pk", flat=True))
        assert worked == {row.pk for row in everything if access.can(actor, access.WORK, row)}


def test_absent_and_hidden_look_the_same(draft, person):
    for ref in (draft.slug, "no-such"):
        with pytest.raises(NotThere):
            access.get_or_404(ANONYMOUS, ref)
    Consultation.objects.update(state="published")
    assert access.get_or_404(ANONYMOUS, draft.slug) == draft
    with pytest.raises(NotThere):
        access.get_or_404(person("officer"), draft.slug, access.WORK)


def test_a_reader_looks_and_does_not_touch(draft, host, person):
    reader = person("reader", host.pk)
    assert access.get_or_404(reader, draft.slug, access.WORK) == draft
    with pytest.raises(Denied, match="officer"):
        access.get_or_404(reader, draft.slug, access.EDIT)


@pytest.mark.parametrize("state", ConsultationState)
def test_every_move_agrees_with_the_table(draft, officer, state):
    draft.state = state.value
    for verb, (sources, target) in access.MOVES.items():
        decision = access.can(officer, verb, draft)
        assert bool(decision) == (state in sources)
        assert not decision or CONSULTATION_FLOW.allows(state, target)
        assert decision or str(decision.reason)
    moves = {(source, target) for sources, target in access.MOVES.values() for source in sources}
    assert {target for source, target in moves if source is state} == CONSULTATION_FLOW.moves[state]


@pytest.mark.parametrize("state", ConsultationState)
def test_only_what_is_open_is_edited(draft, officer, state):
    draft.state = state.value
    decision = access.can(officer, access.EDIT, draft)
    assert bool(decision) == (state in access.EDITABLE_STATES)
    if state is ConsultationState.PUBLISHED:
        assert "reopen" in str(decision.reason)
