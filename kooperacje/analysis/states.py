"""Enums of the work on remarks."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a person said to a proposed group."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
