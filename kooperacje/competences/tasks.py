"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.competences import actions


@app.periodic(cron="11 6 * * *")
@app.task(name="competences.remind", queueing_lock="competences.remind")
def remind(timestamp: int) -> None:
    """Ask institutions whether their cards and staff are still true."""
    actions.remind(by=system("worker"))


@app.periodic(cron="53 3 * * *")
@app.task(name="competences.forget_former", queueing_lock="competences.forget_former")
def forget_former(timestamp: int) -> None:
    """Persons who left their office are not kept longer than needed."""
    actions.forget_former(by=system("retention"))
