"""What the checks found, for the panel."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.translation import get_language

from kooperacje.consultations.checks import Finding, Severity
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages import said
from kooperacje.consultations.queries import findings

KEPT = 3600
"""Seconds."""
TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "info"}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words."""

    check: str
    subject: str
    severity: str
    tone: str
    title: str
    what: str
    where: str
    why: str
    mend: str
    blocks: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found."""

    errors: int
    overridden: int
    warnings: int
    notes: int

    @property
    def clean(self) -> bool:
        return not (self.errors or self.overridden or self.warnings or self.notes)


def found(consultation: Consultation) -> tuple[FindingLine, ...]:
    """Everything that the checks find in the consultation as it stands, in the reader's language.

    Kept until something changes: a consultation with thousands of remarks is read whole to be judged.
    """
    place = f"findings:{consultation.pk}:{consultation.changed_at.isoformat()}:{get_language()}"
    lines: tuple[FindingLine, ...] | None = caches["pages"].get(place)
    if lines is None:
        lines = tuple(line(finding) for finding in findings.of(consultation))
        caches["pages"].set(place, lines, KEPT)
    return lines


def line(finding: Finding) -> FindingLine:
    """A finding in the reader's language."""
    return FindingLine(
        check=finding.check,
        subject=finding.subject,
        severity=said.enum(finding.severity),
        tone="idle" if finding.overridden else TONES[finding.severity],
        title=str(finding.title),
        what=str(finding.what),
        where=str(finding.where),
        why=str(finding.why),
        mend=str(finding.mend),
        blocks=finding.blocks,
        reason=finding.override,
    )


def tally(lines: Iterable[FindingLine]) -> Tally:
    """Numbers by severity; an error with a reason is counted apart."""
    tones = Counter(line.tone for line in lines)
    return Tally(tones["bad"], tones["idle"], tones["warn"], tones["info"])
