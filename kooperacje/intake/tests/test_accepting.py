"""What a person accepts becomes an answer of the consultation, whole or not at all."""

from datetime import date

import pytest

from kooperacje.answering import actions as answering
from kooperacje.answering.models import Submission
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput
from kooperacje.base.versions import Stale
from kooperacje.consultations import queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import AnswerOutcome, RemarkKind
from kooperacje.intake.actions import accept, set_aside, take_in
from kooperacje.intake.content import Content, Remark, Value
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState, Source
from kooperacje.intake.tests import samples
from kooperacje.intake.tests.test_pages import host, office, page_of, sent  # noqa: F401
from kooperacje.journal.models import Event
from kooperacje.notices.models import Notice


@pytest.fixture
def take(consultation, officer, form):
    def one(name: str) -> Item:
        content = samples.good(form)[name]
        (taken,) = take_in(consultation, source=Source.MAILBOX, name=name, content=content, by=officer)
        return taken.item

    return one


@pytest.fixture
def read(consultation):
    """The consultation's value as it stands."""
    return lambda: queries.value(consultation)


def accepted(item: Item, by, **changes) -> str:
    given = {
        "content": Content.from_json(item.content),
        "party_key": item.party_key,
        "expected": item.version,
    }
    return accept(item, by=by, **{**given, **changes}).answer


def test_a_filled_form_becomes_an_answer_with_its_remarks(take, officer, read):
    item = take("02-formularz-w-liscie.eml")
    key = accepted(item, officer)
    value = read()
    (answer,) = value.answers
    assert (answer.key, answer.institution, answer.outcome) == (key, "gops", AnswerOutcome.WITH_REMARKS)
    assert str(answer.received_on) == "2026-02-02"
    first, second = value.remarks
    assert first == schema.Remark(
        key=first.key,
        text="Brakuje kadry.",
        kind=RemarkKind.SUBSTANTIVE,
        answer=key,
        place="Rozdział 3.2",
        current="Zespół spotyka się co miesiąc.",
        proposed="Zespół spotyka się co kwartał.",
        received_on=answer.received_on,
    )
    assert (second.question, second.text, second.answer) == ("q1", "Jasny podział ról.", key)
    item.refresh_from_db()
    assert (item.state, item.submission, item.decided_by) == (
        ItemState.ACCEPTED,
        answer.receipt,
        officer.account_id,
    )


def test_a_no_becomes_an_answer_without_remarks(take, officer, read):
    accepted(take("03-brak-uwag.eml"), officer)
    value = read()
    assert [answer.outcome for answer in value.answers] == [AnswerOutcome.NO_REMARKS]
    assert value.remarks == ()


def test_what_was_marked_in_a_returned_copy_stays_with_the_remark(take, officer, read):
    item = take("01-formularz.docx")
    marked = Remark(
        (Value("reason", "Za rzadko."),), quote="raz na kwartał", passage="Spotkania: raz na kwartał."
    )
    content = Content(fields=(Value("outcome", "with_remarks"),), remarks=(marked,))
    accepted(item, officer, content=content)
    assert [(remark.text, remark.quote) for remark in read().remarks] == [("Za rzadko.", "raz na kwartał")]


@pytest.mark.parametrize(
    ("last", "late"), [(date(2026, 2, 1), True), (date(2026, 2, 2), False), (None, None)]
)
def test_what_came_late_is_kept_and_flagged(take, officer, read, consultation, last, late):
    consultation.window_from = date(2026, 1, 1) if last else None
    consultation.window_to = last
    consultation.save()
    accepted(take("02-formularz-w-liscie.eml"), officer)
    assert [answer.late for answer in read().answers] == [late]


def test_a_remark_without_words_of_its_own_says_what_it_proposes(take, officer, read):
    item = take("01-formularz.docx")
    fields = (Value("proposed", "Nowe brzmienie."),)
    content = Content(fields=(Value("outcome", "with_remarks"),), remarks=(Remark(fields),))
    accepted(item, officer, content=content)
    assert [remark.text for remark in read().remarks] == ["Nowe brzmienie."]


