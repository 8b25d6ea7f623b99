"""The list of rules. A rule is a small pure function over one consultation; its sentences stand beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kooperacje.consultations.checks.finding import Sentence, Severity
from kooperacje.consultations.checks.profiles import Profile
from kooperacje.consultations.exchange.schema import Consultation, Meeting, Stage
from kooperacje.consultations.states import COLLECTING, StageKind


@dataclass(frozen=True)
class Case:
    """A consultation with what the rules keep asking of it."""

    value: Consultation
    profile: Profile

    @cached_property
    def stages(self) -> dict[str, Stage]:
        return {stage.key: stage for stage in self.value.stages}

    @cached_property
    def by_stage(self) -> dict[str, list[Meeting]]:
        """Meetings of each stage, in the order of the file; every stage is there."""
        found: dict[str, list[Meeting]] = {stage.key: [] for stage in self.value.stages}
        for meeting in self.value.meetings:
            if meeting.stage is not None:
                found[meeting.stage].append(meeting)
        return found

    def of_kind(self, *kinds: StageKind) -> Iterator[Stage]:
        return (stage for stage in self.value.stages if stage.kind in kinds)

    def collecting(self) -> Iterator[Stage]:
        return self.of_kind(*COLLECTING)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule found its fault in `subject`. `what` and `severity` replace the rule's own where they are given."""

    subject: str
    facts: dict[str, Any] = field(default_factory=dict)
    what: Sentence | None = None
    severity: Severity | None = None


Find = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its sentences; `what` takes the facts of each hit."""

    key: str
    severity: Severity
    title: Sentence
    what: Sentence
    why: Sentence
    mend: Sentence
    find: Find


RULES: dict[str, Rule] = {}


def rule(key: str, severity: Severity, **sentences: Sentence) -> Callable[[Find], Find]:
    """Enter a function into the list: `title`, `what`, `why` and `mend` are its sentences."""

    def enter(find: Find) -> Find:
        if key in RULES:
            raise ValueError(f"two checks are named {key}")
        RULES[key] = Rule(key, severity, find=find, **sentences)
        return find

    return enter
