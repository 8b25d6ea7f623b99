"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.partnership import actions


@app.periodic(cron="47 3 * * *")
@app.task(name="partnership.forget_people", queueing_lock="partnership.forget_people")
def forget_people(timestamp: int) -> None:
    """People who left a team long ago are not kept longer than needed."""
    actions.forget_people(by=system("retention"))


@app.periodic(cron="5 0 * * *")
@app.task(name="partnership.hand_over_due", queueing_lock="partnership.hand_over_due")
def hand_over_due(timestamp: int) -> None:
    """Leads that were accepted for today go over at the beginning of the day."""
    actions.hand_over_due(by=system("worker"))


@app.periodic(cron="35 5 * * *")
@app.task(name="partnership.remind", queueing_lock="partnership.remind")
def remind(timestamp: int) -> None:
    """Who leads learns in time which declarations end, and that the plan of the next year is not written."""
    actions.remind(by=system("worker"))
