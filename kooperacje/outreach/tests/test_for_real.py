"""Real commits, real threads, a real mail server, and mailings that are interrupted."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kooperacje.answering.models import Code
from kooperacje.notices.actions import deliver
from kooperacje.notices.models import Notice
from kooperacje.notices.tests.conftest import mail_server, mail_server_options
from kooperacje.outreach import actions
from kooperacje.outreach.actions import sending
from kooperacje.outreach.models import Dispatch, Mailing, Standing
from kooperacje.outreach.states import Purpose
from kooperacje.outreach.tests.conftest import WORKER, approve, build, draft_of, go, states

__all__ = ["mail_server", "mail_server_options"]


@pytest.fixture
def consultation(own_database):
    return build()


def test_two_workers_at_once_send_nothing_twice(running, officer, one_more, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 3)
    for number in range(20):
        one_more(f"p{number}@example.org")
    first = draft_of(running, officer, purpose=Purpose.REMIND)
    second = draft_of(running, officer, purpose=Purpose.REMIND, subject="Drugie")
    for mailing in (first, second):
        approve(mailing, officer)

    def work(mailing):
        try:
            for _step in range(12):
                actions.carry_on(mailing_id=mailing.pk, by=WORKER)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [first, second, first, second]))
    reminded = list(Dispatch.objects.filter(state="posted").values_list("party_id", flat=True))
    assert len(reminded) == len(set(reminded)) == 21
    assert Notice.objects.count() == 21
    assert {Mailing.objects.get(pk=one.pk).state for one in (first, second)} == {"done"}


def test_killed_in_a_batch_it_begins_that_batch_anew(running, officer, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    mailing = draft_of(running, officer)
    approve(mailing, officer)
    true = sending._write_down
    monkeypatch.setattr(sending, "_write_down", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    assert (Notice.objects.count(), Dispatch.objects.count(), Code.objects.count()) == (0, 0, 0)
    monkeypatch.setattr(sending, "_write_down", true)
    for _step in range(5):
        actions.carry_on(mailing_id=mailing.pk, by=WORKER)
    assert sorted(Notice.objects.values_list("address", flat=True)) == [
        "gops@example.org",
        "mops@example.org",
        "pcpr@example.org",
    ]


def test_a_refusal_of_the_mail_server_is_a_bounce(running, officer, mail_server):
    mailing = go(draft_of(running, officer), officer)
    mail_server.replies = ["rcpt 550 5.1.1 unknown here"]
    for number in Notice.objects.order_by("pk").values_list("pk", flat=True):
        deliver(by=WORKER, notice_id=number)
    assert sorted(states(mailing).values()) == ["bounced", "no_address", "posted", "posted"]
    assert len(mail_server.taken) == 2
    assert Standing.objects.get(bounced_at__isnull=False).bounce_status == "5.1.1"
    message = mail_server.taken[0]
    assert message["Subject"] == "Zaproszenie"
    assert "bez-wiadomosci" in message.get_body(("plain",)).get_content()


def test_a_message_that_was_given_up_is_named(running, officer, client, signed_in):
    mailing = go(draft_of(running, officer), officer)
    Notice.objects.filter(address="mops@example.org").update(state="failed", reason="given_up")
    signed_in(client, "officer", running.organiser)
    page = client.get(f"/praca/konsultacje/proba-2026/wysylka/{mailing.pk}/").content.decode()
    assert page.count("Nigdzie Górnym") == 1
    assert "niewysłana" in page
