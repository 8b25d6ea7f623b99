"""Enums of cooperation models, and the life of a version."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class CommuneKind(StrEnum):
    """For which kind of commune a model is meant; a social-services centre (CUS) is a mode of its own."""

    RURAL = "rural"
    URBAN_RURAL = "urban_rural"
    URBAN = "urban"
    CUS = "cus"


class VersionState(StrEnum):
    """A draft is written; what people were asked about, or work by, never changes any more."""

    DRAFT = "draft"
    CONSULTED = "consulted"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


VERSION_FLOW = Flow(
    "model_version",
    VersionState,
    VersionState.DRAFT,
    {
        VersionState.DRAFT: {VersionState.CONSULTED, VersionState.APPROVED},
        VersionState.CONSULTED: {VersionState.APPROVED, VersionState.SUPERSEDED},
        VersionState.APPROVED: {VersionState.SUPERSEDED},
        VersionState.SUPERSEDED: set(),
    },
)


class PassageKind(StrEnum):
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ANNEX = "annex"


class Change(StrEnum):
    """What became of a passage from one version to the next. The values are those of the engine `documents.redline`."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class Certainty(StrEnum):
    """How a descent is known: by the comparison alone, not well enough, or by a person."""

    SURE = "sure"
    WAITING = "waiting"
    CONFIRMED = "confirmed"


class Mark(StrEnum):
    """How a fact about a model is known."""

    SOURCED = "sourced"
    INFERRED = "inferred"
    BACKGROUND = "background"
    NOT_FOUND = "not_found"


class TeamServes(StrEnum):
    """What a team is there for; in the rural model one team serves both partnership and case."""

    PARTNERSHIP = "partnership"
    CASE = "case"
    DESIGN = "design"


class IndicatorUnit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    DAYS = "days"
    HOURS = "hours"
    SCALE = "scale"
    MONEY = "money"
