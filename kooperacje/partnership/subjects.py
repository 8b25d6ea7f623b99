"""How other rooms call a team: the subject of its meetings, documents and events."""

from uuid import UUID

from kooperacje.partnership.models import Team

PREFIX = "partnership.team"


def of(team: Team) -> str:
    return f"{PREFIX}:{team.pk}"


def ref(subject: str) -> UUID:
    """The id of the team that a subject names."""
    return UUID(subject.partition(":")[2])
