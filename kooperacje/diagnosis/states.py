"""Enums and transition tables of local diagnosis."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class DiagnosisState(StrEnum):
    """What is planned, gathered, written, adopted, and replaced by the next one."""

    PREPARING = "preparing"
    COLLECTING = "collecting"
    DRAFTED = "drafted"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


_S = DiagnosisState
DIAGNOSIS_FLOW = Flow(
    "diagnosis",
    DiagnosisState,
    DiagnosisState.PREPARING,
    {
        _S.PREPARING: {_S.COLLECTING},
        _S.COLLECTING: {_S.PREPARING, _S.DRAFTED},
        # Whoever reads the draft may find that something is missing.
        _S.DRAFTED: {_S.COLLECTING, _S.ADOPTED},
        # What was adopted stays as it was read; the next diagnosis takes its place.
        _S.ADOPTED: {_S.SUPERSEDED},
        _S.SUPERSEDED: set(),
    },
)
OPEN = frozenset({_S.PREPARING, _S.COLLECTING, _S.DRAFTED})
"""States in which it is still written."""
PUBLIC = frozenset({_S.ADOPTED, _S.SUPERSEDED})


class Domain(StrEnum):
    """The 14 domains of the act on centres of social services (art. 2(1), Dz.U. 2019 poz. 1818), in its order.

    The values are the keys of the headings of the basket, so that problems and services meet.
    """

    FAMILY_POLICY = "polityka-prorodzinna"
    FAMILY_SUPPORT = "wspieranie-rodziny"
    FOSTER_CARE = "piecza-zastepcza"
    SOCIAL_ASSISTANCE = "pomoc-spoleczna"
    HEALTH = "zdrowie"
    DISABILITY = "niepelnosprawnosc"
    EDUCATION = "edukacja"
    UNEMPLOYMENT = "bezrobocie"
    CULTURE = "kultura"
    SPORT = "sport-i-turystyka"
    CIVIC = "aktywnosc-obywatelska"
    HOUSING = "mieszkalnictwo"
    ENVIRONMENT = "srodowisko"
    REINTEGRATION = "reintegracja"


class Measure(StrEnum):
    """The unit of an indicator."""

    COUNT = "count"
    PERCENT = "percent"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    MONEY = "money"
    DAYS = "days"
    INDEX = "index"


class Direction(StrEnum):
    """Whether a higher value tells of something worse, better or neither."""

    WORSE = "worse"
    BETTER = "better"
    NEUTRAL = "neutral"


class SurveyState(StrEnum):
    """The questions are written, institutions answer, answers are in."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


SURVEY_FLOW = Flow(
    "diagnosis_survey",
    SurveyState,
    SurveyState.DRAFT,
    {
        SurveyState.DRAFT: {SurveyState.OPEN},
        SurveyState.OPEN: {SurveyState.CLOSED},
        # An institution that was late may still be let in.
        SurveyState.CLOSED: {SurveyState.OPEN},
    },
)


class QuestionKind(StrEnum):
    SCALE = "scale"
    CHOICE = "choice"
    MANY = "many"
    NUMBER = "number"
    TEXT = "text"


class ResourceKind(StrEnum):
    """What an institution has, then what the community has."""

    STAFF = "staff"
    ROOMS = "rooms"
    FUNDS = "funds"
    EQUIPMENT = "equipment"
    LEADER = "leader"
    VOLUNTEERS = "volunteers"
    PLACE = "place"
    ORGANISATION = "organisation"
    CUSTOM = "custom"
    OTHER = "other"


OF_INSTITUTIONS = frozenset(
    {ResourceKind.STAFF, ResourceKind.ROOMS, ResourceKind.FUNDS, ResourceKind.EQUIPMENT}
)


class Block(StrEnum):
    """What a statement of the diagnosis is about: the four blocks in pairs, then what follows from them.

    The blocks are those of the model's diagnostic workshop: causes and sources, strengths and weaknesses, resources and
    deficits, expectations and needs. Resources have rows of their own.
    """

    CAUSE = "cause"
    STRENGTH = "strength"
    WEAKNESS = "weakness"
    DEFICIT = "deficit"
    EXPECTATION = "expectation"
    CONCLUSION = "conclusion"


class Trend(StrEnum):
    GROWING = "growing"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "unknown"


class ProofKind(StrEnum):
    """What a problem or a conclusion rests on."""

    INDICATOR = "indicator"
    QUESTION = "question"
    GAP = "gap"
    CONSULTATION = "consultation"
    DOCUMENT = "document"


class Cover(StrEnum):
    """How well a domain is covered by services, against the problems in it."""

    COVERED = "covered"
    THIN = "thin"
    ABSENT = "absent"
    NO_NEED = "no_need"
