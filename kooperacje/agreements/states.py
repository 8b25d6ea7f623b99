"""Enums and transition tables of documents that bodies adopt and sign."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class VersionState(StrEnum):
    DRAFT = "draft"
    FOR_SIGNATURE = "for_signature"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_S = VersionState
VERSION_FLOW = Flow(
    "paper_version",
    VersionState,
    _S.DRAFT,
    {
        _S.DRAFT: {_S.FOR_SIGNATURE, _S.WITHDRAWN},
        # Back to the draft only while nobody has signed: the action sees to that.
        _S.FOR_SIGNATURE: {_S.DRAFT, _S.ADOPTED, _S.WITHDRAWN},
        _S.ADOPTED: {_S.SUPERSEDED, _S.WITHDRAWN, _S.EXPIRED},
        _S.SUPERSEDED: set(),
        _S.WITHDRAWN: set(),
        _S.EXPIRED: set(),
    },
)
OPEN = frozenset({_S.DRAFT, _S.FOR_SIGNATURE})
"""At most one version of a paper is in one of these."""
SIGNABLE = frozenset({_S.FOR_SIGNATURE, _S.ADOPTED})
"""An institution that joins later signs what was adopted."""


class Way(StrEnum):
    """How an institution signed."""

    PAPER = "paper"
    QUALIFIED = "qualified"
    TRUSTED = "trusted"
    CONSENT = "consent"


ELECTRONIC = frozenset({Way.QUALIFIED, Way.TRUSTED})
"""Ways that come as a signed file."""
