"""Voices from phones: taken by a pass, never dropped, and remarks only when a scribe has accepted them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.flows import IllegalMove
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState
from kooperacje.journal.models import Event
from kooperacje.meetings import passes
from kooperacje.meetings.stuffing import Mark
from kooperacje.workshops import access, actions
from kooperacje.workshops.actions import forgetting, phones
from kooperacje.workshops.models import PhoneVoice, Voice
from kooperacje.workshops.states import PHONE_FLOW, PhoneState

ONE = "/praca/konsultacje/proba-2026/warsztaty/m1/"


@pytest.fixture
def ticket(consultation):
    """`ticket()`: a pass for the phones of m1; `ticket(-5)` ran out five minutes ago."""

    def make(minutes=10, meeting="m1"):
        until = clock.now() + timedelta(minutes=minutes)
        return passes.issue(access.PHONES, access.subject_of(consultation, meeting), until)

    return make


@pytest.fixture
def send(ticket):
    def one(text="Mało czasu", *, minutes=10, token=None, device=None, question="q2", table="3"):
        return actions.send_voice(
            ticket=passes.read(access.PHONES, ticket(minutes)),
            token=token or uuid4(),
            text=text,
            question=question,
            table=table,
            device=device or uuid4(),
        )

    return one


def accept(voice, by, **said):
    given = {"text": voice.text, "question": voice.question, "table": voice.table} | said
    return actions.accept_phone_voice(voice, by=by, **given)


def remarks(consultation):
    return rows.parts(rows.of(consultation, catalogue.REMARK), catalogue.REMARK)


def test_a_voice_waits_and_becomes_a_remark_once_when_it_is_accepted(consultation, send, officer):
    voice = send()
    assert remarks(consultation) == []
    first = accept(voice, officer, text="Za mało czasu")
    assert accept(voice, officer).pk == first.pk
    (remark,) = remarks(consultation)
    assert (remark.text, remark.meeting, remark.table, remark.question) == ("Za mało czasu", "m1", "3", "q2")
    voice.refresh_from_db()
    assert (voice.state, voice.text) == (PhoneState.ACCEPTED, "Mało czasu")


def test_the_same_form_sent_twice_waits_once(send):
    token = uuid4()
    assert send(token=token).pk == send("Inny", token=token).pk
    assert PhoneVoice.objects.count() == 1


def test_a_token_of_another_meeting_opens_nothing(send, ticket):
    token = uuid4()
    send(token=token)
    other = passes.read(access.PHONES, ticket(meeting="m2"))
    with pytest.raises(NotThere):
        actions.send_voice(ticket=other, token=token, text="x", question="", table="", device=uuid4())


def test_too_many_too_late_and_a_rush_are_marked_and_never_dropped(send, monkeypatch):
    device = uuid4()
    monkeypatch.setattr(phones, "PER_DEVICE", 2)
    monkeypatch.setattr(phones, "PER_MINUTE", 4)
    assert [send(device=device).mark for _ in range(3)] == [Mark.NONE, Mark.NONE, Mark.MANY]
    assert [send().mark for _ in range(2)] == [Mark.NONE, Mark.RUSH]
    assert send(minutes=-5).mark == Mark.LATE
    assert PhoneVoice.objects.filter(state=PhoneState.WAITING).count() == 6


def test_what_cannot_be_kept_is_said_so(consultation, send, monkeypatch):
    with pytest.raises(BadInput):
        send("  ")
    monkeypatch.setattr(phones, "MOST_WAITING", 1)
    send()
    with translation.override("en"), pytest.raises(BadInput, match="no more can be taken"):
        send()


def test_a_question_that_is_gone_is_left_open(send):
    assert send(question="q9").question == ""


def test_what_is_set_aside_stays_to_be_found_and_may_wait_again(consultation, send, officer):
    voice = send()
    actions.set_phone_voice_aside(voice, by=officer)
    actions.set_phone_voice_aside(voice, by=officer)
    assert Event.objects.filter(verb="workshops.phone_voice_set_aside").count() == 1
    actions.let_phone_voice_wait(voice, by=officer)
    actions.let_phone_voice_wait(voice, by=officer)
    accept(voice, officer)
    with pytest.raises(BadInput):
        actions.set_phone_voice_aside(voice, by=officer)


def test_a_remark_taken_back_lets_its_voice_be_found(consultation, send, officer):
    voice = send()
    actions.take_back(accept(voice, officer), by=officer)
    voice.refresh_from_db()
    assert voice.state == PhoneState.SET_ASIDE
    accept(voice, officer)
    assert len(remarks(consultation)) == 1


def test_no_way_leads_back_from_accepted_to_waiting():
    with pytest.raises(IllegalMove):
        PHONE_FLOW.check(PhoneState.ACCEPTED, PhoneState.WAITING)


def test_only_who_edits_decides(consultation, send, reader):
    voice = send()
    deeds = (
        lambda: accept(voice, reader),
        lambda: actions.set_phone_voice_aside(voice, by=reader),
        lambda: actions.let_phone_voice_wait(voice, by=reader),
        lambda: actions.open_voices(consultation, meeting="m1", is_open=True, by=reader),
        lambda: actions.show_question(consultation, meeting="m1", question="q1", by=reader),
    )
    for deed in deeds:
        with pytest.raises(Denied):
            deed()
    assert not Voice.objects.exists()


def test_a_closed_consultation_takes_nothing(consultation, send):
    Consultation.objects.filter(pk=consultation.pk).update(state=ConsultationState.PUBLISHED)
    with pytest.raises(NotThere):
        send()


def test_gone_is_not_there(consultation, send, officer):
    voice = send()
    PhoneVoice.objects.all().delete()
    with pytest.raises(NotThere):
        actions.set_phone_voice_aside(voice, by=officer)
    with pytest.raises(NotThere):
        actions.show_question(consultation, meeting="m1", question="q9", by=officer)


def test_what_was_sent_goes_and_the_remark_stays(consultation, send, officer, system_actor):
    accept(send(), officer)
    send()
    assert forgetting.KEEPER.count(consultation) == 2
    assert forgetting.KEEPER.remove(consultation, system_actor) == 2
    assert forgetting.KEEPER.count(consultation) == 0
    assert len(remarks(consultation)) == 1


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def test_a_phone_without_an_account_sends_for_the_question_it_saw(consultation, client, ticket, officer):
    actions.open_voices(consultation, meeting="m1", is_open=True, by=officer)
    actions.show_question(consultation, meeting="m1", question="q2", by=officer)
    address = reverse("workshops:phone", args=[ticket()])
    page = client.get(f"{address}?stolik=4")
    text = page.content.decode()
    assert "Co utrudni współpracę" in text
    assert 'value="4"' in text
    assert page.cookies["kooperacje_sala"]["httponly"]
    sent = {"text": "Zgłoś\r\nto", "table": "4", "question": "q2", "token": str(uuid4())}
    actions.show_question(consultation, meeting="m1", question="q1", by=officer)
    assert "Dziękujemy" in client.post(address, sent, follow=True).content.decode()
    voice = PhoneVoice.objects.get()
    assert (voice.text, voice.question, voice.table, voice.mark) == ("Zgłoś\nto", "q2", "4", "")
    client.post(address, {**sent, "token": str(uuid4())})
    assert PhoneVoice.objects.values("device").distinct().count() == 1
    refused = client.post(address, {**sent, "text": ""})
    assert refused.status_code == 400


def test_closing_in_between_loses_no_voice(consultation, client, ticket, officer):
    actions.open_voices(consultation, meeting="m1", is_open=False, by=officer)
    address = reverse("workshops:phone", args=[ticket(-5)])
    assert "nie są teraz przyjmowane" in client.get(address).content.decode()
    client.post(address, {"text": "Zdążę", "token": str(uuid4())})
    assert PhoneVoice.objects.get().mark == Mark.LATE


def test_a_forged_or_long_past_address_opens_nothing(client, ticket):
    good = ticket()
    assert client.get(reverse("workshops:phone", args=[good[:-2] + "xx"])).status_code == 404
    assert client.get(reverse("workshops:phone", args=[ticket(-60)])).status_code == 410
    other = passes.issue("something.else", "x", clock.now() + timedelta(minutes=5))
    assert client.get(reverse("workshops:phone", args=[other])).status_code == 404


def test_the_wall_shows_the_code_only_while_voices_are_taken(office, consultation, write):
    write(question="q2")
    address = f"{ONE}sciana/ekran/"
    assert "<svg" not in office.get(address).content.decode().partition('id="wall"')[2]
    office.post(f"{ONE}sciana/glosy/", {"open": "1"})
    office.post(f"{ONE}sciana/pytanie/", {"question": "q2"})
    page = office.get(address).content.decode()
    assert "/warsztat/" in page
    assert "qr__mark" in page
    assert "1 głos" in page
    assert "mocne strony" not in page
    stamp = page.partition("?stan=")[2][:16]
    assert office.get(address, {"stan": stamp}).status_code == 204
    assert "na ścianie" in office.get(f"{ONE}sciana/").content.decode()
    office.post(f"{ONE}sciana/pytanie/", {"question": ""})
    office.post(f"{ONE}sciana/glosy/", {"open": "0"})
    assert "/warsztat/" not in office.get(address).content.decode()


def test_the_scribe_goes_through_the_list(office, consultation, send):
    one, two = send("Głos pierwszy", table=""), send("<b>Głos drugi</b>", minutes=-5)
    page = office.get(f"{ONE}telefony/").content.decode()
    assert "Głos pierwszy" in page
    assert "<b>Głos drugi" not in page
    assert "wysłane po wygaśnięciu kodu" in page
    assert "2 czekają" in office.get(f"{ONE}?stolik=1").content.decode()
    refused = office.post(f"{ONE}telefony/{one.pk}/przyjmij/", {"text": "Poprawiony", "table": ""})
    assert refused.status_code == 400
    assert "Poprawiony" in refused.content.decode()
    odd = {"text": "Poprawiony", "table": "2", "question": "q9"}
    assert office.post(f"{ONE}telefony/{one.pk}/przyjmij/", odd).status_code == 400
    office.post(f"{ONE}telefony/{one.pk}/przyjmij/", {"text": "Poprawiony", "table": "2"})
    office.post(f"{ONE}telefony/{two.pk}/odloz/")
    assert [part.text for part in remarks(consultation)] == ["Poprawiony"]
    assert "Głos drugi" in office.get(f"{ONE}telefony/?odlozone=1").content.decode()
    office.post(f"{ONE}telefony/{two.pk}/przywroc/")
    assert "Głos drugi" in office.get(f"{ONE}telefony/").content.decode()
    assert office.post(f"{ONE}telefony/{uuid4()}/odloz/").status_code == 404


def test_a_reader_sees_the_list_and_decides_nothing(client, host, signed_in, send):
    voice = send("Głos")
    signed_in(client, "reader", host)
    page = client.get(f"{ONE}telefony/").content.decode()
    assert "Głos" in page
    assert "Przyjmij jako uwagę" not in page
    for deed in ("przyjmij", "odloz", "przywroc"):
        assert client.post(f"{ONE}telefony/{voice.pk}/{deed}/").status_code == 403


def test_lists_take_as_many_queries_for_many_voices(office, send, flat_queries):
    for address in (f"{ONE}telefony/", f"{ONE}sciana/", f"{ONE}sciana/ekran/"):
        assert flat_queries(send, lambda at=address: office.get(at)) < 25
