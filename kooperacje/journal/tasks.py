"""Background jobs of the journal."""

from procrastinate.contrib.django import app

from kooperacje.journal import actions


@app.periodic(cron="* * * * * */10")
@app.task(name="journal.seal", lock="journal.seal", queueing_lock="journal.seal", queue="journal")
def seal(timestamp: int) -> None:
    """Every ten seconds: what is not sealed yet could still be changed unseen by the owner of the database."""
    actions.seal()
