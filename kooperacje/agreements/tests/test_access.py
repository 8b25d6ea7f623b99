"""Who may: `visible` and `can` agree for everybody, whatever the state."""

from uuid import uuid4

import pytest

from kooperacje.agreements import access, actions, queries
from kooperacje.agreements.models import Paper
from kooperacje.agreements.tests.conftest import BED, HIDDEN
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import NotThere
from kooperacje.files import access as files


@pytest.fixture
def papers(make, adopted, leader, bodies):
    """Papers in every state that matters, public and not, of an open and a hidden matter."""
    private = make("notatka", text=adopted.text, is_public=False)
    sent = actions.send_for_signature(by=leader, version=private)
    actions.adopt(by=leader, version=sent, reason_incomplete="x")
    make("regulamin")
    hidden = make("regulamin", subject=HIDDEN)
    actions.send_for_signature(by=leader, version=hidden)
    make("regulamin", subject=HIDDEN)
    return list(Paper.objects.order_by("made_at"))


def test_visible_and_can_agree(papers, leader, member, guest, person, bodies, system_actor):
    contact, other = person("contact", bodies[0].pk), person("contact")
    expected = {guest: 1, other: 1, member: 3, contact: 3, leader: 5, system_actor: 5}
    for actor, number in expected.items():
        seen = set(access.visible(actor).values_list("pk", flat=True))
        assert seen == {one.pk for one in papers if access.can(actor, access.VIEW, one)}
        assert len(seen) == number
        assert len(queries.of_subject(actor, BED)) <= number


def test_an_institution_sees_what_it_is_asked_to_sign_and_no_draft(papers, person, bodies):
    contact = person("contact", bodies[0].pk)
    for one in papers:
        asked = one.versions.exclude(sent_on=None).exists()
        assert bool(access.can(contact, access.VIEW_ALL, one)) == asked
        assert not access.can(contact, access.EDIT, one)
        owner = access.owner_name(one)
        assert bool(files.may_read(contact, owner)) == asked
        assert bool(files.may_change(contact, owner)) == asked
    nowhere = f"{access.PREFIX}:{uuid4()}"
    assert not files.may_read(contact, nowhere)
    assert not files.may_change(contact, nowhere)


def test_absent_and_forbidden_look_the_same(draft, guest, member, leader):
    paper = draft.paper
    with pytest.raises(NotThere):
        access.get_or_404(guest, uuid4())
    with pytest.raises(NotThere):
        access.get_or_404(guest, paper.pk)
    assert access.get_or_404(member, paper.pk) == paper
    with pytest.raises(Denied):
        access.get_or_404(member, paper.pk, access.EDIT)
    assert access.version_or_404(member, paper, 1) == draft
    with pytest.raises(NotThere):
        access.version_or_404(member, paper, 2)
    assert access.get_or_404(leader, paper.pk, access.ADOPT) == paper


def test_a_guest_opens_the_adopted_version_only(adopted, guest, leader):
    actions.new_version(by=leader, paper=adopted.paper, what_changed="x")
    assert access.version_or_404(guest, adopted.paper, 1) == adopted
    with pytest.raises(NotThere):
        access.version_or_404(guest, adopted.paper, 2)


def test_nobody_answers_for_an_unknown_matter(draft, leader, system_actor):
    paper = draft.paper
    paper.subject = "desert.bed:1"
    for verb in access.VERBS:
        assert not access.can(leader, verb, paper)
    assert access.place_of(leader, paper.subject) is None
    assert access.builder_of(paper.subject, "regulamin") is None
    assert queries.named(paper) == []


def test_an_owner_that_says_little(draft, monkeypatch, leader, guest):
    owner = access.owner_of(BED)
    monkeypatch.setattr(
        access, "_owners", {"garden.bed": access.Owner(owner.can, owner.subjects, owner.place)}
    )
    assert queries.named(draft.paper) == []
    assert access.builder_of(BED, "regulamin") is None
    assert access.owner_of(BED).addresses(BED) == ()
    assert not access.can(guest, access.VIEW, draft.paper)


def test_what_waits_for_an_institution(out, bodies, sign, person, leader):
    contact = person("contact", bodies[0].pk)
    assert [one.version for one in queries.waiting_for(contact)] == [out]
    sign(out, bodies[1])
    assert len(queries.waiting_for(contact)) == 1
    signature = sign(out, bodies[0])
    assert not queries.waiting_for(contact)
    actions.withdraw_signature(by=leader, signature=signature, reason="x")
    assert len(queries.waiting_for(contact)) == 1
    assert not queries.waiting_for(person("member", bodies[0].pk))


def test_public_papers_of_a_matter_are_listed_for_everybody(papers):
    assert [one.title for one in queries.public(BED)] == ["Regulamin grządki"]
    assert queries.public(HIDDEN) == ()
