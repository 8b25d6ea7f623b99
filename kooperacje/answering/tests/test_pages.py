"""Answering as a browser without a script does it: open, write, send, correct; and what officers see of it."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kooperacje.answering import actions, codes, queries
from kooperacje.answering.models import Code, Submission
from kooperacje.answering.values import Sender
from kooperacje.base.actor import system
from kooperacje.consultations.models import Consultation
from kooperacje.modelbook import packaged
from kooperacje.modelbook.actions import load_definition
from kooperacje.modelbook.models import Passage

HOME = "/praca/konsultacje/proba-2026/nadeslane/"


def text(response) -> str:
    return unescape(response.content.decode())


def value_of(response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', response.content.decode())
    assert found is not None, name
    return found.group(1)


@pytest.fixture
def holder(client, code):
    """A browser in which the code is open."""
    response = client.post("/odpowiedz/", {"code": codes.plain(code).lower()})
    assert (response.status_code, response["Location"]) == (302, "/odpowiedz/moja/")
    return client


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def test_a_wrong_code_is_told_apart_from_an_unknown_one(client, consultation):
    wrong = client.post("/odpowiedz/", {"code": "7KQ4-M2TX-9RWC-0"})
    assert wrong.status_code == 400
    signs = "0" * codes.LENGTH
    unknown = client.post("/odpowiedz/", {"code": signs + codes.check_sign(signs)})
    assert unknown.status_code == 400
    assert "nie otwiera" in text(unknown)


def test_the_link_of_a_letter_opens_by_a_button_alone(client, code):
    page = client.get(codes.path(code))
    assert "Fundacja Próżnia" in text(page)
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "same-origin"  # enough, and no-referrer would break the form
    code.refresh_from_db()
    assert code.opened_at is None
    assert client.post(codes.path(code))["Location"] == "/odpowiedz/moja/"
    code.refresh_from_db()
    assert code.opened_at is not None


def test_without_a_code_every_page_leads_to_where_one_is_typed(client, consultation):
    for name in ("desk", "document", "remarks", "questions", "send", "together", "relay"):
        assert client.get(reverse(f"answering:{name}"))["Location"] == "/odpowiedz/"
    client.cookies["odpowiedz"] = f"{uuid4()}.0000000000000000:x"
    assert client.get("/odpowiedz/moja/")["Location"] == "/odpowiedz/"


def test_write_send_and_correct_without_a_script(holder, consultation):
    new = holder.get("/odpowiedz/moja/uwagi/nowa/")
    address = new["Location"]
    assert "Uwaga z uzasadnieniem" in text(holder.get(address))
    saved = holder.post(address, {"text": "Za mało czasu", "place": "Rozdział 3"}, follow=True)
    assert "Za mało czasu" in text(saved)
    holder.post("/odpowiedz/moja/pytania/", {"q1": "Zaufanie", "q2": ""})
    send = holder.get("/odpowiedz/moja/wyslij/")
    assert "Zaufanie" in text(send)
    form = {
        "token": value_of(send, "token"),
        "name": "Ewa Zmyślona",
        "email": "ewa@example.org",
        "with_copy": "on",
    }
    receipt = holder.post("/odpowiedz/moja/wyslij/", form, follow=True)
    first = Submission.objects.get()
    assert first.number in text(receipt)
    assert first.digest in text(receipt)
    again = holder.post("/odpowiedz/moja/wyslij/", form, follow=True)
    assert first.number in text(again)
    version = value_of(holder.get(address), "version")
    holder.post(address, {"text": "Za mało czasu i ludzi", "version": version})
    assert "zmiany niewysłane" in text(holder.get("/odpowiedz/moja/"))
    send = holder.get("/odpowiedz/moja/wyslij/")
    holder.post("/odpowiedz/moja/wyslij/", {"token": value_of(send, "token")})
    assert Submission.objects.count() == 2
    assert "aktualna jest późniejsza" in text(holder.get(f"/odpowiedz/moja/potwierdzenie/{first.number}/"))


def test_who_sends_is_told_what_happens_with_personal_data(holder, code, write):
    write(code)
    assert "danymi osobowymi" not in text(holder.get("/odpowiedz/moja/wyslij/"))
    Consultation.objects.update(privacy_clause="Dane przechowujemy dwanaście miesięcy.")
    assert "Dane przechowujemy dwanaście miesięcy." in text(holder.get("/odpowiedz/moja/wyslij/"))


def test_no_remarks_takes_one_press(holder):
    desk = holder.get("/odpowiedz/moja/")
    receipt = holder.post("/odpowiedz/moja/bez-uwag/", {"token": value_of(desk, "token")}, follow=True)
    assert "Bez uwag." in text(receipt)
    assert Submission.objects.get().outcome == "no_remarks"


def test_the_copies_are_handed_out_to_the_holder_alone(
    holder, code, write, send, client, officer, consultation
):
    write(code)
    sent = send(code)
    place = f"/odpowiedz/moja/potwierdzenie/{sent.number}/"
    assert holder.get(f"{place}odpowiedz.json").content.decode().startswith("{")
    assert holder.get(f"{place}odpowiedz.pdf").content.startswith(b"%PDF")
    assert holder.get(f"{place}inne.txt").status_code == 404
    other = actions.issue_codes(consultation, institutions=["pustka"], by=officer)["pustka"]
    client.post("/odpowiedz/", {"code": codes.plain(other)})
    assert client.get(place).status_code == 404
    assert client.get(f"{place}odpowiedz.json").status_code == 404


def test_a_form_that_saves_itself_learns_its_version_and_what_is_wrong(holder):
    address = f"/odpowiedz/moja/uwagi/{uuid4()}/"
    by_script = {"Accept": "application/json"}
    first = holder.post(address, {"text": "Za mało"}, headers=by_script).json()
    assert first == {"kept": True, "versions": {"version": 1}, "url": ""}
    second = holder.post(address, {"text": "Za mało czasu", "version": 1}, headers=by_script).json()
    assert second["versions"] == {"version": 2}
    other = holder.post(address, {"text": "Inne okno", "version": 1}, headers=by_script).json()
    assert other["url"].startswith("/odpowiedz/moja/uwagi/")
    assert other["url"] != address
    wrong = holder.post(address, {"text": ""}, headers=by_script)
    assert (wrong.status_code, wrong.json()["kept"]) == (400, False)
    answers = holder.post("/odpowiedz/moja/pytania/", {"q1": "Tak", "q2": ""}, headers=by_script).json()
    assert answers == {"kept": True, "versions": {"q1-version": 1}, "reload": False}


def test_a_refused_form_loses_nothing(holder):
    address = f"/odpowiedz/moja/uwagi/{uuid4()}/"
    response = holder.post(address, {"text": "Bardzo ważne słowa", "place": "x" * 501})
    assert response.status_code == 400
    assert "Bardzo ważne słowa" in text(response)


def test_a_remark_is_taken_out_and_brought_back(holder, code, write):
    entry = write(code, "Ważne")
    assert "Wyjęte" in text(holder.post(f"/odpowiedz/moja/uwagi/{entry.pk}/usun/", follow=True))
    assert queries.entries(code) == []
    holder.post(f"/odpowiedz/moja/uwagi/{entry.pk}/przywroc/")
    assert len(queries.entries(code)) == 1


def test_files_are_added_and_refused_with_a_sentence(holder, code):
    good = SimpleUploadedFile("uwagi.txt", "Treść, zażółć\n".encode())
    assert "uwagi.txt" in text(holder.post("/odpowiedz/moja/pliki/", {"file": good}, follow=True))
    bad = holder.post("/odpowiedz/moja/pliki/", {"file": SimpleUploadedFile("zly.exe", b"MZ\x90")})
    assert bad.status_code == 400
    page = holder.get("/odpowiedz/moja/uwagi/").content.decode()
    (address,) = re.findall(r"/odpowiedz/moja/pliki/[^/]+/usun/", page)
    assert "uwagi.txt" not in text(holder.post(address, follow=True))


def test_colleagues_write_and_the_lead_takes_over(holder, code, client, write):
    page = text(holder.post("/odpowiedz/moja/wspolnie/", {"label": "Dział świadczeń"}, follow=True))
    colleague = Code.objects.get(kind="colleague")
    assert codes.plain(colleague) in page
    entry = write(colleague, "Od działu")
    assert "Od działu" in text(holder.get("/odpowiedz/moja/wspolnie/"))
    assert "nie wszedł" in text(holder.get("/odpowiedz/moja/wyslij/"))
    holder.post(f"/odpowiedz/moja/wspolnie/{entry.pk}/przejmij/")
    assert [one.text for one in queries.entries(code)] == ["Od działu"]
    holder.post(f"/odpowiedz/moja/wspolnie/{colleague.pk}/wycofaj/")
    assert client.post("/odpowiedz/", {"code": codes.plain(colleague)}).status_code == 400


def test_an_invitation_is_passed_on_to_an_institution_of_the_register(holder, an_institution):
    other = an_institution("gops-zmyslony")
    found = holder.get("/odpowiedz/moja/przekaz/", {"q": "gops-zmyslony"})
    assert other.name in text(found)
    passed = text(holder.post("/odpowiedz/moja/przekaz/", {"institution": other.key}, follow=True))
    assert codes.plain(Code.objects.get(kind="relayed")) in passed
    twice = text(holder.post("/odpowiedz/moja/przekaz/", {"institution": other.key}, follow=True))
    assert "już zaproszona" in twice


def test_everybody_answers_only_where_an_officer_said_so(client, consultation, officer):
    place = "/konsultacje/proba-2026/odpowiedz/"
    assert client.get(place).status_code == 404
    actions.set_terms(consultation, open_to_all=True, closes_at=None, grace_minutes=30, by=officer)
    assert "każdy" in text(client.get(place))
    assert client.get("/konsultacje/proba-2026/").content.decode().count(place) == 1
    desk = client.post(place, follow=True)
    assert codes.plain(Code.objects.get(kind="open")) in text(desk)
    client.post(f"/odpowiedz/moja/uwagi/{uuid4()}/", {"text": "Z osiedla"})
    send = client.get("/odpowiedz/moja/wyslij/")
    form = {"token": value_of(send, "token"), "speaks_for": "institution"}
    assert client.post("/odpowiedz/moja/wyslij/", form).status_code == 400
    client.post("/odpowiedz/moja/wyslij/", {**form, "claimed": "Klub Zmyślony"})
    assert Submission.objects.get().content["institution"] == "Klub Zmyślony"


def test_the_same_way_in_english(client, code, an_institution):
    client.post("/en/odpowiedz/", {"code": codes.plain(code)})
    address = client.get("/en/odpowiedz/moja/uwagi/nowa/")["Location"]
    assert address.startswith("/en/")
    client.post(address, {"text": "Too little time"})
    assert "changes not sent" not in text(client.get("/en/odpowiedz/moja/"))
    an_institution("ops-somewhere")
    found = text(client.get("/en/odpowiedz/moja/przekaz/", {"q": "ops-somewhere"}))
    assert "Social welfare" in found or "social welfare" in found
    send = client.get("/en/odpowiedz/moja/wyslij/")
    receipt = client.post("/en/odpowiedz/moja/wyslij/", {"token": value_of(send, "token")}, follow=True)
    assert "Thank you. Keep the number" in text(receipt)


def test_leaving_forgets_the_code(holder):
    holder.post("/odpowiedz/wyjdz/")
    assert holder.get("/odpowiedz/moja/")["Location"] == "/odpowiedz/"


def test_officers_see_what_was_sent_and_decide(office, consultation, write, send):
    resident = actions.begin_open(consultation, network="a")
    write(resident, "Z osiedla")
    sent = send(resident, sender=Sender(name="Ewa Zmyślona"))
    assert sent.number in text(office.get(HOME))
    page = text(office.get(f"{HOME}{sent.number}/"))
    assert "Z osiedla" in page
    assert "Ewa Zmyślona" in page
    assert office.post(f"{HOME}{sent.number}/odrzuc/", {"reason": ""}).status_code == 400
    office.post(f"{HOME}{sent.number}/odrzuc/", {"reason": "Reklama."})
    office.post(f"{HOME}{sent.number}/przywroc/")
    office.post(f"{HOME}{sent.number}/przyjmij/", {"institution": "pustka"})
    sent.refresh_from_db()
    assert (sent.state, sent.institution) == ("recorded", "pustka")


def test_officers_set_terms_give_codes_and_enter_for_somebody(office, consultation):
    assert office.get(f"{HOME}warunki/").status_code == 200
    office.post(f"{HOME}warunki/", {"open_to_all": "on", "closes_at": "15:30", "grace_minutes": "30"})
    assert "15:30" in text(office.get(f"{HOME}warunki/"))
    office.post(f"{HOME}kody/proznia/")
    code = Code.objects.get(kind="invited")
    assert codes.plain(code) in text(office.get(f"{HOME}kody/proznia/"))
    office.post(f"{HOME}kody/proznia/", {"anew": "1"})
    code.refresh_from_db()
    assert code.round == 2
    assert "Fundacja Próżnia" in text(office.get(f"{HOME}kody/", {"q": "próż"}))
    form = {"institution": "pustka", "channel": "papier", "received_on": "2026-11-19"}
    desk = office.post(f"{HOME}w-imieniu/", form, follow=True)
    assert "Wpisujesz w czyimś imieniu" in text(desk)
    office.post(f"/odpowiedz/moja/uwagi/{uuid4()}/", {"text": "Z papieru"})
    send = office.get("/odpowiedz/moja/wyslij/")
    office.post("/odpowiedz/moja/wyslij/", {"token": value_of(send, "token")})
    assert queries.received(Submission.objects.select_related("code").get()) == date(2026, 11, 19)


def test_strangers_find_nothing(client, consultation, write, send):
    resident = actions.begin_open(consultation, network="a")
    write(resident)
    sent = send(resident)
    for place in (HOME, f"{HOME}warunki/", f"{HOME}kody/", f"{HOME}w-imieniu/", f"{HOME}{sent.number}/"):
        assert client.get(place).status_code in {302, 404}


@pytest.mark.parametrize(
    ("name", "most"),
    [("desk", 14), ("document", 14), ("remarks", 14), ("questions", 12), ("send", 14), ("together", 14)],
)
def test_pages_ask_as_little_of_a_full_answer_as_of_an_empty_one(
    holder, code, write, name, most, django_assert_max_num_queries
):
    for number in range(30):
        write(code, f"Uwaga {number}")
    with django_assert_max_num_queries(most):
        assert holder.get(reverse(f"answering:{name}")).status_code == 200


def test_the_document_is_read_and_its_passages_marked(holder, code, consultation):
    assert "Tekstu tu nie ma" in text(holder.get("/odpowiedz/moja/dokument/"))
    for path in packaged.files():
        load_definition(by=system("tests"), file=path.read_bytes())
    passage = Passage.objects.exclude(model_version__state="draft")[0]
    Passage.objects.filter(pk=passage.pk).update(text="Zespół spotyka się raz w miesiącu.")
    version = passage.model_version
    Consultation.objects.update(model_key=version.model.key, model_version=version.label)
    assert "Zespół spotyka się raz w miesiącu." in text(holder.get("/odpowiedz/moja/dokument/"))
    form = holder.get("/odpowiedz/moja/uwagi/nowa/", {"fragment": passage.ref}, follow=True)
    assert value_of(form, "passage") == passage.ref
    assert "Zespół spotyka się" in text(form)
    assert passage.heading in text(form)
    holder.post(form.redirect_chain[-1][0], {"text": "Do fragmentu", "passage": passage.ref})
    assert "Twoja uwaga 1" in text(holder.get("/odpowiedz/moja/dokument/"))
