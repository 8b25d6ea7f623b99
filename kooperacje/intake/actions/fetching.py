"""The mailbox is read: every message for one of our consultations comes in, delivery reports are passed on."""

from django.conf import settings
from django.db import transaction

from kooperacje.base import jobs
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.intake.actions.taking_in import take_in
from kooperacje.intake.addressing import meant
from kooperacje.intake.states import Source
from kooperacje.notices import incoming
from kooperacje.notices.incoming import Malformed, Visit

NAME = "wiadomosc.eml"


def fetch(*, by: Actor) -> Visit:
    """Read what is new in the mailbox of `IMAP_URL`; nothing where none is set. Raises `MailboxProblem`.

    Each message is kept in a transaction of its own, and only then marked as read: killed in between, it is read again
    and known again.
    """
    if not settings.IMAP_URL:
        return Visit()
    jobs.refuse_transaction("intake.fetch")
    return incoming.read_new(settings.IMAP_URL, lambda content: keep(content, by=by))


@transaction.atomic
def keep(content: bytes, *, by: Actor) -> bool:
    """Take one message in; False where it is for none of our consultations or there is no room for it."""
    try:
        message = incoming.parse(content)
    except Malformed:
        return False
    if message.failures:
        incoming.tell_failures(message.failures)
        return True
    consultation = meant(message)
    if consultation is None:
        return False
    try:
        take_in(consultation, source=Source.MAILBOX, name=NAME, content=content, by=by)
    except BadInput:
        return False
    return True