@pytest.mark.parametrize(
    ("fields", "remarks", "party", "place"),
    [
        ({"outcome": "no_remarks"}, [], "", "party_key"),
        ({}, [], "gops", "outcome"),
        ({"outcome": "with_remarks"}, [], "gops", "outcome"),
        ({"outcome": "no_remarks"}, [{"reason": "x"}], "gops", "outcome"),
        ({"outcome": "with_remarks"}, [{"place": "str. 1"}], "gops", "remark-1-reason"),
        (
            {"outcome": "with_remarks"},
            [{"reason": "x"}, {"reason": "x", "place": "y" * 501}],
            "gops",
            "remark-2-place",
        ),
        ({"outcome": "with_remarks", "question-q9": "x"}, [], "gops", "question-q9"),
    ],
)
def test_what_stands_in_the_way_is_named_and_nothing_is_half_saved(
    take, officer, read, fields, remarks, party, place
):
    item = take("03-brak-uwag.eml")
    content = Content(
        fields=tuple(Value(tag, value) for tag, value in fields.items()),
        remarks=tuple(Remark(tuple(Value(t, v) for t, v in one.items())) for one in remarks),
    )
    with pytest.raises(BadInput) as refused:
        accepted(item, officer, content=content, party_key=party)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert (read().answers, read().remarks) == ((), ())
    item.refresh_from_db()
    assert (item.state, item.version) == (ItemState.READ, 1)


def test_a_second_answer_of_an_institution_waits_beside_the_first(take, officer, read):
    accepted(take("03-brak-uwag.eml"), officer)
    assert accepted(take("02-formularz-w-liscie.eml"), officer) == ""
    assert [answer.outcome for answer in read().answers] == [AnswerOutcome.NO_REMARKS]
    waiting = Submission.objects.get(state="waiting")
    answering.record(waiting, institution="gops", by=officer)
    assert [answer.outcome for answer in read().answers] == [AnswerOutcome.WITH_REMARKS]


def test_the_sender_of_a_message_gets_the_receipt(take, officer, read):
    item = take("02-formularz-w-liscie.eml")
    accepted(item, officer)
    notice = Notice.objects.get()
    assert notice.address == item.sender
    assert read().answers[0].receipt in notice.text


def test_nothing_is_accepted_twice_or_over_somebody_elses_change(take, officer):
    item = take("03-brak-uwag.eml")
    with pytest.raises(Stale):
        accepted(item, officer, expected=7)
    accepted(item, officer)
    with pytest.raises(Denied):
        accepted(item, officer, expected=None)
    with pytest.raises(Denied):
        set_aside(item, reason="x", by=officer)


def test_only_officers_accept(take, reader, read):
    with pytest.raises(Denied):
        accepted(take("03-brak-uwag.eml"), reader)
    assert read().answers == ()


def test_the_journal_tells_of_it_without_words(take, officer):
    accepted(take("02-formularz-w-liscie.eml"), officer)
    event = Event.objects.get(verb="intake.accepted")
    assert event.details == {"answer": "o1"} or set(event.details) == {"answer"}


def test_one_click_on_the_page_accepts(take, office, form):  # noqa: F811
    item = take("02-formularz-w-liscie.eml")
    answer = office.post(page_of(item), sent(form, item, accept="1"), follow=True)
    assert "Przyjęto" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == ItemState.ACCEPTED
    assert "Brakuje kadry." in office.get(page_of(item)).content.decode()
    assert "Brakuje kadry." in office.get("/praca/konsultacje/proba-2026/uwagi/").content.decode()


def test_the_page_says_beside_the_field_what_is_missing(take, office, form):  # noqa: F811
    item = take("02-formularz-w-liscie.eml")
    answer = office.post(page_of(item), sent(form, item, accept="1", party_key=""))
    assert answer.status_code == 400
    assert "Wskaż instytucję" in answer.content.decode()
