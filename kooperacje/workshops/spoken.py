"""What is said at a table, as one value: from a form into the remark."""

from dataclasses import dataclass

from kooperacje.consultations.states import RemarkKind


@dataclass(frozen=True, slots=True)
class Said:
    """What a scribe writes down. None and "" mean: not stated."""

    text: str
    question: str | None = None
    kind: RemarkKind | None = None
    institution: str = ""
