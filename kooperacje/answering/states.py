"""Enums and transition tables of answering."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class CodeKind(StrEnum):
    """Why somebody holds a code."""

    INVITED = "invited"
    RELAYED = "relayed"
    """An invited institution passed the invitation on; the answer counts in its tree."""
    COLLEAGUE = "colleague"
    """Contributes to the one answer of the institution; whoever holds the institution's own code sends it."""
    OPEN = "open"
    """Anybody, where the consultation is open to all."""
    BEHALF = "behalf"
    """An officer who enters what came on paper, by telephone or by word of mouth."""


ANSWERING = frozenset({CodeKind.INVITED, CodeKind.RELAYED})
"""Kinds of which an institution has at most one that is live."""


class SubmissionState(StrEnum):
    """What became of something that was sent. Nothing that was sent is ever dropped."""

    WAITING = "waiting"
    """A person has to decide; `flags` say why."""
    RECORDED = "recorded"
    """It stands among the answers of the consultation."""
    REPLACED = "replaced"
    """The sender corrected it; the later one stands."""
    REFUSED = "refused"
    """A person decided, with a reason, that it is no answer."""


SUBMISSION_FLOW = Flow(
    "submission",
    SubmissionState,
    SubmissionState.WAITING,
    {
        SubmissionState.WAITING: {
            SubmissionState.RECORDED,
            SubmissionState.REFUSED,
            SubmissionState.REPLACED,
        },
        SubmissionState.RECORDED: {SubmissionState.REPLACED},
        SubmissionState.REPLACED: set(),
        SubmissionState.REFUSED: {SubmissionState.WAITING},
    },
    beginnings=(SubmissionState.RECORDED,),
)


class Flag(StrEnum):
    """Why a person should look at a submission."""

    LATE = "late"
    OPEN = "open"
    """Nobody vouches for the sender: the consultation is open to all."""
    MANY = "many"
    """Many came from the same network in a short time."""
    SAME = "same"
    """Its words are the same as those of another one."""
    SECOND = "second"
    """The institution has an answer by another way already."""
    BEGUN = "begun"
    """A correction of remarks on which work has begun."""
    CORRECTED_LATE = "corrected_late"
    """A correction after the deadline of an answer that came in time."""


class EntryKind(StrEnum):
    """A remark on the document, or what is answered to an open question."""

    REMARK = "remark"
    QUESTION = "question"
