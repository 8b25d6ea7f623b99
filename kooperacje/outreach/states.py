"""What can have passed between the organiser and an institution, and the life of what is sent to many at once."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class DeedKind(StrEnum):
    """What was done towards one institution and is not said by an invitation or an answer."""

    PHONED = "phoned"
    MAILED = "mailed"
    """A message with its code was handed to the outbox."""
    REMINDED = "reminded"
    PRINTED = "printed"
    """A letter with its code was made."""
    LISTED = "listed"
    """Its code was put into a list for the officer."""
    BOUNCED = "bounced"
    OPTED_OUT = "opted_out"
    ADDRESSED = "addressed"
    """An officer set where to write to, which also ends a bounce or an opt-out."""


class Purpose(StrEnum):
    """Why many institutions are written to."""

    INVITE = "invite"
    REMIND = "remind"
    """Only those that were invited and are silent."""


class Way(StrEnum):
    """How a mailing goes out."""

    EMAIL = "email"
    LETTER = "letter"
    LIST = "list"


class Whom(StrEnum):
    """Who among the institutions is meant, by what became of them so far."""

    ALL = "all"
    UNINVITED = "uninvited"
    SILENT = "silent"
    """No answer yet, invited or not."""


class MailingState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Approved; the worker takes it up when its time has come."""
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"
    """Given up by an officer, or refused by a rule when its time had come."""


MAILING_FLOW = Flow(
    "mailing",
    MailingState,
    MailingState.DRAFT,
    {
        MailingState.DRAFT: {MailingState.SCHEDULED, MailingState.STOPPED},
        MailingState.SCHEDULED: {MailingState.SENDING, MailingState.DRAFT, MailingState.STOPPED},
        MailingState.SENDING: {MailingState.DONE, MailingState.STOPPED},
        MailingState.DONE: set(),
        MailingState.STOPPED: set(),
    },
)


class DispatchState(StrEnum):
    """What became of a mailing for one institution."""

    WAITING = "waiting"
    POSTED = "posted"
    """Handed to the outbox; what the mail server said stands there."""
    MADE = "made"
    """Stands in the letters or in the list."""
    SKIPPED = "skipped"
    BOUNCED = "bounced"


DISPATCH_FLOW = Flow(
    "dispatch",
    DispatchState,
    DispatchState.WAITING,
    {
        DispatchState.WAITING: {DispatchState.POSTED, DispatchState.MADE, DispatchState.SKIPPED},
        DispatchState.POSTED: {DispatchState.BOUNCED},
        DispatchState.MADE: set(),
        DispatchState.SKIPPED: set(),
        DispatchState.BOUNCED: set(),
    },
)


class Skip(StrEnum):
    """Why an institution got nothing."""

    NO_ADDRESS = "no_address"
    OPTED_OUT = "opted_out"
    BOUNCED = "bounced"
    NO_LONGER = "no_longer"
    """It answered meanwhile, or was invited by another way."""
    TODAY = "today"
    """It was reminded on the same day already."""
    STOPPED = "stopped"
