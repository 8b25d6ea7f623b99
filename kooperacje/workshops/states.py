"""Enums and transition tables of workshops."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class PhoneState(StrEnum):
    """What became of a voice sent from a phone."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"


PHONE_FLOW = Flow(
    "phone_voice",
    PhoneState,
    PhoneState.WAITING,
    {
        PhoneState.WAITING: {PhoneState.ACCEPTED, PhoneState.SET_ASIDE},
        # A slip of the scribe is mended; a remark that was taken back lets its voice go.
        PhoneState.SET_ASIDE: {PhoneState.ACCEPTED, PhoneState.WAITING},
        PhoneState.ACCEPTED: {PhoneState.SET_ASIDE},
    },
)
