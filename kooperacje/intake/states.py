"""The life of something that came in, and what it is."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class ItemState(StrEnum):
    READ = "read"  # waits for a person who looks at what was read
    ACCEPTED = "accepted"  # a person accepted it; its answer stands in the consultation
    SET_ASIDE = "set_aside"  # no answer: an automatic reply, a question, a mistake
    REFUSED = "refused"  # could not be read or was not safe to open


ITEM_FLOW = Flow(
    "intake_item",
    ItemState,
    ItemState.READ,
    {
        ItemState.READ: {ItemState.ACCEPTED, ItemState.SET_ASIDE},
        ItemState.ACCEPTED: set(),
        # What was set aside by mistake is looked at again.
        ItemState.SET_ASIDE: {ItemState.READ},
        # What cannot be read is asked for again and then set aside, or typed in by hand.
        ItemState.REFUSED: {ItemState.SET_ASIDE, ItemState.READ},
    },
    beginnings={ItemState.REFUSED},
)


class Source(StrEnum):
    """Which way it came."""

    MAILBOX = "mailbox"
    FOLDER = "folder"
    UPLOAD = "upload"


class Sort(StrEnum):
    """What it was read as."""

    FORM = "form"
    RETURNED = "returned"
    MESSAGE = "message"
    NONE = "none"
