"""What the checks found, for the panel."""

from collections.abc import Iterable
from dataclasses import dataclass

from kooperacje.consultations.checks import Finding, Severity
from kooperacje.consultations.pages import said

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


def tally(findings: Iterable[Finding]) -> Tally:
    """Numbers by severity; an error with a reason is counted apart."""
    found = list(findings)
    severities = [finding.severity for finding in found]
    overridden = sum(finding.overridden for finding in found)
    return Tally(
        errors=severities.count(Severity.ERROR) - overridden,
        overridden=overridden,
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
    )
