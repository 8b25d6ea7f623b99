"""Enums and the transition table of a round of setting priorities."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class RoundState(StrEnum):
    """From the first proposal to the adopted list."""

    PROPOSING = "proposing"
    WEIGHING = "weighing"
    RATING = "rating"
    VOTING = "voting"
    ADOPTED = "adopted"
    ABANDONED = "abandoned"


ROUND_FLOW = Flow(
    "priorities_round",
    RoundState,
    RoundState.PROPOSING,
    {
        RoundState.PROPOSING: {RoundState.WEIGHING, RoundState.ABANDONED},
        RoundState.WEIGHING: {RoundState.PROPOSING, RoundState.RATING, RoundState.ABANDONED},
        RoundState.RATING: {RoundState.WEIGHING, RoundState.VOTING, RoundState.ABANDONED},
        # A vote that brought no list leads back to the ratings, and to another vote.
        RoundState.VOTING: {RoundState.RATING, RoundState.ADOPTED, RoundState.ABANDONED},
        RoundState.ADOPTED: set(),
        RoundState.ABANDONED: set(),
    },
)
UNDER_WAY = frozenset({RoundState.PROPOSING, RoundState.WEIGHING, RoundState.RATING, RoundState.VOTING})
COUNTED = frozenset({RoundState.VOTING, RoundState.ADOPTED})
"""States in which the ratings are closed and the results are shown."""


class Stage(StrEnum):
    """What an institution answers once: its weights, its ratings, its vote."""

    WEIGHTS = "weights"
    RATINGS = "ratings"
    VOTE = "vote"


STAGE_OF = {
    RoundState.WEIGHING: Stage.WEIGHTS,
    RoundState.RATING: Stage.RATINGS,
    RoundState.VOTING: Stage.VOTE,
}


class Method(StrEnum):
    """How one number is made of many."""

    MEDIAN = "median"
    MEAN = "mean"


class ProposalState(StrEnum):
    """What comes by the link waits until the leader looks at it."""

    WAITING = "waiting"
    LISTED = "listed"
    SET_ASIDE = "set_aside"


PROPOSAL_FLOW = Flow(
    "priority_proposal",
    ProposalState,
    ProposalState.LISTED,
    {
        ProposalState.WAITING: {ProposalState.LISTED, ProposalState.SET_ASIDE},
        ProposalState.LISTED: {ProposalState.SET_ASIDE},
        ProposalState.SET_ASIDE: {ProposalState.LISTED},
    },
    beginnings=(ProposalState.WAITING,),
)


class Voice(StrEnum):
    """A vote of one institution."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Way(StrEnum):
    """How the vote is held."""

    MEETING = "meeting"
    CIRCULATION = "circulation"


class Outcome(StrEnum):
    """What the review finds of a priority."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    DROPPED = "dropped"
