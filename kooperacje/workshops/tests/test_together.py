"""Scribes at the same moment, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from kooperacje.base.actor import system
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import PositionOutcome
from kooperacje.institutions import actions as institutions
from kooperacje.meetings import passes
from kooperacje.workshops import access, actions
from kooperacje.workshops.spoken import Said, Seen
from kooperacje.workshops.tests.conftest import VALUE

BY = system("tests")


@pytest.fixture
def workshop(own_database):
    institutions.load_types(by=BY)
    consultations.load(VALUE, by=BY)
    return Consultation.objects.get(slug=VALUE.slug)


def together(*jobs: Callable[[], Any]) -> list[Any]:
    """Start all jobs at once, each on a connection of its own; what they returned, in their order."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
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


def test_two_operators_at_once_never_write_over_each_other(workshop):
    consultations.add(workshop, catalogue.REMARK, schema.Remark(key="u1", text="Za krótko"), by=BY)
    position = schema.Position(outcome=PositionOutcome.NOT_ACCEPTED, reason="Wynika z ustawy.")
    consultations.set_position(workshop, "u1", position, expected=None, by=BY)
    seen = Seen.of(access.remark_or_404(workshop, "u1")[1], [])

    def contests(statement):
        return lambda: _or_told(
            lambda: actions.contest(
                workshop,
                meeting="m1",
                remark="u1",
                institution="proznia",
                statement=statement,
                seen=seen,
                by=BY,
            )
        )

    def accepts():
        return _or_told(lambda: actions.accept(workshop, meeting="m1", remark="u1", seen=seen, by=BY))

    ends = together(contests("Głos pierwszy"), contests("Głos drugi"), accepts)
    standing = rows.parts(rows.of(workshop, catalogue.VERDICT), catalogue.VERDICT)
    assert len(standing) == 1, "one recorded, the others were told"
    assert sorted(end for end in ends if end == "told") == ["told", "told"]
    assert standing[0].key in ends


def test_the_same_verdict_of_two_operators_stands_once(workshop):
    consultations.add(workshop, catalogue.REMARK, schema.Remark(key="u1", text="Za krótko"), by=BY)
    position = schema.Position(outcome=PositionOutcome.ACCEPTED, reason="Słusznie.")
    consultations.set_position(workshop, "u1", position, expected=None, by=BY)
    seen = Seen.of(access.remark_or_404(workshop, "u1")[1], [])

    def accepts():
        return actions.accept(workshop, meeting="m1", remark="u1", seen=seen, by=BY)

    first, second = together(accepts, accepts)
    assert first == second
    assert rows.of(workshop, catalogue.VERDICT).count() == 1


def _or_told(job: Callable[[], str]) -> str:
    try:
        return job()
    except actions.Overtaken:
        return "told"


def test_a_double_click_on_a_phone_sends_one_voice(workshop):
    subject = access.subject_of(workshop, "m1")
    ticket = passes.read(access.PHONES, passes.issue(access.PHONES, subject, passes.soon()))
    token, device = uuid4(), uuid4()

    def sends():
        return actions.send_voice(
            ticket=ticket, token=token, text="Głos z telefonu", question="", table="1", device=device
        )

    first, second = together(sends, sends)
    assert first.pk == second.pk == token
    accepts = [
        lambda: actions.accept_phone_voice(first, text="Głos", question="", table="1", by=BY)
        for _ in range(2)
    ]
    one, other = together(*accepts)
    assert one.remark == other.remark
    assert rows.of(workshop, catalogue.REMARK).count() == 1
