"""The sealer: closes settled events into the next links of the hash chain. Run by the worker only.

Numbers are given out before their transactions end, so a small number may appear after a larger one. A range is closed
only when nothing can appear in it any more. The stamp trigger takes a shared lock before it takes a number, so whoever
holds a number that is not committed is seen among the holders of that lock. The tide row keeps a look: the last number
given out, then the writers under way. When none of them is left, everything up to that number is settled.
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
class _Look:
    last_id: int
    writers: frozenset[str]


@transaction.atomic
def seal() -> list[Seal]:
    """Seal every settled event; returns the new seals, none when another sealer is at work or nothing is settled."""
    if not _alone():
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


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
        return bool(cursor.fetchone()[0])


def _look() -> _Look:
    """First the last number given out, then the writers: whoever holds a smaller one is among them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM journal_event_number")
        (last_id,) = cursor.fetchone()
        cursor.execute("SELECT journal_writers()")
        (writers,) = cursor.fetchone()
    return _Look(last_id, frozenset(writers))


def _settled(now: _Look) -> int:
    """The number up to which nothing can appear any more; moves the tide."""
    if not now.writers:
        return now.last_id
    before = Tide.objects.filter(pk=1).first()
    if before is not None and now.writers.intersection(before.writers):
        return 0
    Tide.objects.update_or_create(pk=1, defaults={"up_to_id": now.last_id, "writers": sorted(now.writers)})
    return before.up_to_id if before else 0


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
