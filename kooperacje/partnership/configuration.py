"""What a team settles for itself where its model says nothing: numbers with a proposed default, never a rule of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext as _

from kooperacje.base.problems import Fault
from kooperacje.partnership.kinds import Kind

MEETS = "partnership-meets-every-months"
"""The question of a model's definition that `meets_every_months` answers."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The answers of a team.

    `declarations_needed`: how many institutions must have joined before it works. `rules_needed`: whether it works only
    after its rules were adopted. `notice_days`: how long before leaving an institution says so. `quorum_percent`: how many
    of the members must be there for a decision. `declaration_months`: how long a declaration holds; 0: until the
    institution leaves. `link_days`: how long a link for a declaration opens it. `remind_days`, `remind_again_days`: how long
    before a declaration ends, or a year without the plan of the next one, who leads is told by mail; 0: not. `papers_years`: how
    long papers are kept after they ended; 0: not settled. No source states it, so it has no proposal.
    """

    declarations_needed: int = 2
    rules_needed: bool = True
    meets_every_months: int = 3
    quorum_percent: int = 50
    notice_days: int = 30
    declaration_months: int = 0
    link_days: int = 21
    remind_days: int = 30
    remind_again_days: int = 7
    papers_years: int = 0


LIMITS: Mapping[str, tuple[int, int]] = {
    "declarations_needed": (1, 200),
    "meets_every_months": (1, 12),
    "quorum_percent": (1, 100),
    "notice_days": (0, 365),
    "declaration_months": (0, 120),
    "link_days": (1, 90),
    "remind_days": (0, 365),
    "remind_again_days": (0, 365),
    "papers_years": (0, 100),
}


def proposed(kind: Kind) -> Settings:
    """Where a team begins: what its model proposes, else our defaults."""
    for gap in kind.gaps:
        if gap.setting == MEETS and isinstance(gap.default, int):
            return Settings(meets_every_months=gap.default)
    return Settings()


def of(stored: Mapping[str, Any]) -> Settings:
    """The settings of a team; what it has not settled is as proposed."""
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in stored.items() if name in known})


def faults(settings: Settings) -> list[Fault]:
    """What cannot be meant."""
    return [
        Fault(name, _("Give a number from %(low)s to %(high)s.") % {"low": low, "high": high})
        for name, (low, high) in LIMITS.items()
        if not low <= getattr(settings, name) <= high
    ]
