"""What can have passed between the organiser and an institution."""

from enum import StrEnum


class DeedKind(StrEnum):
    """What was done towards one institution and is not said by an invitation or an answer."""

    PHONED = "phoned"
