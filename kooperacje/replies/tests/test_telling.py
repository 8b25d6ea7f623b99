"""Institutions are told once, without personal data, and only when the report is published."""

from uuid import uuid4

import pytest

from kooperacje.answering.models import Code, Submission
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.consultations import access as consultations
from kooperacje.consultations import actions as life
from kooperacje.consultations.models import Answer, Party
from kooperacje.institutions.models import Contact
from kooperacje.institutions.states import ContactKind
from kooperacje.intake.models import Item
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice
from kooperacje.notices.states import NoticeState
from kooperacje.outreach.models import Standing
from kooperacje.replies import actions, queries
from kooperacje.replies.models import Told
from kooperacje.replies.states import HowTold


def test_everybody_with_an_address_gets_one_message(consultation, officer):
    assert actions.send(consultation, by=officer) == 2
    assert sorted(Notice.objects.values_list("address", flat=True)) == [
        "dom@zmyslone.example",
        "poradnia@zmyslone.example",
    ]
    assert queries.numbers(consultation) == queries.Numbers(
        answers=3, emailed=2, by_hand=0, ready=0, without_address=1
    )


def test_nobody_is_told_twice_not_even_after_a_second_publication(consultation, officer):
    actions.send(consultation, by=officer)
    assert actions.send(consultation, by=officer) == 0
    life.advance(consultation, consultations.REOPEN, by=officer)
    life.advance(consultation, consultations.PUBLISH, by=officer)
    assert actions.send(consultation, by=officer) == 0
    Told.objects.all().delete()
    actions.send(consultation, by=officer)
    assert Notice.objects.count() == 2


def test_who_gets_an_address_later_is_told_then(consultation, officer):
    actions.send(consultation, by=officer)
    Standing.objects.create(party=Party.objects.get(key="klub"), email="klub@zmyslone.example")
    assert actions.send(consultation, by=officer) == 1


def test_who_cannot_or_shall_not_be_written_to_gets_nothing(consultation, officer):
    Standing.objects.filter(email__startswith="dom").update(bounced_at=clock.now())
    Standing.objects.filter(email__startswith="poradnia").update(opted_out_at=clock.now())
    assert actions.send(consultation, by=officer) == 0
    assert queries.numbers(consultation).without_address == 3


def test_the_public_address_of_the_register_counts(consultation, officer):
    klub = Party.objects.get(key="klub").institution
    Contact.objects.create(
        institution=klub, kind=ContactKind.EMAIL.value, value="klub@zmyslone.example", is_public=True
    )
    assert actions.send(consultation, by=officer) == 3


def test_who_has_no_office_address_is_written_to_where_the_answer_came_from(consultation, officer):
    klub = Answer.objects.get(key="o3")
    now = clock.now()
    Item.objects.create(
        consultation=consultation,
        source="mailbox",
        sort="message",
        name="list.eml",
        digest="x",
        state="accepted",
        sender="list@zmyslone.example",
        received_at=now,
        created_at=now,
        submission=klub.key,
    )
    assert queries.numbers(consultation).ready == 3
    code = Code.objects.create(
        consultation=consultation, kind="invited", institution="klub", digest="x", issued_at=now
    )
    Submission.objects.create(
        token=uuid4(),
        consultation=consultation,
        code=code,
        number="2026-AAAAAA-A",
        sent_at=now,
        state="recorded",
        outcome="with_remarks",
        content={},
        digest="x",
        words="x",
        sender_email="siec@zmyslone.example",
        answer=klub.key,
    )
    Standing.objects.filter(email__startswith="dom").update(bounced_at=now)
    assert actions.send(consultation, by=officer) == 2
    assert sorted(Notice.objects.values_list("address", flat=True)) == [
        "poradnia@zmyslone.example",
        "siec@zmyslone.example",
    ]


def test_an_address_that_is_none_stops_nobody_else(consultation, officer):
    Standing.objects.filter(email__startswith="dom").update(email="to nie adres")
    assert actions.send(consultation, by=officer) == 1
    assert not Told.objects.filter(answer__key="o2").exists()


def test_the_message_points_to_the_reply_and_holds_no_remark(consultation, officer):
    actions.send(consultation, by=officer)
    notice = Notice.objects.get(address="poradnia@zmyslone.example")
    assert "/konsultacje/wzorowa/odpowiedzi/o1/" in notice.text
    for word in ("Uwaga r", "Powód", "Poradnia", "poradnia"):
        assert word not in notice.text + notice.subject
    assert notice.html == ""


def test_nothing_goes_out_before_publication(consultation, officer):
    life.advance(consultation, consultations.REOPEN, by=officer)
    with pytest.raises(Denied):
        actions.send(consultation, by=officer)
    assert not Notice.objects.exists()


def test_readers_and_strangers_send_nothing(consultation, reader, person):
    for actor in (reader, person("officer")):
        with pytest.raises(Denied):
            actions.send(consultation, by=actor)
        with pytest.raises(Denied):
            actions.hand_over(Answer.objects.get(key="o3"), by=actor)


def test_a_reply_handed_over_is_noted_once_and_gets_no_message(consultation, officer):
    answer = Answer.objects.get(key="o1")
    assert actions.hand_over(answer, by=officer)
    assert not actions.hand_over(answer, by=officer)
    assert actions.send(consultation, by=officer) == 1
    assert Told.objects.get(answer=answer).how == HowTold.BY_HAND


def test_the_journal_keeps_counts_and_keys(consultation, officer):
    actions.send(consultation, by=officer)
    actions.hand_over(Answer.objects.get(key="o3"), by=system("tests"))
    kept = list(
        Event.objects.filter(verb__startswith="replies.").order_by("pk").values_list("verb", "details")
    )
    assert kept == [("replies.sent", {"count": 2}), ("replies.handed_over", {"answer": "o3"})]


def test_what_became_of_the_message_is_known_without_its_address(consultation, officer):
    assert queries.fates([answer.pk for answer in Answer.objects.order_by("position")]) == {}
    actions.send(consultation, by=officer)
    answer = Answer.objects.get(key="o1")
    assert queries.fates([answer.pk]) == {answer.pk: NoticeState.HELD}
