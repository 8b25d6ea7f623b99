"""Background jobs of consultations."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kooperacje.base import jobs
from kooperacje.base.actor import system
from kooperacje.consultations.actions import forgetting, packing


# A full disk may be emptied: tries go on for about a day.
@app.task(name=packing.WRITE, retry=RetryStrategy(max_attempts=12, exponential_wait=3))
def write_pack(consultation_id: str, by: jobs.Carried) -> None:
    packing.write(UUID(consultation_id))


@app.periodic(cron="*/10 * * * *")
@app.task(name="consultations.write_missing_packs", queueing_lock="consultations.write_missing_packs")
def write_missing_packs(timestamp: int) -> None:
    """No published report stays without its files."""
    packing.write_missing()


@app.periodic(cron="41 3 * * *")
@app.task(name="consultations.forget_due", queueing_lock="consultations.forget_due")
def forget_due(timestamp: int) -> None:
    """Personal data of respondents do not outlast the organiser's period."""
    forgetting.forget_due(by=system("retention"))
