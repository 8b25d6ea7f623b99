"""What is read of each kind, whose it is, and what is kept."""

import pytest

from kooperacje.base.decisions import Denied
from kooperacje.files import access as file_access
from kooperacje.files import queries as files
from kooperacje.intake import access
from kooperacje.intake.actions import take_in
from kooperacje.intake.content import Content
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState, Sort, Source
from kooperacje.intake.tests import samples
from kooperacje.journal.models import Event


@pytest.fixture
def take(consultation, officer, form):
    def one(name: str, content: bytes | None = None) -> Item:
        given = samples.good(form)[name] if content is None else content
        (taken,) = take_in(consultation, source=Source.UPLOAD, name=name, content=given, by=officer)
        return taken.item

    return one


def values(item: Item) -> dict[str, str]:
    return {value.tag: value.value for value in Content.from_json(item.content).filled()}


def test_a_form_is_read_exactly_and_its_institution_known_by_name(take):
    item = take("01-formularz.docx")
    assert (item.sort, item.state, item.confidence) == (Sort.FORM, ItemState.READ, 1.0)
    assert (item.party_key, item.party_how) == ("pcpr", "name")
    assert values(item)["proposed"] == "Zespół spotyka się co kwartał."


def test_a_form_that_came_by_mail_is_known_by_its_address(take):
    item = take("02-formularz-w-liscie.eml")
    assert (item.sort, item.name, item.party_key, item.party_how) == (
        Sort.FORM,
        "Formularz.docx",
        "gops",
        "address",
    )
    assert item.sender == "gops@nigdzie.example"
    assert item.received_at.isoformat() == "2026-02-02T09:12:00+00:00"


def test_a_reply_in_words_is_a_no_with_some_doubt(take):
    item = take("03-brak-uwag.eml")
    assert values(item) == {"outcome": "no_remarks"}
    assert item.confidence == 0.7
    assert Content.from_json(item.content).quoted.endswith("> Zapraszamy")


def test_a_form_written_into_the_message(take):
    item = take("04-w-tresci.eml")
    assert (item.party_key, values(item)["place"], values(item)["reason"]) == (
        "proznia",
        "str. 5",
        "niejasne",
    )


def test_a_returned_document_gives_anchored_remarks(take):
    item = take("05-dokument-z-komentarzem.docx")
    (remark,) = Content.from_json(item.content).remarks
    assert item.sort == Sort.RETURNED
    assert (remark.value("place"), remark.quote, remark.value("reason")) == (
        "Rozdział 1",
        "Rodzina jest podmiotem.",
        "Proszę wyjaśnić pojęcie.",
    )


def test_a_free_text_is_one_remark_and_doubtful(take):
    item = take("06-wolny-tekst.eml")
    assert item.confidence == 0.3
    assert values(item)["reason"] == "Prosimy o dłuższy termin spotkań."


def test_the_originals_are_kept_byte_for_byte(take, form, officer):
    sent = samples.good(form)["02-formularz-w-liscie.eml"]
    item = take("02-formularz-w-liscie.eml", sent)
    rows = files.attached(officer, access.subject_of(item))
    assert [(row.name, row.content_type.rpartition("/")[2][:8]) for row in rows] == [
        ("02-formularz-w-liscie.eml", "rfc822"),
        ("Formularz.docx", "vnd.open"),
    ]
    message = file_access.get_or_404(officer, rows[0].id)
    with files.content(message) as kept:
        assert kept.read() == sent


def test_what_is_not_safe_is_not_kept(take, form, officer):
    item = take("54-makro.docx", samples.hostile(form)["54-makro.docx"])
    assert item.state == ItemState.REFUSED
    assert files.attached(officer, access.subject_of(item)) == []


def test_strangers_see_neither_items_nor_files(take, person, consultation, officer):
    item = take("01-formularz.docx")
    stranger = person("officer")
    assert list(access.visible(stranger, consultation).order_by("pk")) == []
    (row,) = files.attached(officer, access.subject_of(item))
    assert not file_access.may_read(stranger, access.subject_of(item))
    assert file_access.may_read(officer, access.subject_of(item))
    assert row.name == "01-formularz.docx"


def test_a_reader_brings_nothing_in(consultation, reader, form):
    with pytest.raises(Denied):
        take_in(consultation, source=Source.UPLOAD, name="a.docx", content=b"x", by=reader)
    assert Item.objects.count() == 0


def test_the_same_message_by_another_way_comes_in_once(consultation, officer, form):
    content = samples.good(form)["03-brak-uwag.eml"]
    (first,) = take_in(consultation, source=Source.FOLDER, name="a.eml", content=content, by=officer)
    other = b"Received: from mx.example by mx2.example\r\n" + content
    (second,) = take_in(consultation, source=Source.MAILBOX, name="b.eml", content=other, by=officer)
    assert (first.new, second.new, second.item.pk) == (True, False, first.item.pk)
    assert Event.objects.filter(verb="intake.taken_in").count() == 1


def test_the_same_message_id_with_other_words_is_another_message(consultation, officer):
    for text in ("Nie zgłaszamy uwag.", "Jednak zgłaszamy uwagi do rozdziału 3."):
        content = samples.mail(text)
        (taken,) = take_in(consultation, source=Source.UPLOAD, name="a.eml", content=content, by=officer)
        assert taken.new


def test_two_forms_in_one_message_are_two_answers(consultation, officer, form):
    from kooperacje.documents.answerform import render

    two = {f"{n}.docx": render(form, {**samples.FILLED, "institution": f"Instytucja {n}"}) for n in (1, 2)}
    taken = take_in(
        consultation, source=Source.UPLOAD, name="a.eml", content=samples.mail("x", files=two), by=officer
    )
    assert [one.item.name for one in taken] == ["1.docx", "2.docx"]


def test_a_form_of_another_consultation_says_so(take, form):
    from dataclasses import replace

    from kooperacje.documents.answerform import render

    item = take("a.docx", render(replace(form, slug="inna"), samples.FILLED))
    assert item.content["notes"] == ["other_consultation"]


def test_what_lies_in_the_future_was_received_now(take):
    content = samples.mail("Nie zgłaszamy uwag.").replace(b"02 Feb 2026", b"02 Feb 2126")
    item = take("a.eml", content)
    assert item.received_at <= item.created_at


def test_the_journal_holds_no_words_of_anybody(take):
    take("01-formularz.docx")
    event = Event.objects.get(verb="intake.taken_in")
    assert event.details == {"source": "upload", "sort": "form", "state": "read"}
