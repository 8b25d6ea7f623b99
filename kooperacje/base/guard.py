"""GET never writes: a statement that would is refused before it reaches the database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

_WRITE = re.compile(
    r"^\s*(?:insert\s+into|update|delete\s+from|truncate|merge\s+into|copy)\s+\"?(\w+)", re.IGNORECASE
)
_excused: ContextVar[frozenset[str]] = ContextVar("tables_a_read_may_write", default=frozenset())


class WriteDuringRead(RuntimeError):
    """A programming fault: a safe request tried to write."""


def _refuse(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    match = _WRITE.match(sql) if isinstance(sql, str) else None
    if match and match.group(1) not in _excused.get():
        raise WriteDuringRead(f"a GET request tried to write to {match.group(1)}")
    return execute(sql, params, many, context)


@contextmanager
def read_only() -> Iterator[None]:
    """Refuse every write on the default connection inside the block."""
    with connection.execute_wrapper(_refuse):
        yield


@contextmanager
def excuse(*tables: str) -> Iterator[None]:
    """Let a read write to these tables: the log of reads, and nothing else by habit."""
    token = _excused.set(_excused.get() | frozenset(tables))
    try:
        yield
    finally:
        _excused.reset(token)
