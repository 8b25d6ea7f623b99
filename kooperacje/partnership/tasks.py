"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.partnership import actions


@app.periodic(cron="47 3 * * *")
@app.task(name="partnership.forget_people", queueing_lock="partnership.forget_people")
def forget_people(timestamp: int) -> None:
    """People who left a team long ago are not kept longer than needed."""
    actions.forget_people(by=system("retention"))
