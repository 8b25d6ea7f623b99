"""How other rooms call a team: the subject of its meetings, documents and events."""

from uuid import UUID

from kooperacje.partnership.models import Team

PREFIX = "partnership.team"


def of(team: Team) -> str:
    return f"{PREFIX}:{team.pk}"


NOBODY = UUID(int=0)


def ref(subject: str) -> UUID:
    """The id that a subject names; one that nothing has for what is no id, since subjects come from addresses too."""
    try:
        return UUID(subject.partition(":")[2])
    except ValueError:
        return NOBODY
