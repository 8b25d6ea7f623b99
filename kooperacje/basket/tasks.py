"""Background jobs of the room."""

from procrastinate.contrib.django import app

from kooperacje.base.actor import system
from kooperacje.basket import actions

WORKER = system("worker")


@app.periodic(cron="17 7 * * 1-5")
@app.task(name="basket.remind", queueing_lock="basket.remind", lock="basket.remind")
def remind(timestamp: int) -> None:
    """On working days: ask institutions whether their cards are still true."""
    actions.remind(by=WORKER)


@app.periodic(cron="37 3 * * *")
@app.task(name="basket.judge", queueing_lock="basket.judge", lock="basket.judge")
def judge(timestamp: int) -> None:
    """At night: cards grow old."""
    actions.judge_again(by=WORKER)
