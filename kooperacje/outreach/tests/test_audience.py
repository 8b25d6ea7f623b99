"""Whom a mailing means, and what an officer may write down about it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kooperacje.base import clock
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.models import Invitation, Stage, Stakeholder
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind
from kooperacje.notices.models import Notice
from kooperacje.outreach import access, actions, drafts, queries, tasks
from kooperacje.outreach.models import Dispatch, Mailing, Standing
from kooperacje.outreach.states import Purpose, Way, Whom
from kooperacje.outreach.tests.conftest import WORKER, approve, draft_of, go, party, states


def meant(consultation, officer, **changes):
    mailing = draft_of(consultation, officer, **changes)
    return [one.key for one in queries.audience(consultation, mailing)]


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({}, ["pcpr", "gops", "mops", "proznia"]),
        ({"types": ["mops", "gops"]}, ["gops", "mops"]),
        ({"territory": "1213"}, ["gops", "mops"]),
        ({"is_key": True}, ["proznia"]),
        ({"is_key": False}, ["pcpr", "gops", "mops"]),
        ({"obligatory": True}, ["mops"]),
        ({"whom": Whom.SILENT}, ["mops", "proznia"]),
        ({"whom": Whom.UNINVITED}, ["gops"]),
        ({"purpose": Purpose.REMIND, "whom": Whom.ALL}, ["mops", "proznia"]),
        ({"unreachable": True}, ["mops", "proznia"]),
    ],
)
def test_each_condition_narrows_it(running, officer, changes, keys):
    Stakeholder.objects.create(
        consultation=running, key="i2", position=5, name="x", institution=party("mops"), obligatory=True
    )
    if changes.get("whom") is Whom.UNINVITED:
        Invitation.objects.filter(institution=party("gops")).delete()
    Standing.objects.filter(party=party("mops")).update(bounced_at=clock.now())
    assert meant(running, officer, **changes) == keys


def test_the_organiser_writes_to_itself_never(running, officer):
    Invitation.objects.create(
        consultation=running, key="z9", position=9, to="x", institution=party("gospodarz")
    )
    assert "gospodarz" not in meant(running, officer)


def test_a_public_address_of_the_register_helps_and_a_private_one_does_not(running, officer):
    place = Institution.objects.get(key="proznia")
    Contact.objects.create(
        institution=place, kind=ContactKind.EMAIL.value, value="ktos@example.org", is_public=False
    )
    assert queries.address(party("proznia")) == ""
    Contact.objects.create(institution=place, kind=ContactKind.EMAIL.value, value="biuro@example.org")
    assert queries.address(party("proznia")) == "biuro@example.org"
    assert states(go(draft_of(running, officer), officer))["proznia"] == "posted"


def test_one_bad_address_holds_nobody_else_up(running, officer):
    Standing.objects.filter(party=party("gops")).update(email="a@b@c..x")
    mailing = go(draft_of(running, officer), officer)
    assert states(mailing) == {
        "pcpr": "posted",
        "gops": "no_address",
        "mops": "posted",
        "proznia": "no_address",
    }
    assert Dispatch.objects.get(mailing=mailing, party=party("gops")).skip == "no_address"


def test_a_stage_gives_its_days(running, officer):
    today = clock.today()
    Stage.objects.create(
        consultation=running,
        key="e1",
        position=1,
        kind="electronic",
        title="E-konsultacje",
        window_from=today,
        window_to=today + timedelta(10),
    )
    mailing = draft_of(running, officer, stage="e1", text="{etap}: do {ostatni_dzien}. {link}")
    assert drafts.of(Mailing.objects.select_related("stage").get(pk=mailing.pk)).stage == "e1"
    go(mailing, officer)
    text = Notice.objects.order_by("pk")[0].text
    assert "E-konsultacje: do " in text
    made = Invitation.objects.filter(consultation=running).order_by("-position")[0]
    assert made.stage is not None
    assert made.stage.key == "e1"


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "nie-ma"},
        {"subject": "x" * 201},
        {"text": "x" * 10_001},
        {"subject": " "},
        {"text": "{inne}"},
        {"subject": "{link}"},
    ],
)
def test_what_does_not_hold_is_refused(running, officer, changes):
    with pytest.raises(BadInput):
        draft_of(running, officer, **changes)
    assert Mailing.objects.count() == 0


def test_saving_the_same_again_changes_nothing(running, officer):
    mailing = draft_of(running, officer)
    same = actions.change(mailing, plan=drafts.of(mailing), expected=1, by=officer)
    assert same.version == 1


def test_letters_and_lists_have_no_time(running, officer):
    later = clock.now() + timedelta(days=1)
    assert draft_of(running, officer, way=Way.LETTER, send_at=later).send_at is None


def test_a_mailing_that_is_not_there(running, officer):
    with pytest.raises(NotThere):
        access.mailing_or_404(officer, running, uuid4())
    actions.carry_on(mailing_id=uuid4(), by=WORKER)


def test_the_jobs_of_the_worker_carry_it_on(running, officer):
    mailing = draft_of(running, officer)
    approve(mailing, officer)
    tasks.send(mailing_id=str(mailing.pk), by={"kind": "system", "account": "", "label": "worker"})
    mailing.refresh_from_db()
    assert mailing.state == "done"
    other = draft_of(running, officer)
    approve(other, officer)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        tasks.resume(timestamp=0)
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'outreach.send'")
        assert cursor.fetchone() == (1,)


def test_the_page_of_one_that_went_out_says_what_became_of_it(running, officer, client, signed_in):
    signed_in(client, "officer", running.organiser)
    mailing = go(
        draft_of(running, officer, types=["mops", "fundacja"], territory="", is_key=None, obligatory=False),
        officer,
    )
    Notice.objects.update(state="sent")
    address = f"/praca/konsultacje/proba-2026/wysylka/{mailing.pk}/"
    page = client.get(address).content.decode()
    assert "pominięto: brak adresu e-mail" in page
    Dispatch.objects.filter(state="posted").update(state="bounced")
    assert "wróciło niedoręczone" in client.get(address).content.decode()
    narrow = draft_of(running, officer, territory="1213", is_key=False, obligatory=True, unreachable=True)
    page = client.get(f"/praca/konsultacje/proba-2026/wysylka/{narrow.pk}/").content.decode()
    assert "powiat oświęcimski" in page
    assert "tylko pozostali poza kluczowymi" in page
    assert "tylko ci, których trzeba wysłuchać" in page
