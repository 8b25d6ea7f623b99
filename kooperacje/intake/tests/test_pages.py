"""The queue, one item and the blank form, as an officer, a reader and a stranger get them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.documents import answerform
from kooperacje.institutions.models import Institution
from kooperacje.intake import blank
from kooperacje.intake.actions import take_in
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState, Source
from kooperacje.intake.tests import samples

HOME = "/praca/konsultacje/proba-2026/przychodzace/"
FORM = "/konsultacje/proba-2026/formularz/"


@pytest.fixture
def host(consultation):
    return Institution.objects.get(pk=consultation.organiser_id)


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


@pytest.fixture
def reading(client, host, signed_in):
    signed_in(client, "reader", host)
    return client


@pytest.fixture
def item(consultation, officer, form):
    content = samples.good(form)["02-formularz-w-liscie.eml"]
    (taken,) = take_in(consultation, source=Source.MAILBOX, name="a.eml", content=content, by=officer)
    return taken.item


def page_of(item: Item) -> str:
    return f"{HOME}{item.pk}/"


def sent(form: answerform.Form, item: Item, **changes: str) -> dict[str, str]:
    """The form of the page as a browser would send it."""
    data = {"version": str(item.version), "party_key": item.party_key}
    for field in item.content["fields"]:
        data[field["tag"]] = field["value"]
    for number, remark in enumerate(item.content["remarks"], start=1):
        for field in remark["fields"]:
            data[f"remark-{number}-{field['tag']}"] = field["value"]
    return {**data, **changes}


def test_the_queue_shows_what_came_in_and_how_sure_it_is(office, item):
    page = office.get(HOME).content.decode()
    assert "Odpowiedź" in page
    assert "Gminny Ośrodek Pomocy Społecznej w Nigdzie Dolnym" in page
    assert "rozpoznana po adresie" in page
    assert "100 %" in page


def test_the_queue_is_filtered_by_state(office, item):
    assert item.subject in office.get(HOME, {"state": "read"}).content.decode()
    assert "Nic nie jest w tym stanie" in office.get(HOME, {"state": "refused"}).content.decode()
    assert office.get(HOME, {"state": "nonsense", "page": "x"}).status_code == 200


def test_an_empty_queue_says_what_to_do(office):
    assert "Nic jeszcze nie przyszło" in office.get(HOME).content.decode()


def test_the_list_takes_as_many_queries_for_many(office, consultation, officer, flat_queries):
    def one_more() -> None:
        number = Item.objects.count()
        content = samples.mail(f"Nie zgłaszamy uwag. {number}")
        take_in(consultation, source=Source.MAILBOX, name="a.eml", content=content, by=officer)

    flat_queries(one_more, lambda: office.get(HOME))


def test_an_item_shows_the_original_beside_what_was_read(office, item):
    page = office.get(page_of(item)).content.decode()
    assert "W załączeniu." in page
    assert "a.eml" in page
    assert 'name="remark-1-proposed"' in page
    assert "w swoim polu" in page


def test_what_somebody_sent_is_never_markup(office, consultation, officer):
    content = samples.mail("<script>alert(1)</script>\nProsimy o zmianę.", Subject="<b>x</b>")
    (taken,) = take_in(consultation, source=Source.MAILBOX, name="a.eml", content=content, by=officer)
    page = office.get(page_of(taken.item)).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_mending_a_field_makes_it_certain_and_keeps_what_was_written(office, item, form):
    data = sent(form, item, **{"remark-1-reason": "Brakuje ludzi.", "party_key": "pcpr"})
    assert office.post(page_of(item), data).status_code == 302
    item.refresh_from_db()
    (remark,) = item.content["remarks"]
    reason = next(field for field in remark["fields"] if field["tag"] == "reason")
    assert (reason["value"], reason["raw"], reason["found"]) == ("Brakuje ludzi.", "Brakuje kadry.", "person")
    assert (item.party_key, item.party_how, item.version) == ("pcpr", "person", 2)


def test_an_emptied_remark_goes_and_a_new_one_comes(office, item, form):
    emptied = {f"remark-1-{field.tag}": "" for field in form.remark}
    office.post(page_of(item), sent(form, item, **emptied, **{"remark-2-reason": "Zupełnie nowa."}))
    item.refresh_from_db()
    assert [remark["fields"][3]["value"] for remark in item.content["remarks"]] == ["Zupełnie nowa."]


def test_saving_without_a_change_writes_nothing(office, item, form):
    office.post(page_of(item), sent(form, item))
    item.refresh_from_db()
    assert item.version == 1


def test_two_people_do_not_overwrite_each_other(office, item, form):
    first = sent(form, item, **{"remark-1-reason": "Pierwsza osoba."})
    second = sent(form, item, **{"remark-1-reason": "Druga osoba."})
    office.post(page_of(item), first)
    answer = office.post(page_of(item), second)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ktoś zapisał przed Tobą" in page
    assert "Druga osoba." in page
    item.refresh_from_db()
    assert "Pierwsza osoba." in str(item.content)


def test_an_institution_that_is_not_on_the_list_is_refused(office, item, form):
    assert office.post(page_of(item), sent(form, item, party_key="nowhere")).status_code == 400


def test_setting_aside_needs_a_reason_and_can_be_taken_back(office, item):
    empty = office.post(f"{page_of(item)}odloz/", {"reason": " "})
    assert empty.status_code == 400
    assert office.post(f"{page_of(item)}odloz/", {"reason": "To pytanie o termin."}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.reason) == (ItemState.SET_ASIDE, "To pytanie o termin.")
    assert "To pytanie o termin." in office.get(page_of(item)).content.decode()
    assert office.post(f"{page_of(item)}przywroc/").status_code == 302
    item.refresh_from_db()
    assert item.state == ItemState.READ


def test_a_reader_sees_and_changes_nothing(reading, item, form):
    page = reading.get(page_of(item)).content.decode()
    assert "Brakuje kadry." in page
    assert 'name="remark-1-reason"' not in page
    assert reading.post(page_of(item), sent(form, item)).status_code == 403
    assert reading.post(f"{page_of(item)}odloz/", {"reason": "x"}).status_code == 403
    assert reading.get(f"{HOME}dodaj/").status_code == 403


def test_strangers_find_nothing(client, item, signed_in, an_institution):
    for address in (HOME, page_of(item)):
        assert client.get(address).status_code in (302, 404)
    signed_in(client, "officer", an_institution("inny"))
    for address in (HOME, page_of(item), f"{HOME}dodaj/"):
        assert client.get(address).status_code == 404


def test_an_item_of_another_consultation_is_not_there(office, item, host):
    from kooperacje.base.actor import system
    from kooperacje.consultations import actions

    actions.create(slug="inna", title="Inna", organiser_id=host.pk, by=system("tests"))
    assert office.get(f"/praca/konsultacje/inna/przychodzace/{item.pk}/").status_code == 404


def test_a_file_is_brought_in_and_opens(office, form):
    file = SimpleUploadedFile("uwagi.docx", samples.good(form)["01-formularz.docx"])
    answer = office.post(f"{HOME}dodaj/", {"file": file}, follow=True)
    assert "Zespół spotyka się co kwartał." in answer.content.decode()
    again = SimpleUploadedFile("uwagi.docx", samples.good(form)["01-formularz.docx"])
    assert "niczego nie dodano" in office.post(f"{HOME}dodaj/", {"file": again}, follow=True).content.decode()
    assert Item.objects.count() == 1


def test_a_dangerous_file_is_brought_in_as_refused(office, form):
    file = SimpleUploadedFile("uwagi.docx", samples.hostile(form)["52-encje.docx"])
    page = office.post(f"{HOME}dodaj/", {"file": file}, follow=True).content.decode()
    assert "wczytać lub powielić" in page


def test_without_a_file_nothing_happens(office):
    assert office.post(f"{HOME}dodaj/", {}).status_code == 400


def test_the_blank_form_is_for_everybody_while_it_runs(client, consultation):
    page = client.get(FORM).content.decode()
    assert "formularz.docx" in page
    assert "konsultacje@gospodarz.example" in page
    content = client.get(f"{FORM}formularz.docx").content
    reading = answerform.read(content, blank.of(consultation))
    assert (reading.controls, reading.filled(), reading.identifier) == (33, (), "proba-2026")
    assert client.get(f"{FORM}formularz.pdf").content.startswith(b"%PDF-")
    assert client.get(f"{FORM}formularz.exe").status_code == 404
    assert io.BytesIO(content).getbuffer().nbytes < 20_000


def test_the_public_page_leads_to_the_form_while_answers_are_taken(client, consultation):
    assert FORM in client.get("/konsultacje/proba-2026/").content.decode()
    Consultation.objects.filter(pk=consultation.pk).update(state=ConsultationState.SUMMING_UP.value)
    assert client.get(FORM).status_code == 404


def test_the_workspace_has_a_tab_for_it(office):
    assert HOME in office.get("/praca/konsultacje/proba-2026/").content.decode()


def test_every_page_opens_in_english(office, item):
    for address in (HOME, page_of(item), f"{HOME}dodaj/", FORM):
        assert office.get(f"/en{address}").status_code == 200, address
