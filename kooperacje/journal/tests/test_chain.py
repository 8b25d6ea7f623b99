"""Sealed events stay what they were, or it is found out, whoever did it."""

import hashlib
import json
from collections.abc import Callable

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooperacje.journal import verification
from kooperacje.journal.actions import sealing
from kooperacje.journal.models import Seal

pytestmark = pytest.mark.usefixtures("as_worker")
Events = Callable[..., list[int]]


@pytest.fixture
def small_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)


@pytest.fixture
def sealed(small_seals: None, events: Events) -> list[int]:
    """Ten events in three seals."""
    numbers = events(10, where="Małopolska – „3D”")
    assert len(sealing.seal()) == 3
    return numbers


def told() -> list[str]:
    return [str(breach.fault) for breach in verification.verify().breaches]


def test_a_chain_left_alone_is_whole(sealed: list[int], events: Events) -> None:
    events(2)
    report = verification.verify()
    assert (report.events, report.seals, report.unsealed, report.breaches) == (12, 3, 2, [])
    assert report.head == verification.current_head() == f"{Seal.objects.get(number=3).hash}@10"
    assert [len(sealing.seal()), len(sealing.seal())] == [1, 0]
    assert verification.verify(head=report.head).whole


def test_progress_is_told_while_it_reads(sealed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "CHUNK", 4)
    told: list[int] = []
    assert verification.verify(progress=told.append).events == 10
    assert told == [4, 4]


def test_anybody_can_recompute_it_from_the_description(
    sealed: list[int], superuser: psycopg.Connection
) -> None:
    """Written from the text of `chain.py` alone, with SQL and two standard modules."""
    previous = "0" * 64
    for number, first, last, count, sealed_at, expected in superuser.execute(
        "SELECT number, from_id, to_id, count, sealed_at AT TIME ZONE 'UTC', hash FROM journal_seal ORDER BY number"
    ).fetchall():
        header = {
            "count": count,
            "format": 1,
            "from": first,
            "number": number,
            "previous": previous,
            "sealed_at": sealed_at.isoformat(timespec="microseconds") + "+00:00",
            "to": last,
        }
        whole = json.dumps(header, separators=(",", ":")).encode() + b"\n"
        for row in superuser.execute(
            "SELECT about, actor_account, at AT TIME ZONE 'UTC', details, id, actor_kind, actor_label, subject, verb "
            "FROM journal_event WHERE id BETWEEN %s AND %s ORDER BY id",
            [first, last],
        ):
            event = dict(
                zip(
                    ["about", "account", "at", "details", "id", "kind", "label", "subject", "verb"],
                    row,
                    strict=True,
                )
            )
            event["at"] = event["at"].isoformat(timespec="microseconds") + "+00:00"
            text = json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            whole += hashlib.sha256(text.encode()).digest()
        previous = hashlib.sha256(whole).hexdigest()
        assert previous == expected


