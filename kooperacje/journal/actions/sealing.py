"""The sealer: closes settled events into the next links of the hash chain. Run by the worker only.

Numbers are given out before their transactions end, so a small number may appear after a larger one. A range is closed
only when nothing can appear in it any more: the stamp trigger makes a transaction take its own number before it takes an
event's, so every event up to number N belongs to a transaction older than any that began to write after N was given out.
The tide row keeps such a pair (N, transaction); when the oldest running transaction is not older than it, N is settled.
"""

import logging
from dataclasses import dataclass

from django.db import connection, transaction

from kooperacje.base import clock
from kooperacje.journal import chain
from kooperacje.journal.models import Event, Seal, Tide

BATCH = 1000
_ADVISORY_LOCK = 5_206_274_107  # any constant of this database: two sealers never work at once

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Waters:
    last_id: int
    mine: int
    oldest: int


@transaction.atomic
def seal() -> list[Seal]:
    """Seal every settled event; returns the new seals, none when another sealer is at work or nothing is settled."""
    if not _ask("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY_LOCK]):
        return []
    settled = _settled(_look())
    made: list[Seal] = []
    last = Seal.objects.order_by("-number").first()
    while (last.to_id if last else 0) < settled:
        fresh = _next(last, settled)
        if fresh is None:
            break
        made.append(fresh)
        last = fresh
    if made:
        # A copy of the head outside the database, for whoever keeps the logs elsewhere.
        log.info("journal sealed: %s", made[-1])
    return made


def _look() -> _Waters:
    """The order matters: first the last number given out, then a transaction number newer than its holder's."""
    last_id = _ask("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM journal_event_number")
    mine = _ask("SELECT pg_current_xact_id()::text::bigint")
    oldest = _ask("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    return _Waters(last_id, mine, oldest)


def _settled(now: _Waters) -> int:
    """The number up to which nothing can appear any more; moves the tide."""
    before = Tide.objects.filter(pk=1).first()
    if now.oldest >= now.mine:
        _keep(now)
        return now.last_id
    if before is None or before.seen_by > now.mine:
        _keep(now)  # none yet, or one from another server: a restored copy counts its transactions anew
        return 0
    if before.seen_by <= now.oldest:
        _keep(now)
        return before.up_to_id
    return 0


def _keep(now: _Waters) -> None:
    Tide.objects.update_or_create(pk=1, defaults={"up_to_id": now.last_id, "seen_by": now.mine})


def _next(last: Seal | None, settled: int) -> Seal | None:
    start = last.to_id + 1 if last else 1
    rows = list(
        Event.objects.filter(pk__gte=start, pk__lte=settled)
        .order_by("pk")
        .values_list(*chain.COLUMNS)[:BATCH]
    )
    if not rows:
        return None
    header = chain.Header(
        number=last.number + 1 if last else 1,
        previous=last.hash if last else chain.FIRST_PREVIOUS,
        from_id=start,
        to_id=rows[-1][0] if len(rows) == BATCH else settled,
        count=len(rows),
        sealed_at=clock.now(),
    )
    digests = [chain.digest(row) for row in rows]
    fresh: Seal = Seal.objects.create(
        number=header.number,
        from_id=header.from_id,
        to_id=header.to_id,
        count=header.count,
        marks=chain.marks(digests),
        previous=header.previous,
        hash=chain.seal_hash(header, digests),
        sealed_at=header.sealed_at,
    )
    return fresh


def _ask(sql: str, parameters: list[int] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.fetchone()[0])
