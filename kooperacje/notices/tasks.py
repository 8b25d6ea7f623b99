"""Background jobs of the outbox."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kooperacje.base import jobs
from kooperacje.base.actor import system
from kooperacje.notices import actions


# The retries here are for faults of ours or of the database; what a mail server says is handled in the action.
@app.task(name="notices.deliver", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def deliver(notice_id: int, by: jobs.Carried) -> None:
    actions.deliver(by=jobs.carried(by), notice_id=notice_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.resume", queueing_lock="notices.resume")
def resume(timestamp: int) -> None:
    """Nothing posted is ever forgotten."""
    actions.resume_stranded(by=system("worker"))


@app.periodic(cron="17 3 * * *")
@app.task(name="notices.blank", queueing_lock="notices.blank")
def blank(timestamp: int) -> None:
    """Keep no longer than needed."""
    actions.blank_old(by=system("worker"))
