"""A message goes to the consultation it is for, or stays for a person; delivery reports go to who sends."""

import pytest

from kooperacje.base import jobs
from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.documents.answerform import render
from kooperacje.intake import actions, tasks
from kooperacje.intake.models import Item
from kooperacje.intake.tests import samples
from kooperacje.intake.tests.conftest import VALUE
from kooperacje.notices import incoming
from kooperacje.notices.incoming import MailboxProblem, Visit, bounces

ROBOT = system("tests")


@pytest.fixture
def second(consultation):
    """A second consultation that takes answers, so that a message must say which it is for."""
    consultations.load(VALUE.model_copy(update={"slug": "druga-2026"}), by=ROBOT)
    return Consultation.objects.get(slug="druga-2026")


def kept_for() -> list[str]:
    return list(Item.objects.order_by("created_at").values_list("consultation__slug", flat=True))


def test_the_only_consultation_that_takes_answers_gets_it(consultation):
    assert actions.keep(samples.mail("Nie zgłaszamy uwag."), by=ROBOT)
    assert kept_for() == ["proba-2026"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Subject": "Konsultacje druga-2026: odpowiedź"},
        {"To": "konsultacje+druga-2026@gospodarz.example"},
    ],
)
def test_of_two_it_is_the_one_that_is_named(second, headers):
    assert actions.keep(samples.mail("Nie zgłaszamy uwag.", **headers), by=ROBOT)
    assert kept_for() == ["druga-2026"]


def test_the_form_names_its_consultation(second, form):
    content = samples.mail("W załączeniu.", files={"a.docx": render(form, samples.FILLED)})
    assert actions.keep(content, by=ROBOT)
    assert kept_for() == ["proba-2026"]


def test_where_it_is_not_sure_a_person_decides(second):
    assert not actions.keep(samples.mail("Nie zgłaszamy uwag."), by=ROBOT)
    assert not actions.keep(samples.mail("Do proba-20266", Subject="proba-20266"), by=ROBOT)
    assert kept_for() == []


def test_a_published_consultation_takes_nothing_in(consultation):
    Consultation.objects.filter(pk=consultation.pk).update(state=ConsultationState.PUBLISHED.value)
    assert not actions.keep(samples.mail("Nie zgłaszamy uwag.", Subject="proba-2026"), by=ROBOT)


def test_what_is_no_message_is_left(consultation):
    assert not actions.keep(b"\x00", by=ROBOT)


def test_a_delivery_report_is_told_and_not_kept(consultation, monkeypatch):
    monkeypatch.setattr(bounces, "_listeners", [])
    heard = []
    incoming.hear_failures(lambda failures: heard.extend(failure.recipient for failure in failures))
    assert actions.keep(samples.DSN, by=ROBOT)
    assert (heard, kept_for()) == (["nobody@example.org"], [])


def test_without_a_mailbox_nothing_is_read(settings):
    settings.IMAP_URL = ""
    assert actions.fetch(by=ROBOT) == Visit()


@pytest.mark.parametrize(
    ("outcome", "told"),
    [(MailboxProblem("sign_in"), "sign_in"), (Visit(kept=1, left=2), ": 2"), (Visit(kept=1), "")],
)
def test_the_job_tells_the_log_what_needs_a_person_and_nobodys_name(monkeypatch, caplog, outcome, told):
    def fetch(by):
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(actions, "fetch", fetch)
    tasks.fetch(0)
    assert caplog.text.endswith(f"{told}\n") if told else caplog.text == ""


def test_a_conversation_with_a_mail_server_holds_no_transaction(settings, consultation):
    settings.IMAP_URL = "imap://a:b@127.0.0.1:1"
    with pytest.raises(jobs.InsideTransaction):
        actions.fetch(by=ROBOT)
