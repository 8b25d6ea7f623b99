"""What the objects share: ids of what has none of its own, and leaving out what is not stated."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from kooperacje.base.clock import WARSAW

Record = dict[str, Any]
NAMESPACE = UUID("6f0c3a52-6d0f-5a53-9d3e-7c7b7d1f4b10")


def derived(kind: str, owner: object, part: object = "") -> str:
    """A stable id for a thing that is only a part of its owner here: a telephone, a document, hours of a day."""
    return str(uuid5(NAMESPACE, f"{kind}:{owner}:{part}"))


def stated(**fields: Any) -> Record:
    """Without what is empty: nothing said is not the same as nothing."""
    return {name: value for name, value in fields.items() if value or value not in (None, "", [], ())}


def moment(at: datetime) -> str:
    """A moment with its milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def day(on: date | None) -> str | None:
    """A day, year first."""
    return on.isoformat() if on else None


def midnight(on: date) -> str:
    """The beginning of a day in Poland, for what asks for a moment where only a day is known."""
    return datetime.combine(on, time(), WARSAW).isoformat()
