"""What becomes of the place of a remark when the document gets a new version."""

from enum import StrEnum


class Fate(StrEnum):
    """`LOST`: the passage is no more, or never was one; `SETTLED`: a person said where the remark belongs now."""

    FOLLOWS = "follows"
    WAITING = "waiting"
    LOST = "lost"
    SETTLED = "settled"
