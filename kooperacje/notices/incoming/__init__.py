"""Mail that comes in: parsed as data, never followed or run; its own words cut from what it quotes."""

from kooperacje.notices.incoming.bounces import Failure, hear_failures, read_bounce, tell_failures
from kooperacje.notices.incoming.mailbox import MailboxProblem, Visit, read_new
from kooperacje.notices.incoming.message import Attachment, Incoming, Malformed, Sort, parse
from kooperacje.notices.incoming.replies import Words, own_words

__all__ = [
    "Attachment",
    "Failure",
    "Incoming",
    "MailboxProblem",
    "Malformed",
    "Sort",
    "Visit",
    "Words",
    "hear_failures",
    "own_words",
    "parse",
    "read_bounce",
    "read_new",
    "tell_failures",
]
