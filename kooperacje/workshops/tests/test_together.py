"""Scribes at the same moment, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.institutions import actions as institutions
from kooperacje.workshops import actions
from kooperacje.workshops.models import Voice
from kooperacje.workshops.spoken import Said
from kooperacje.workshops.tests.conftest import VALUE

BY = system("tests")


@pytest.fixture
def workshop(own_database):
    institutions.load_types(by=BY)
    consultations.load(VALUE, by=BY)
    return Consultation.objects.get(slug=VALUE.slug)


def together(*jobs: Callable[[], Voice]) -> list[Voice]:
    """Start all jobs at once, each on a connection of its own; what they returned, in their order."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Voice]) -> Voice:
        start.wait(20)
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def _write(workshop, table, token):
    return lambda: actions.write_voice(
        workshop, meeting="m1", table=table, said=Said(f"Głos stolika {table}"), token=token, by=BY
    )


def test_two_scribes_at_once_lose_no_voice(workshop):
    made = together(*(_write(workshop, table, uuid4()) for table in ("1", "2", "3", "4")))
    assert sorted(voice.remark for voice in made) == ["u1", "u2", "u3", "u4"]
    assert {voice.table for voice in made} == {"1", "2", "3", "4"}


def test_a_double_click_makes_one_voice(workshop):
    token = uuid4()
    first, second = together(*[_write(workshop, "1", token)] * 2)
    assert first.pk == second.pk
    assert rows.of(workshop, catalogue.REMARK).count() == 1
