"""Kinds of cards, how a statement is known, whose task it is, and whom it concerns. Plain Python."""

from enum import StrEnum


class CardKind(StrEnum):
    """A card says what an institution must, may or may not do; in this order they are shown."""

    DUTY = "duty"
    POWER = "power"
    LIMIT = "limit"


class Known(StrEnum):
    """How a card is known. Only `sourced` was compared with a source; the rest waits for somebody to do it."""

    SOURCED = "sourced"
    BACKGROUND = "background"
    INFERRED = "inferred"


class TaskLevel(StrEnum):
    """Whose task it is. `none`: nobody's public task, as with an organisation that helps of its own will."""

    GMINA = "gmina"
    POWIAT = "powiat"
    VOIVODESHIP = "voivodeship"
    STATE = "state"
    NONE = "none"


class TaskKind(StrEnum):
    """Own, or commissioned by the state. Not every card states it."""

    OWN = "own"
    COMMISSIONED = "commissioned"


class Group(StrEnum):
    """Whom a card concerns. A card without any concerns everybody."""

    CHILDREN = "children"
    PUPILS = "pupils"
    FAMILIES = "families"
    ADULTS = "adults"
    SENIORS = "seniors"
    DISABLED = "disabled"
    ILL = "ill"
    MENTAL_CRISIS = "mental-crisis"
    ADDICTED = "addicted"
    VIOLENCE = "violence"
    FOSTER = "foster"
    LEAVING_CARE = "leaving-care"
    UNEMPLOYED = "unemployed"
    HOMELESS = "homeless"
    IN_DEBT = "in-debt"
    RELEASED = "released"
    FOREIGNERS = "foreigners"


class Part(StrEnum):
    """What an institution confirms to be still true."""

    CARDS = "cards"
    STAFF = "staff"


class Outcome(StrEnum):
    """What loading a file does with a card."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"


class Reached(StrEnum):
    """How it is known that an institution serves a gmina: it says so, or its seat suggests it."""

    SERVED = "served"
    SEAT = "seat"


class Standing(StrEnum):
    """How far a card can be relied on today."""

    VERIFIED = "verified"
    SOURCED = "sourced"
    STATED = "stated"
    """An institution's own rule, that refers to no act: the institution answers for it."""
    UNVERIFIED = "unverified"
    CHANGED = "changed"
    """Verified once, but its words have changed since."""
    DISPUTED = "disputed"
    """The last who compared it says that it does not agree with the act."""


RELIABLE = frozenset({Standing.VERIFIED, Standing.SOURCED, Standing.STATED})


def standing(
    known: Known, *, compared: bool, holds: bool, same_words: bool, own_rule: bool = False
) -> Standing:
    """From how a card is known and its last comparison with the act; `compared` says whether there was one."""
    if compared and not same_words:
        return Standing.CHANGED
    if compared:
        return Standing.VERIFIED if holds else Standing.DISPUTED
    if known is Known.SOURCED:
        return Standing.SOURCED
    return Standing.STATED if own_rule else Standing.UNVERIFIED
