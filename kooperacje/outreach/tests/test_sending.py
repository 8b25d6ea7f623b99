"""A mailing goes out once to everybody it means, by a real mail server, whatever interrupts it."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.db import IntegrityError, connection, transaction

from kooperacje.answering.models import Code
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Answer, Consultation, Invitation
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.journal.models import Event
from kooperacje.notices.incoming import Failure, tell_failures
from kooperacje.notices.models import Notice
from kooperacje.outreach import actions, composing, queries
from kooperacje.outreach.actions import sending
from kooperacje.outreach.models import Deed, Dispatch, Mailing, Standing
from kooperacje.outreach.states import DispatchState, Purpose, Way
from kooperacje.outreach.tests.conftest import WORKER, approve, draft_of, go, party, states


def test_everybody_gets_it_with_a_code_of_their_own(running, officer):
    mailing = go(draft_of(running, officer), officer)
    assert mailing.state == "done"
    assert states(mailing) == {
        "pcpr": "posted",
        "gops": "posted",
        "mops": "posted",
        "proznia": "no_address",
    }
    notices = {one.address: one.text for one in Notice.objects.order_by("pk")}
    assert set(notices) == {"pcpr@example.org", "gops@example.org", "mops@example.org"}
    found = {re.search(r"kod (\S+)", text)[1] for text in notices.values()}
    assert len(found) == 3
    text = notices["mops@example.org"]
    assert "Zapraszamy Miejski Ośrodek Pomocy Społecznej w Nigdzie Górnym" in text
    assert "http://localhost:8000/odpowiedz/k/" in text
    assert "http://localhost:8000/bez-wiadomosci/" in text
    assert Code.objects.filter(consultation=running).count() == 3


def test_it_stands_in_the_record_the_history_and_the_journal(running, officer):
    before = Invitation.objects.filter(consultation=running).count()
    mailing = go(draft_of(running, officer), officer)
    made = Invitation.objects.filter(consultation=running).order_by("position")[before:]
    assert [(one.to, one.how, one.sent_on) for one in made][-1][1:] == ("e-mail", clock.today())
    assert len(made) == 3
    deed = Deed.objects.get(party=party("mops"))
    assert (deed.kind, deed.note, deed.by_account) == ("mailed", "Zaproszenie", officer.account_id)
    verbs = set(Event.objects.filter(subject=f"outreach.mailing:{mailing.pk}").values_list("verb", flat=True))
    assert verbs == {f"outreach.mailing_{what}" for what in ("drafted", "approved", "done")}
    approved = Event.objects.get(verb="outreach.mailing_approved")
    assert approved.details["with_reason"] is True
    assert not any("@example.org" in str(event.details) for event in Event.objects.order_by("pk"))


def test_batches_of_any_size_reach_everybody_once(running, officer, one_more, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    for number in range(7):
        one_more(f"p{number}@example.org")
    mailing = go(draft_of(running, officer), officer)
    addresses = list(Notice.objects.values_list("address", flat=True))
    assert len(addresses) == len(set(addresses)) == 10
    assert mailing.state == "done"


def test_a_time_to_come_is_waited_for(running, officer):
    mailing = draft_of(running, officer, send_at=clock.now() + timedelta(hours=3))
    go(mailing, officer)
    assert (mailing.state, Notice.objects.count()) == ("scheduled", 0)
    Mailing.objects.filter(pk=mailing.pk).update(send_at=clock.now() - timedelta(minutes=1))
    for _step in range(3):
        actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    mailing.refresh_from_db()
    assert (mailing.state, Notice.objects.count()) == ("done", 3)


def test_what_has_become_wrong_meanwhile_stops_it(running, officer):
    mailing = draft_of(running, officer)
    approve(mailing, officer)
    Consultation.objects.filter(pk=running.pk).update(window_to=clock.today() - timedelta(1))
    actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.objections, Notice.objects.count()) == ("stopped", ["after-end"], 0)


def test_a_consultation_that_ends_in_the_middle_stops_the_rest(running, officer, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 1)
    mailing = draft_of(running, officer)
    approve(mailing, officer)
    actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    Consultation.objects.filter(pk=running.pk).update(state="summing_up")
    actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    mailing.refresh_from_db()
    assert mailing.state == "stopped"
    assert sorted(states(mailing).values()) == ["posted", "stopped", "stopped", "stopped"]


def test_a_refused_one_cannot_be_approved_by_anybody(running, officer, reader):
    mailing = draft_of(running, officer)
    with pytest.raises(Denied):
        approve(mailing, reader)
    with pytest.raises(BadInput):
        actions.approve(mailing, accepted=False, reason="", by=officer)
    Consultation.objects.filter(pk=running.pk).update(state="draft")
    with pytest.raises(BadInput):
        approve(mailing, officer)
    with pytest.raises(BadInput):
        actions.approve(draft_of(running, officer), accepted=True, reason="x" * 2001, by=officer)


def test_it_can_be_stopped_and_taken_back_only_in_time(running, officer):
    mailing = go(draft_of(running, officer), officer)
    for act in (actions.stop, actions.take_back):
        with pytest.raises(Denied):
            act(mailing, by=officer)


def test_a_mailing_whose_job_is_gone_is_taken_up_again(running, officer):
    approve(draft_of(running, officer), officer)
    assert actions.resume(by=WORKER) == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert (actions.resume(by=WORKER), actions.resume(by=WORKER)) == (1, 0)


def test_answers_that_came_meanwhile_need_no_reminder(running, officer, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 1)
    Standing.objects.create(party=party("proznia"), email="proznia@example.org")
    mailing = draft_of(running, officer, purpose=Purpose.REMIND)
    approve(mailing, officer)
    actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    left = Dispatch.objects.get(mailing=mailing, state="waiting").party
    answer = schema.Answer(key="o9", institution=left.key, outcome=AnswerOutcome.NO_REMARKS)
    consultations.add(running, catalogue.ANSWER, answer, by=system("tests"))
    for _step in range(3):
        actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    assert sorted(states(mailing).values()) == ["no_longer", "posted"]


class TestReminders:
    @pytest.fixture
    def reminder(self, running, officer):
        Standing.objects.create(party=party("proznia"), email="proznia@example.org")

        def make(**changes):
            return draft_of(running, officer, purpose=Purpose.REMIND, subject="Przypomnienie", **changes)

        return make

    def test_only_the_silent_are_reminded(self, reminder, officer):
        mailing = go(reminder(), officer)
        assert set(states(mailing)) == {"mops", "proznia"}
        assert Deed.objects.filter(kind="reminded").count() == 2
        assert Invitation.objects.filter(how="e-mail").count() == 0

    def test_never_twice_a_day_by_any_way(self, reminder, officer):
        go(reminder(), officer)
        again = reminder(way=Way.LETTER)
        with pytest.raises(BadInput):
            approve(again, officer)
        Answer.objects.filter(institution=party("gops")).delete()
        later = go(reminder(), officer)
        assert states(later) == {"gops": "posted", "mops": "today", "proznia": "today"}

    def test_the_next_day_is_another_day(self, reminder, officer):
        go(reminder(), officer)
        Dispatch.objects.update(reminded_on=clock.today() - timedelta(1))
        assert set(states(go(reminder(), officer)).values()) == {"posted"}

    def test_the_database_itself_refuses_a_second_one(self, reminder, officer):
        go(reminder(), officer)
        other = reminder()
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispatch.objects.create(
                mailing=other,
                party=party("mops"),
                state=DispatchState.POSTED.value,
                at=clock.now(),
                reminded_on=clock.today(),
            )

    def test_who_opted_out_or_bounced_is_left_alone(self, reminder, officer):
        Standing.objects.filter(party=party("mops")).update(opted_out_at=clock.now())
        Standing.objects.filter(party=party("proznia")).update(bounced_at=clock.now())
        with pytest.raises(BadInput):
            approve(reminder(), officer)
        letters = reminder(way=Way.LETTER)
        assert states(go(letters, officer)) == {"mops": "opted_out", "proznia": "made"}


class TestOptingOut:
    def address(self):
        text = Notice.objects.get(address="mops@example.org").text
        return re.search(r"http://localhost:8000(/bez-wiadomosci/\S+)", text)[1]

    def test_a_link_asks_and_a_button_says_it(self, running, officer, client):
        go(draft_of(running, officer), officer)
        address = self.address()
        page = client.get(address)
        assert "Nigdzie Górnym" in page.content.decode()
        assert Standing.objects.filter(opted_out_at__isnull=False).count() == 0
        for _again in range(2):
            assert "Jej kod nadal" in client.post(address, follow=True).content.decode()
        assert Standing.objects.get(opted_out_at__isnull=False).party.key == "mops"
        assert Deed.objects.filter(kind="opted_out").count() == 1
        assert states(go(draft_of(running, officer), officer))["mops"] == "opted_out"

    def test_the_address_says_nothing_of_anybody(self, running, officer):
        go(draft_of(running, officer), officer)
        token = self.address().split("/")[2]
        assert re.fullmatch(r"\d+\.[\w-]+", token)

    def test_what_we_did_not_sign_leads_nowhere(self, running, officer, client):
        go(draft_of(running, officer), officer)
        number = Dispatch.objects.order_by("pk").values_list("pk", flat=True)[0]
        forged = signing.Signer(salt="another", sep=".").sign(str(number))
        for token in (forged, f"{number}", "1.x", f"x{self.address().split('/')[2]}"):
            assert client.get(f"/bez-wiadomosci/{token}/").status_code == 404
            assert client.post(f"/bez-wiadomosci/{token}/").status_code == 404
        gone = composing.opt_out_token(10**9)
        assert client.get(f"/bez-wiadomosci/{gone}/").status_code == 404
        with pytest.raises(NotThere):
            actions.opt_out(10**9)

    def test_an_officer_may_set_an_address_again(self, running, officer, reader):
        Standing.objects.filter(party=party("mops")).update(opted_out_at=clock.now(), bounced_at=clock.now())
        with pytest.raises(Denied):
            actions.set_email(party("mops"), email="x@example.org", by=reader)
        with pytest.raises(BadInput):
            actions.set_email(party("mops"), email="x", by=officer)
        actions.set_email(party("mops"), email="nowy@example.org", by=officer)
        assert states(go(draft_of(running, officer), officer))["mops"] == "posted"


class TestBounces:
    def failure(self, **changes):
        fields = {
            "recipient": "mops@example.org",
            "status": "5.1.1",
            "action": "failed",
            "original_id": "<a@b>",
        }
        return Failure(**{**fields, **changes})

    @pytest.fixture
    def gone(self, running, officer):
        mailing = go(draft_of(running, officer), officer)
        Notice.objects.filter(address="mops@example.org").update(message_id="<a@b>", state="sent")
        return mailing

    def test_a_report_marks_the_institution_everywhere(self, gone, client, signed_in, running):
        tell_failures([self.failure()])
        assert states(gone)["mops"] == "bounced"
        assert Deed.objects.get(kind="bounced").note == "5.1.1"
        signed_in(client, "officer", running.organiser)
        home = "/praca/konsultacje/proba-2026/zasieg/"
        assert "wiadomość wróciła" in client.get(f"{home}telefony/").content.decode()
        assert "wiadomość wróciła" in client.get(f"{home}instytucje/mops/").content.decode()
        assert queries.totals(running, queries.Asked())["undelivered"] == 1

    def test_it_is_counted_once(self, gone):
        tell_failures([self.failure(), self.failure()])
        assert Deed.objects.filter(kind="bounced").count() == 1

    @pytest.mark.parametrize(
        "changes",
        [{"action": "delayed"}, {"status": "4.2.2"}, {"original_id": "<other@b>"}],
    )
    def test_what_is_not_final_or_not_ours_changes_nothing(self, gone, changes):
        tell_failures([self.failure(**changes)])
        assert states(gone)["mops"] == "posted"

    def test_without_the_number_of_the_message_the_address_counts(self, gone):
        tell_failures([self.failure(original_id="", recipient="GOPS@example.org".lower())])
        assert (states(gone)["gops"], states(gone)["mops"]) == ("bounced", "posted")

    def test_a_new_address_from_the_base_forgets_it(self, gone, running, officer):
        tell_failures([self.failure()])
        table = "Nazwa;Typ;TERYT;E-mail\nMiejski Ośrodek Pomocy Społecznej w Nigdzie Górnym;mops;1213011;"
        actions.load_base(running, content=f"{table}mops@example.org".encode(), by=officer)
        assert Standing.objects.get(party=party("mops")).bounced_at is not None
        actions.load_base(running, content=f"{table}inny@example.org".encode(), by=officer)
        assert Standing.objects.get(party=party("mops")).bounced_at is None


class TestPapers:
    HOME = "/praca/konsultacje/proba-2026/wysylka/"

    @pytest.fixture
    def office(self, client, running, signed_in):
        signed_in(client, "officer", running.organiser)
        return client

    @pytest.mark.parametrize("form", ["pdf", "docx"])
    def test_letters_are_one_to_a_page_with_code_and_mark(self, office, running, officer, form):
        mailing = draft_of(running, officer, way=Way.LETTER)
        assert office.get(f"{self.HOME}{mailing.pk}/kody.{form}").status_code == 403
        approve(mailing, officer)
        assert set(states(mailing).values()) == {"made"}
        found = office.get(f"{self.HOME}{mailing.pk}/kody.{form}")
        assert found.status_code == 200
        assert found.headers["Cache-Control"] == "no-store, private"
        assert found.content[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[form]
        for wrong in ("kody.csv", f"kody.{form}?part=2"):
            assert office.get(f"{self.HOME}{mailing.pk}/{wrong}").status_code == 404

    def test_a_list_holds_the_codes_and_starts_no_formula(self, office, running, officer):
        type(party("mops")).objects.filter(key="mops").update(name="=1+1")
        mailing = draft_of(running, officer, way=Way.LIST)
        approve(mailing, officer)
        lines = office.get(f"{self.HOME}{mailing.pk}/kody.csv").content.decode("utf-8-sig").splitlines()
        assert len(lines) == 5
        assert any(line.startswith("'=1+1,") for line in lines)
        assert all(
            re.search(r",[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z],http", line) for line in lines[1:]
        )
        assert office.get(f"{self.HOME}{mailing.pk}/kody.xlsx").content[:2] == b"PK"

    def test_only_an_officer_takes_them(self, client, running, officer, signed_in):
        mailing = draft_of(running, officer, way=Way.LIST)
        approve(mailing, officer)
        signed_in(client, "reader", running.organiser)
        assert client.get(f"{self.HOME}{mailing.pk}/kody.csv").status_code == 403
        assert "kody.csv" not in client.get(f"{self.HOME}{mailing.pk}/").content.decode()

    def test_many_letters_come_in_parts(self, office, running, officer, monkeypatch):
        from kooperacje.outreach.pages import papers

        monkeypatch.setattr(papers, "PART", 2)
        mailing = draft_of(running, officer, way=Way.LETTER)
        approve(mailing, officer)
        page = office.get(f"{self.HOME}{mailing.pk}/").content.decode()
        assert "część 2 z 2" in page
        assert office.get(f"{self.HOME}{mailing.pk}/kody.docx?part=2").status_code == 200
        assert office.get(f"{self.HOME}{mailing.pk}/kody.docx?part=3").status_code == 404
