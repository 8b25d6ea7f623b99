"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.directory import indexing


@app.periodic(cron="52 3 * * *")
@app.task(name="directory.catch_up", queueing_lock="directory.catch_up", lock="directory.catch_up")
def catch_up(timestamp: int) -> None:
    """At night: what cards show of institutions and headings that were renamed meanwhile."""
    indexing.catch_up()
