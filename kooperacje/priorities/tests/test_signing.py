"""The adopted list as a document: its words, who signs and reads it, and that a copy can be checked."""

from itertools import product

import pytest
from django.urls import reverse

from kooperacje.agreements import access as papers
from kooperacje.agreements import actions as signing
from kooperacje.agreements import queries as kept
from kooperacje.agreements import sheets
from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.problems import BadInput
from kooperacje.documents import docx, html, pdf
from kooperacje.priorities import actions, queries
from kooperacje.priorities import signing as owner
from kooperacje.priorities.states import Way
from kooperacje.priorities.tests.conftest import leaves


@pytest.fixture
def adopted(voted, leader, fresh):
    actions.adopt(by=leader, row=voted, way=Way.CIRCULATION, on=clock.today())
    return fresh(voted)


@pytest.fixture
def paper(adopted, leader):
    return actions.write_paper(by=leader, row=adopted)


def test_it_says_what_was_adopted_with_its_vote_and_dissents(paper, adopted, leader):
    version = paper.versions.get()
    whole = "\n".join(f"{part.heading}\n{part.text}" for part in version.text.parts)
    for words in (
        "Głos oddało 3 z 5 instytucji: za 2, przeciw 1, wstrzymało się 0. Do kworum potrzeba było 3.",
        "| 1 | Dojazd do lekarza | Instytucja ops-a (przykład) | ile osób skorzystało |",
        "- Instytucja szkola (przykład): Psycholog jest pilniejszy.",
    ):
        assert words in whole
    assert (version.first_day, version.last_day) == (adopted.term_from, adopted.term_to)
    assert version.text.blanks == ()
    assert not paper.is_public, "it names who voted how"
    assert actions.write_paper(by=leader, row=adopted) == paper
    tree = sheets.document(paper, version)
    assert docx.render(tree)
    assert pdf.render(tree).startswith(b"%PDF")
    assert "Zdania odrębne" in html.page(tree)


def test_without_dissents_and_at_a_meeting_it_says_so(adopted, fresh):
    adopted.answers.filter(stage="vote").update(content={"voice": "for", "dissent": ""})
    whole = "\n".join(part.text for part in owner.make(queries.subject(adopted)).parts)
    assert "Nikt nie zgłosił zdania odrębnego." in whole
    assert "obiegiem, bez spotkania" in whole


def test_every_institution_signs_the_same_digest_and_a_copy_can_be_checked(
    paper, adopted, leader, speaks, places, client, signed_in
):
    version = signing.send_for_signature(by=leader, version=paper.versions.get())
    assert {one.pk for one in kept.standing(version).asked} == {one.pk for one in places.values()}
    signing.consent(
        by=speaks("ops-a"),
        version=version,
        institution=places["ops-a"],
        function="dyrektor",
        seen=version.digest,
    )
    signed_in(client, "contact", places["szkola"])
    page = client.get(reverse("priorities:list", args=[adopted.pk])).content.decode()
    assert paper.number in page
    assert "1 z 5" in page
    assert client.get(reverse("agreements:detail", args=[paper.pk])).status_code == 200
    client.logout()
    asked = {"numer": paper.number, "kod": version.digest[:16]}
    checked = client.get(reverse("agreements:verify"), asked).content.decode()
    assert paper.number in checked
    assert "pilniejszy" not in checked, "it tells nothing of what it says"
    assert kept.verified(paper.number, version.digest[:16]) == version


def test_who_reads_and_keeps_it_follows_the_round(paper, adopted, person, places, an_institution):
    leaves(adopted.team, places["szkola"])
    subject = queries.subject(adopted)
    there = {**places, "stranger": an_institution("obca-proba")}
    actors = [
        ANONYMOUS,
        *(person(role, there[key].pk) for role, key in product(("leader", "contact"), there)),
    ]
    for actor, verb in product(actors, papers.VERBS):
        assert (subject in owner.subjects(actor, verb)) == bool(papers.can_in(actor, verb, subject))
    assert papers.can_in(ANONYMOUS, papers.VIEW, subject)
    assert owner.place(ANONYMOUS, subject).url == reverse("priorities:public", args=[adopted.team.key])
    for actor in actors:
        reads = bool(papers.can(actor, papers.VIEW, paper))
        assert reads == bool(papers.can_in(actor, papers.VIEW_ALL, subject))


def test_the_public_page_leads_to_it_where_the_leader_makes_it_public(paper, adopted, leader, client):
    version = signing.send_for_signature(by=leader, version=paper.versions.get())
    signing.adopt(by=leader, version=version, reason_incomplete="Podpisy są zbierane.")
    address = reverse("priorities:public", args=[adopted.team.key])
    document = reverse("agreements:detail", args=[paper.pk])
    assert document not in client.get(address).content.decode()
    signing.change_settings(by=leader, paper=paper, is_public=True, remind_days=60, expected=None)
    assert document in client.get(address).content.decode()
    assert client.get(document).status_code == 200


def test_a_list_that_is_not_adopted_is_no_document(voted, leader):
    subject = queries.subject(voted)
    assert owner.builders(subject) == ()
    assert list(owner.signatories(subject, queries.PAPER)) == []
    assert list(owner.addresses(subject)) == []
    assert not papers.can_in(leader, papers.EDIT, subject)
    assert not papers.can_in(leader, papers.VIEW, "priorities.round:nic")
    with pytest.raises(BadInput):
        actions.write_paper(by=leader, row=voted)


def test_the_leader_makes_it_with_one_button(client, signed_in, adopted, places):
    signed_in(client, "leader", places["pcpr"])
    address = reverse("priorities:sign", args=[adopted.pk])
    assert address in client.get(reverse("priorities:list", args=[adopted.pk])).content.decode()
    sent = client.post(address)
    assert sent.url == reverse("agreements:detail", args=[queries.paper(adopted).pk])
    assert address not in client.get(reverse("priorities:list", args=[adopted.pk])).content.decode()
    document = client.get(reverse("priorities:document", args=[adopted.pk])).content.decode()
    assert queries.paper(adopted).number in document
