"""What a check says: what is wrong, where, why it matters and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy

Sentence = str | Promise


class Severity(StrEnum):
    """An error blocks publication until it is mended or overridden with a reason; the others never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `subject` is a stable reference such as `meeting:m2`; sentences are made in the reader's language."""

    check: str
    severity: Severity
    subject: str
    title: Sentence
    what: Sentence
    where: Sentence
    why: Sentence
    mend: Sentence
    override: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of publication."""
        return self.severity is Severity.ERROR and self.override is None

    @property
    def overridden(self) -> bool:
        """Whether it would block, had not an officer given a reason."""
        return self.severity is Severity.ERROR and self.override is not None


def _filled(message: Sentence, facts: Mapping[str, Any]) -> str:
    shown = {
        name: date_format(fact, "DATE_FORMAT", use_l10n=True) if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }
    return str(message) % shown


_filled_later = lazy(_filled, str)


def said(message: Sentence, **facts: Any) -> Sentence:
    """The sentence with its facts, made when it is shown: dates are written as the reader's language writes them."""
    return _filled_later(message, facts) if facts else message
