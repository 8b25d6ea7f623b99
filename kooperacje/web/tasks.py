"""Background jobs that keep the queue itself in order."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

# A worker writes a sign of life every ten seconds; after this many without one it is dead.
DEAD_AFTER_SECONDS = 60
KEEP_FAILED_HOURS = 30 * 24


@app.periodic(cron="* * * * *")
@app.task(name="web.rescue", queueing_lock="web.rescue", retry=RetryStrategy(max_attempts=3, wait=5))
async def rescue(timestamp: int) -> None:
    """Give jobs of a worker that was killed to a living one."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:  # periodic work of which one is waiting already
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)


@app.periodic(cron="23 3 * * *")
@app.task(name="web.sweep_queue", queueing_lock="web.sweep_queue")
async def sweep_queue(timestamp: int) -> None:
    """Forget finished and failed jobs after a while."""
    await app.job_manager.delete_old_jobs(
        nb_hours=KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True
    )
