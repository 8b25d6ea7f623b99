"""Remarks, what they are about, the positions on them, what they changed and what stays contested."""

from kooperacje.consultations.exchange.schema.shape import Count, Day, Key, Line, Part, Text
from kooperacje.consultations.states import GroupKind, PositionOutcome, RemarkKind, Stance, VerdictOutcome


class Position(Part):
    """The organiser's answer to a remark. `change` says what changed in the document because of it."""

    outcome: PositionOutcome
    reason: Text | None = None
    change: Text | None = None
    taken_on: Day | None = None


class Theme(Part):
    """What remarks are about. `above` is the theme that this one is part of."""

    key: Key
    title: Line
    description: Text | None = None
    above: Key | None = None


class RemarkGroup(Part):
    """Remarks that stand together. `representative` is the remark whose text stands for all of them.

    `signatories`: under a campaign, how many signed; how many remarks are listed is counted, not stated.
    """

    key: Key
    kind: GroupKind
    title: Line
    representative: Key | None = None
    signatories: Count | None = None


class Remark(Part):
    """One remark; where it came from is an answer or a meeting, or is not stated.

    `passage` is the lasting ref of the passage in the model's version and `quote` the words marked there; `table` the
    table at a workshop; `public_text` the wording for publication where something had to be masked, and `masked` what
    kinds of things those were, never what they said.
    """

    key: Key
    text: Text
    kind: RemarkKind | None = None
    answer: Key | None = None
    meeting: Key | None = None
    question: Key | None = None
    place: Line | None = None  # the unit of the document: chapter, point, page
    current: Text | None = None
    proposed: Text | None = None
    reason: Text | None = None
    received_on: Day | None = None
    stance: Stance | None = None
    themes: tuple[Key, ...] = ()
    group: Key | None = None
    passage: Line | None = None
    quote: Text | None = None
    table: Line | None = None
    public_text: Text | None = None
    masked: tuple[Line, ...] = ()
    position: Position | None = None


class Change(Part):
    """A change made in the document, and the remarks that asked for it; without any it is the organiser's own correction.

    `passage` is the ref of the passage; a new passage has no `before`, a removed one no `after`.
    """

    key: Key
    passage: Line | None = None
    before: Text | None = None
    after: Text | None = None
    remarks: tuple[Key, ...] = ()
    reason: Text | None = None


class Verdict(Part):
    """What a body said at the summary about the position on a remark; what is contested makes the protocol of divergence."""

    key: Key
    remark: Key
    outcome: VerdictOutcome
    meeting: Key | None = None
    institution: Key | None = None
    statement: Text | None = None
