"""What is said at a table, and what an operator has seen, as values: from a form into an action."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kooperacje.consultations.exchange import schema
from kooperacje.consultations.states import RemarkKind


@dataclass(frozen=True, slots=True)
class Said:
    """What a scribe writes down. None and "" mean: not stated."""

    text: str
    question: str | None = None
    kind: RemarkKind | None = None
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an operator had before the eyes: the version of the remark, and the verdicts on it. Travels in the form."""

    version: int
    verdicts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, version: int, verdicts: Iterable[schema.Verdict]) -> Self:
        """What stands now."""
        return cls(version, frozenset(verdict.key for verdict in verdicts))

    @classmethod
    def read(cls, text: str) -> Self:
        """Out of the form; nonsense is a state that never stood."""
        version, _colon, keys = text.partition(":")
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
        return cls(number, frozenset(key for key in keys.split(",") if key))

    def __str__(self) -> str:
        return f"{self.version}:{','.join(sorted(self.verdicts))}"
