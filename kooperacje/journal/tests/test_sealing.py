"""Sealing waits for events that may still appear, and never covers a gap in which one could."""

from collections.abc import Callable

import psycopg
import pytest

from kooperacje.journal import verification
from kooperacje.journal.actions import sealing
from kooperacje.journal.models import Seal, Tide
from kooperacje.runtime import roles

pytestmark = pytest.mark.usefixtures("as_worker")
ADD = (
    "INSERT INTO journal_event (actor_kind, actor_label, verb, subject, about, details) "
    "VALUES ('system', '', 'demo.loaded', 'demo.sample:1', '{}', '{}') RETURNING id"
)


def add(session: psycopg.Connection) -> int:
    return session.execute(ADD).fetchone()[0]


def ranges() -> list[tuple[int, int, int]]:
    return list(Seal.objects.order_by("number").values_list("from_id", "to_id", "count"))


def test_a_number_still_in_flight_holds_the_seal_back(as_role) -> None:
    with as_role(roles.WEB) as slow, as_role(roles.WEB) as quick:
        slow.execute("BEGIN")
        assert [add(slow), add(quick)] == [1, 2]
        assert sealing.seal() == []
        add(quick)
        assert sealing.seal() == []
        slow.execute("COMMIT")
        sealing.seal()
    assert ranges() == [(1, 3, 3)]
    assert verification.verify().whole


def test_a_number_rolled_back_leaves_a_gap_that_is_sealed_too(as_role) -> None:
    with as_role(roles.WEB) as slow, as_role(roles.WEB) as quick:
        slow.execute("BEGIN")
        assert [add(slow), add(quick)] == [1, 2]
        slow.execute("ROLLBACK")
        sealing.seal()
        slow.execute("BEGIN")
        assert [add(quick), add(slow)] == [3, 4]
        slow.execute("ROLLBACK")
        sealing.seal()
        slow.execute("BEGIN")
        add(slow)
        slow.execute("ROLLBACK")
        assert sealing.seal() == []
    assert ranges() == [(1, 2, 1), (3, 4, 1)]
    assert verification.verify().unsealed == 0


def test_with_somebody_always_writing_the_seal_follows_one_look_behind(as_role) -> None:
    with as_role(roles.WEB) as one, as_role(roles.WEB) as other:
        one.execute("BEGIN")
        add(one)
        assert sealing.seal() == []
        other.execute("BEGIN")
        add(other)
        one.execute("COMMIT")
        sealing.seal()
        assert ranges() == [(1, 1, 1)]
        one.execute("BEGIN")
        add(one)
        other.execute("COMMIT")
        sealing.seal()
        assert ranges() == [(1, 1, 1), (2, 2, 1)]
        one.execute("COMMIT")
    sealing.seal()
    assert ranges() == [(1, 1, 1), (2, 2, 1), (3, 3, 1)]
    assert verification.verify().whole


def test_a_copy_restored_on_another_server_goes_on_sealing(events: Callable[..., list[int]], as_role) -> None:
    """The writers that the copy remembers are not there."""
    events(2)
    Tide.objects.create(up_to_id=2, writers=["3/17"])
    with as_role(roles.WEB) as slow:
        slow.execute("BEGIN")
        add(slow)
        sealing.seal()
        assert ranges() == [(1, 2, 2)]
        slow.execute("ROLLBACK")
    sealing.seal()
    assert verification.verify().unsealed == 0


def test_an_event_undone_within_a_transaction_that_goes_on_is_waited_for(as_role) -> None:
    with as_role(roles.WEB) as slow:
        slow.execute("BEGIN")
        assert add(slow) == 1
        slow.execute("SAVEPOINT s")
        assert add(slow) == 2
        slow.execute("ROLLBACK TO SAVEPOINT s")
        assert sealing.seal() == []
        slow.execute("COMMIT")
    sealing.seal()
    assert ranges() == [(1, 2, 1)]


def test_who_only_reads_holds_nothing_up(events: Callable[..., list[int]], as_role) -> None:
    events(2)
    with as_role(roles.WEB) as reader:
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT pg_current_xact_id(), count(*) FROM journal_event")
        assert len(sealing.seal()) == 1


def test_two_sealers_never_work_at_once(events: Callable[..., list[int]], as_role) -> None:
    events(2)
    with as_role(roles.WORKER) as other:
        other.execute("BEGIN")
        other.execute("SELECT pg_advisory_xact_lock(%s)", [sealing._ADVISORY_LOCK])
        assert sealing.seal() == []
        other.execute("COMMIT")
    assert len(sealing.seal()) == 1


def test_the_database_refuses_a_second_branch_of_the_chain(events: Callable[..., list[int]], as_role) -> None:
    events(1)
    sealing.seal()
    with as_role(roles.WORKER) as other, pytest.raises(psycopg.errors.UniqueViolation):
        other.execute(
            "INSERT INTO journal_seal SELECT 2, 2, 2, count, marks, previous, hash, sealed_at FROM journal_seal"
        )
