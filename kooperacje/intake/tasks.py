"""Background jobs of the room."""

import logging

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.intake import actions
from kooperacje.notices.incoming import MailboxProblem

log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="intake.fetch", queueing_lock="intake.fetch", lock="intake.fetch")
def fetch(timestamp: int) -> None:
    """What is new in the mailbox comes in. A mailbox that does not answer is asked again the next time."""
    try:
        visit = actions.fetch(by=system("worker"))
    except MailboxProblem as problem:
        log.warning("the mailbox cannot be read: %s", problem.code)
        return
    if visit.left:
        log.warning("messages flagged in the mailbox for a person to look at: %d", visit.left)
