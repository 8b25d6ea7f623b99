"""A job carries who asked for it, in ids, and acts within one transaction."""

from uuid import uuid4

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kooperacje.base import jobs
from kooperacje.base.actor import ANONYMOUS, Actor, ActorKind, Membership, system


@pytest.mark.parametrize("actor", [ANONYMOUS, system("worker"), Actor(ActorKind.PERSON, account_id=uuid4())])
def test_an_actor_survives_the_queue(actor: Actor) -> None:
    assert jobs.carried(jobs.carry(actor)) == actor


def test_roles_do_not_travel_since_they_may_end_before_the_job_runs() -> None:
    actor = Actor(ActorKind.PERSON, account_id=uuid4(), memberships=(Membership(uuid4(), "officer"),))
    assert not jobs.carried(jobs.carry(actor)).has_role("officer")


@pytest.mark.django_db
def test_a_job_is_a_row_of_the_running_transaction() -> None:
    jobs.defer("demo.work", by=system("tests"), lock="one", thing_id=7)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.lock) == ("demo.work", "one")
    assert job.args == {"thing_id": 7, "by": {"kind": "system", "account": "", "label": "tests"}}


def test_a_job_acts_within_one_transaction(own_database: str) -> None:
    with jobs.acting_as(jobs.carry(system("worker"))) as actor:
        assert actor == system("worker")
        with pytest.raises(jobs.InsideTransaction):
            jobs.refuse_transaction("demo.work")
    jobs.refuse_transaction("demo.work")
    assert not connection.in_atomic_block
