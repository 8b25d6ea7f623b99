"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.agreements import actions
from kooperacje.base.actor import system


@app.periodic(cron="25 4 * * *")
@app.task(name="agreements.terms", queueing_lock="agreements.terms")
def terms(timestamp: int) -> None:
    """What ended holds no longer; what ends soon is told of."""
    by = system("worker")
    actions.expire(by=by)
    actions.remind(by=by)
