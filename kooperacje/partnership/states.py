"""Enums and transition tables of partnerships. Kinds of teams and their roles are data: of a model version, or statutory."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class TeamState(StrEnum):
    """The life of a team of institutions, from the first thought of it to its end."""

    PLANNED = "planned"
    INITIATING = "initiating"
    FORMALISING = "formalising"
    WORKING = "working"
    RENEWING = "renewing"
    SUSPENDED = "suspended"
    ENDED = "ended"


TEAM_FLOW = Flow(
    "team",
    TeamState,
    TeamState.PLANNED,
    {
        TeamState.PLANNED: {TeamState.INITIATING, TeamState.ENDED},
        # An initiating meeting may end with nothing; declarations are gathered between the two meetings.
        TeamState.INITIATING: {TeamState.FORMALISING, TeamState.ENDED},
        TeamState.FORMALISING: {TeamState.WORKING, TeamState.ENDED},
        TeamState.WORKING: {TeamState.RENEWING, TeamState.SUSPENDED, TeamState.ENDED},
        TeamState.RENEWING: {TeamState.WORKING, TeamState.SUSPENDED, TeamState.ENDED},
        TeamState.SUSPENDED: {TeamState.WORKING, TeamState.ENDED},
        TeamState.ENDED: set(),
    },
    # A statutory team, or one that is older than the system, is entered as it stands.
    beginnings=(TeamState.WORKING,),
)

LIVE = frozenset(set(TeamState) - {TeamState.ENDED})
AT_WORK = frozenset({TeamState.WORKING, TeamState.RENEWING})


class DeclarationState(StrEnum):
    """An accession declaration: asked for, sent by the institution, taken in by the leader, or given back."""

    ASKED = "asked"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


DECLARATION_FLOW = Flow(
    "accession_declaration",
    DeclarationState,
    DeclarationState.ASKED,
    {
        DeclarationState.ASKED: {DeclarationState.SENT, DeclarationState.WITHDRAWN},
        DeclarationState.SENT: {
            DeclarationState.ACCEPTED,
            DeclarationState.RETURNED,
            DeclarationState.WITHDRAWN,
        },
        DeclarationState.RETURNED: {DeclarationState.SENT, DeclarationState.WITHDRAWN},
        # What was taken in stays as it was; a new declaration follows it.
        DeclarationState.ACCEPTED: set(),
        DeclarationState.WITHDRAWN: set(),
    },
)


class HandOverState(StrEnum):
    """The lead of a team is offered to somebody, who takes it, from a day on, or does not."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


HAND_OVER_FLOW = Flow(
    "hand_over",
    HandOverState,
    HandOverState.PROPOSED,
    {
        HandOverState.PROPOSED: {
            HandOverState.ACCEPTED,
            HandOverState.DECLINED,
            HandOverState.WITHDRAWN,
        },
        # Accepted before its day; a change of mind is possible until then.
        HandOverState.ACCEPTED: {HandOverState.DONE, HandOverState.WITHDRAWN},
        HandOverState.DONE: set(),
        HandOverState.DECLINED: set(),
        HandOverState.WITHDRAWN: set(),
    },
)
HANDED_OVER_SOON = frozenset({HandOverState.PROPOSED, HandOverState.ACCEPTED})


class ItemState(StrEnum):
    """A task of the yearly work plan."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


ITEM_FLOW = Flow(
    "work_plan_item",
    ItemState,
    ItemState.PLANNED,
    {
        ItemState.PLANNED: {ItemState.UNDER_WAY, ItemState.DONE, ItemState.DROPPED},
        ItemState.UNDER_WAY: {ItemState.PLANNED, ItemState.DONE, ItemState.DROPPED},
        # A slip is mended: what was ticked too early is under way again.
        ItemState.DONE: {ItemState.UNDER_WAY},
        ItemState.DROPPED: {ItemState.PLANNED},
    },
)


class PersonRole(StrEnum):
    """What a person does in the team for the own institution; roles of a model come beside these by their keys.

    One person leads a team at a time; this role is passed on by a hand-over, never named.
    """

    LEADING = "leading"
    COORDINATING = "coordinating"
    DEPUTY = "deputy"
    CASES = "cases"


class MeetingKind(StrEnum):
    """Meetings of a team; the first two belong to its life cycle."""

    INITIATING = "initiating"
    FORMALISING = "formalising"
    REGULAR = "regular"
