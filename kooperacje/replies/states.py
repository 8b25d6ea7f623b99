"""How an institution was told what became of its remarks."""

from enum import StrEnum


class HowTold(StrEnum):
    EMAIL = "email"
    BY_HAND = "by_hand"
