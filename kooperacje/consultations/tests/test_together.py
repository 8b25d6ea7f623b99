"""Two officers at once, in two connections: nobody's words are lost, nothing is made twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kooperacje.base.actor import Actor, ActorKind, Membership, system
from kooperacje.consultations import actions, queries
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.institutions import actions as institutions

VALUE = schema.Consultation(
    slug="wspolna",
    title="Wspólna",
    organiser="host",
    institutions=(schema.InstitutionRef(key="host", name="Gospodarz", type="rops"),),
    questions=(schema.Question(key="q1", text="Pierwsze?"),),
)


def at_once(*jobs):
    """Run each in a thread and connection of its own, begun together; returns results or exceptions in order."""
    start = Barrier(len(jobs))

    def run(job):
        try:
            start.wait(20)
            return job()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def town(own_database):
    """A database of its own, in which commits are real."""
    by = system("tests")
    institutions.load_types(by=by)
    host = institutions.ensure(by=by, key="host", name="Gospodarz", type="rops")
    yield Actor(ActorKind.PERSON, memberships=(Membership(host.pk, "officer"),))
    connection.close()


def test_one_file_loaded_twice_at_once_is_one_consultation(town):
    done = at_once(*[lambda: actions.load(VALUE, by=town)] * 3)
    assert sorted(result.wrote for result in done) == [False, False, True]
    assert queries.value(Consultation.objects.get()) == VALUE


def test_of_two_officers_one_saves_and_the_other_is_shown_both(town):
    actions.load(VALUE, by=town)
    made = Consultation.objects.get()

    def rewrite(text: str):
        part = schema.Question(key="q1", text=text)
        return lambda: actions.change(made, catalogue.QUESTION, part, expected=1, by=town)

    done = at_once(rewrite("Ewy?"), rewrite("Adama?"))
    stale = next(result for result in done if isinstance(result, actions.PartStale))
    assert ["text"] in done
    now = queries.value(made).questions[0].text
    [(field, stands, sent)] = stale.differences()
    assert (field, stands) == ("text", now)
    assert {stands, sent} == {"Ewy?", "Adama?"}


def test_parts_added_at_once_all_stay_each_in_its_place(town):
    actions.load(VALUE, by=town)
    made = Consultation.objects.get()

    def add(number: int):
        part = schema.Question(key=f"n{number}", text="?")
        return lambda: actions.add(made, catalogue.QUESTION, part, by=town)

    assert at_once(*[add(number) for number in range(4)]) == ["n0", "n1", "n2", "n3"]
    assert {question.key for question in queries.value(made).questions} == {"q1", "n0", "n1", "n2", "n3"}
