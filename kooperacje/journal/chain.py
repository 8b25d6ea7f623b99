"""The hash chain: what exactly is hashed, so that anybody can recompute it with a few lines of their own.

An event's digest is the SHA-256 of its canonical line: a JSON object in UTF-8 without spaces, keys sorted, characters
not escaped, with the keys `about` (sorted list), `account` (UUID or null), `at` (UTC, microseconds, `+00:00`),
`details`, `id`, `kind`, `label`, `subject`, `verb`.

A seal covers the events with numbers from `from` to `to`, both included, in the order of their numbers. Its hash is the
SHA-256 of its header (JSON in the same manner, with `count`, `format`, `from`, `number`, `previous`, `sealed_at`, `to`),
one line feed, and the digests of its events, 32 bytes each. `previous` is the hash of the seal before, sixty-four zeros
for the first. `marks` keeps the first eight bytes of every digest: not needed for the proof, it tells which event is the
faulty one.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

FORMAT = 1
FIRST_PREVIOUS = "0" * 64
MARK_BYTES = 8
# The columns of an event in the order in which `digest` takes them.
COLUMNS = (
    "id",
    "at",
    "actor_kind",
    "actor_account",
    "actor_label",
    "verb",
    "subject",
    "about",
    "details",
)
Row = tuple[int, datetime, str, UUID | None, str, str, str, list[str], Any]

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


@dataclass(frozen=True, slots=True)
class Header:
    """What a seal says about itself."""

    number: int
    previous: str
    from_id: int
    to_id: int
    count: int
    sealed_at: datetime


def line(row: Row) -> str:
    """The canonical line of an event."""
    number, at, kind, account, label, verb, subject, about, details = row
    return _encode(
        {
            "id": number,
            "at": moment(at),
            "kind": kind,
            "account": str(account) if account else None,
            "label": label,
            "verb": verb,
            "subject": subject,
            "about": sorted(about),
            "details": details,
        }
    )


def digest(row: Row) -> bytes:
    """SHA-256 of the canonical line."""
    return hashlib.sha256(line(row).encode()).digest()


def seal_hash(header: Header, digests: Iterable[bytes]) -> str:
    """The seal's hash in hexadecimal."""
    whole = hashlib.sha256(
        _encode(
            {
                "format": FORMAT,
                "number": header.number,
                "previous": header.previous,
                "from": header.from_id,
                "to": header.to_id,
                "count": header.count,
                "sealed_at": moment(header.sealed_at),
            }
        ).encode()
        + b"\n"
    )
    for one in digests:
        whole.update(one)
    return whole.hexdigest()


def marks(digests: Iterable[bytes]) -> bytes:
    """The first bytes of every digest, one after another."""
    return b"".join(one[:MARK_BYTES] for one in digests)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
