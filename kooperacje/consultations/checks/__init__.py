"""Checks: what went wrong in a consultation, found by rule in any value, whoever wrote it.

`run(value)` is pure: equal values give equal findings in the same order.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.checks import dates, figures, privacy, voices
from kooperacje.consultations.checks.finding import ORDER, Finding, Severity, said
from kooperacje.consultations.checks.profiles import Profile, profile, profiles
from kooperacje.consultations.checks.registry import RULES, Case, Hit, Rule
from kooperacje.consultations.checks.subjects import places
from kooperacje.consultations.exchange.schema import Consultation

__all__ = [
    "RULES",
    "Finding",
    "Profile",
    "Severity",
    "blocking",
    "dates",
    "figures",
    "privacy",
    "profile",
    "profiles",
    "run",
    "voices",
]

UNUSED = Rule(
    "override-without-finding",
    Severity.NOTE,
    title=_("A reason for something that was not found"),
    what=_("A reason is written for the check “%(check)s” of “%(subject)s”, which finds nothing there."),
    why=_("A reason left behind makes the report print an excuse for a fault that is mended."),
    mend=_("Remove the reason."),
    find=lambda case: iter(()),
)


def run(value: Consultation) -> tuple[Finding, ...]:
    """Everything found: errors first, then warnings and notes; within them in the order of the rules and of the file."""
    case = Case(value, profile(value.legal_profile))
    reasons = {(o.check, o.subject): o.reason for o in value.overrides}
    hits = [(rule, hit) for rule in RULES.values() for hit in rule.find(case)]
    named = places(value, {hit.subject for _rule, hit in hits})
    found = [
        _finding(rule, hit, str(hit.subject), named.get(hit.subject, hit.subject), reasons)
        for rule, hit in hits
    ]
    found += _unused(value, found)
    return tuple(sorted(found, key=lambda finding: ORDER[finding.severity]))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stand in the way of publication."""
    return tuple(finding for finding in findings if finding.blocks)


def _finding(
    rule: Rule, hit: Hit, subject: str, where: object, reasons: dict[tuple[str, str], str]
) -> Finding:
    return Finding(
        check=rule.key,
        severity=hit.severity or rule.severity,
        subject=subject,
        title=rule.title,
        what=said(hit.what or rule.what, **hit.facts),
        where=where,  # type: ignore[arg-type]
        why=rule.why,
        mend=rule.mend,
        override=reasons.get((rule.key, subject)),
    )


def _unused(value: Consultation, found: list[Finding]) -> Iterator[Finding]:
    known = {(finding.check, finding.subject) for finding in found}
    for override in value.overrides:
        if (override.check, override.subject) not in known:
            hit = Hit("consultation", {"check": override.check, "subject": override.subject})
            yield _finding(UNUSED, hit, f"override:{override.check}:{override.subject}", _("reasons"), {})
