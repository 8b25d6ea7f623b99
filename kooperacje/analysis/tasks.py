"""Background jobs of the room."""

from uuid import UUID

from procrastinate.contrib.django import app

from kooperacje.analysis.actions import same
from kooperacje.base import jobs


@app.task(name=same.LOOK)
def look_for_same(consultation_id: str, by: jobs.Carried) -> None:
    """Compare all remarks of a large consultation."""
    same.look(UUID(consultation_id))
