"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.priorities import actions


@app.periodic(cron="27 6-18 * * *")
@app.task(name="priorities.tell", queueing_lock="priorities.tell", lock="priorities.tell")
def tell(timestamp: int) -> None:
    """By day, every hour: what opened, and what closes soon."""
    actions.tell(by=system("worker"))
