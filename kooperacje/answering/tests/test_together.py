"""The same code used at the same moment, with real commits: one answer per code, whatever races."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection

from kooperacje.answering import actions, queries
from kooperacje.answering.models import Submission
from kooperacje.answering.tests.conftest import VALUE
from kooperacje.answering.values import Sender, Written
from kooperacje.base.actor import system
from kooperacje.base.problems import BadInput
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.models import Answer, Consultation
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.institutions import actions as institutions

BY = system("tests")
RACES, RIVALS = 25, 8


@pytest.fixture
def codes(own_database):
    institutions.load_types(by=BY)
    consultations.load(VALUE.model_copy(update={"window": None, "stages": ()}), by=BY)
    consultation = Consultation.objects.get(slug=VALUE.slug)
    return actions.issue_codes(consultation, institutions=["proznia", "pustka"], by=BY)


def race(job, rivals: int) -> list[str]:
    """All at once, each on a connection of its own; what each returned."""
    start = Barrier(rivals)

    def run(number: int) -> str:
        start.wait(30)
        try:
            return job(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(rivals) as pool:
        return list(pool.map(run, range(rivals)))


def test_one_answer_stands_per_code_in_every_race(codes):
    code = codes["proznia"]
    ref = uuid4()
    for number in range(RACES):
        seen = queries.entries(code)
        written = Written(text=f"Wersja {number}")
        expected = seen[0].version if seen else None
        actions.write_remark(code, ref=ref, written=written, expected=expected)

        def send(_rival: int) -> str:
            try:
                sent = actions.send(code, token=uuid4(), outcome=AnswerOutcome.WITH_REMARKS, sender=Sender())
            except BadInput:  # somebody else was faster: nothing has changed since
                return ""
            return sent.number

        assert sum(bool(number) for number in race(send, RIVALS)) == 1
    assert Answer.objects.count() == 1
    assert Submission.objects.filter(state="recorded").count() == 1
    assert Submission.objects.count() == RACES


def test_the_same_page_sent_from_many_windows_makes_one_submission(codes):
    code = codes["pustka"]
    token: UUID = uuid4()

    def send(_rival: int) -> str:
        return actions.send(code, token=token, outcome=AnswerOutcome.NO_REMARKS, sender=Sender()).number

    assert len(set(race(send, RIVALS))) == 1
    assert Submission.objects.count() == 1


def test_many_windows_that_save_at_once_lose_nothing(codes):
    code = codes["proznia"]
    ref = uuid4()

    def write(rival: int) -> str:
        written = Written(text=f"Okno {rival}")
        return str(actions.write_remark(code, ref=ref, written=written, expected=None).entry.pk)

    race(write, RIVALS)
    texts = {one.text for one in queries.entries(code)}
    assert texts == {f"Okno {rival}" for rival in range(RIVALS)}