OPEN = "ALTER TABLE journal_event DISABLE TRIGGER ALL; ALTER TABLE journal_seal DISABLE TRIGGER ALL;"
INSERT = "INSERT INTO journal_event SELECT {id}, at, actor_kind, actor_account, actor_label, verb, subject, about, details FROM journal_event WHERE id = 2;"


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE journal_event SET verb = 'demo.unloaded' WHERE id = 6", "pieczęć 2, wpis 6: "),
        ("UPDATE journal_event SET details = '{\"n\": 7}' WHERE id = 6", "pieczęć 2, wpis 6: "),
        ("UPDATE journal_event SET at = at - interval '1 microsecond' WHERE id = 6", "pieczęć 2, wpis 6: "),
        ("UPDATE journal_event SET actor_account = gen_random_uuid() WHERE id = 10", "pieczęć 3, wpis 10: "),
        ("UPDATE journal_event SET about = '{demo.sample:1}' WHERE id = 1", "pieczęć 1, wpis 1: "),
        ("DELETE FROM journal_event WHERE id = 6", "pieczęć 2: brakuje wpisu po numerze 5"),
        ("DELETE FROM journal_event WHERE id = 8", "pieczęć 2: brakuje wpisu po numerze 7"),
        ("DELETE FROM journal_event", "pieczęć 1: brakuje wpisu po numerze 0"),
        (
            "UPDATE journal_event SET id = 100 WHERE id = 6; UPDATE journal_event SET id = 6 WHERE id = 7; "
            "UPDATE journal_event SET id = 7 WHERE id = 100",
            "pieczęć 2, wpis 6: ",
        ),
        ("DELETE FROM journal_seal WHERE number = 2", "pieczęć 2: brakuje tej pieczęci"),
        ("DELETE FROM journal_seal WHERE number = 1", "pieczęć 1: brakuje tej pieczęci"),
        ("UPDATE journal_seal SET sealed_at = now() WHERE number = 2", "pieczęć 2: "),
        ("UPDATE journal_seal SET marks = '\\x00' WHERE number = 2", "pieczęć 2: "),
        ("UPDATE journal_seal SET hash = repeat('a', 64) WHERE number = 2", "pieczęć 2: "),
        ("UPDATE journal_seal SET previous = repeat('a', 64) WHERE number = 2", "pieczęć 2: "),
        ("UPDATE journal_seal SET to_id = 7 WHERE number = 2", "pieczęć 2: "),
    ],
)
def test_tampering_by_the_superuser_is_found_and_located(
    sealed: list[int], superuser: psycopg.Connection, tampering: str, found: str
) -> None:
    superuser.execute(OPEN + tampering)
    assert told()[0].startswith(found)


def test_an_event_slipped_in_is_found(sealed: list[int], superuser: psycopg.Connection) -> None:
    superuser.execute(
        OPEN + "DELETE FROM journal_event WHERE id IN (9, 10); DELETE FROM journal_seal WHERE number = 3;"
    )
    superuser.execute("UPDATE journal_event SET id = 50 WHERE id = 8")
    assert told() == ["pieczęć 2: brakuje wpisu po numerze 7"]
    superuser.execute("UPDATE journal_event SET id = 8 WHERE id = 50")
    assert told() == []
    superuser.execute(INSERT.format(id=0))
    assert told() == ["pieczęć 1, wpis 0: ten wpis został dodany później"]
    superuser.execute(
        "UPDATE journal_event SET id = 51 WHERE id = 8; UPDATE journal_event SET id = 8 WHERE id = 0"
    )
    assert told() == ["pieczęć 2, wpis 8: ten wpis nie jest tym, który opieczętowano"]


def test_a_cut_tail_is_found_with_a_head_kept_outside(
    sealed: list[int], superuser: psycopg.Connection
) -> None:
    head = verification.current_head()
    superuser.execute(
        OPEN + "DELETE FROM journal_event WHERE id > 8; DELETE FROM journal_seal WHERE number = 3;"
    )
    assert verification.verify().whole
    assert len(verification.verify(head=head).breaches) == 1
    assert not verification.verify(head="").breaches


def test_a_chain_made_anew_is_found_with_a_head_kept_outside(
    sealed: list[int], superuser: psycopg.Connection
) -> None:
    head = verification.current_head()
    superuser.execute(
        OPEN + "UPDATE journal_event SET verb = 'demo.x' WHERE id = 1; DELETE FROM journal_seal"
    )
    sealing.seal()
    assert verification.verify().whole
    assert len(verification.verify(head=head).breaches) == 1


@given(
    st.sampled_from(["verb", "subject", "actor_label", "actor_kind"]),
    st.integers(1, 10),
    st.text("abc", min_size=1, max_size=20),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_edit_of_a_sealed_event_goes_unseen(
    sealed: list[int], superuser: psycopg.Connection, column: str, number: int, text: str
) -> None:
    superuser.execute(OPEN)
    with superuser.transaction(force_rollback=False):
        before = superuser.execute(f"SELECT {column} FROM journal_event WHERE id = %s", [number]).fetchone()[
            0
        ]
        superuser.execute(f"UPDATE journal_event SET {column} = %s WHERE id = %s", [text, number])
    breaches = verification.verify().breaches
    assert [breach.event for breach in breaches] == ([] if text == before else [number])
    superuser.execute(f"UPDATE journal_event SET {column} = %s WHERE id = %s", [before, number])
