"""Background jobs of the room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kooperacje.base import jobs
from kooperacje.base.actor import system
from kooperacje.outreach import actions, queries


# The retries are for faults of ours or of the database; what a mail server says is the outbox's affair.
@app.task(name="outreach.send", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def send(mailing_id: str, by: jobs.Carried) -> None:
    """One batch of a mailing."""
    actions.carry_on(mailing_id=UUID(mailing_id), by=jobs.carried(by))


@app.periodic(cron="*/10 * * * *")
@app.task(name="outreach.resume", queueing_lock="outreach.resume")
def resume(timestamp: int) -> None:
    """No approved mailing is ever forgotten."""
    actions.resume(by=system("worker"))


@app.periodic(cron="*/15 * * * *")
@app.task(name="outreach.record", queueing_lock="outreach.record", lock="outreach.record")
def record(timestamp: int) -> None:
    """Who opened an invitation and who passed it on comes into the records of consultations under way."""
    for consultation in queries.with_unwritten():
        actions.write_record(consultation, by=system("worker"))
