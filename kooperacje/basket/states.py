"""Enums and transition tables of the basket of services."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class ServiceState(StrEnum):
    """A card is written, shown, out of use for a time, or for good."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


SERVICE_FLOW = Flow(
    "service",
    ServiceState,
    ServiceState.DRAFT,
    {
        ServiceState.DRAFT: {ServiceState.PUBLISHED, ServiceState.WITHDRAWN},
        ServiceState.PUBLISHED: {ServiceState.SUSPENDED, ServiceState.WITHDRAWN},
        ServiceState.SUSPENDED: {ServiceState.PUBLISHED, ServiceState.WITHDRAWN},
        # A service that comes back is the same card, so its address and history stay.
        ServiceState.WITHDRAWN: {ServiceState.DRAFT},
    },
)


class Scheme(StrEnum):
    """Which list a category belongs to.

    The 14 domains of the act on centres of social services (art. 2(1), Dz.U. 2019 poz. 1818); what a model of
    cooperation adds for itself; what residents call their trouble.
    """

    DOMAIN = "domain"
    MODEL = "model"
    TOPIC = "topic"


class Audience(StrEnum):
    """For whom a service is. Empty on a card: for everybody."""

    CHILDREN = "children"
    YOUTH = "youth"
    ADULTS = "adults"
    SENIORS = "seniors"
    FAMILIES = "families"
    CARERS = "carers"
    FOSTER_FAMILIES = "foster_families"
    DISABLED = "disabled"
    ILL = "ill"
    MENTAL_CRISIS = "mental_crisis"
    ADDICTED = "addicted"
    VIOLENCE = "violence"
    UNEMPLOYED = "unemployed"
    HOMELESS = "homeless"
    IN_DEBT = "in_debt"
    FOREIGNERS = "foreigners"
    LEAVING_CARE_OR_PRISON = "leaving_care_or_prison"


class Need(StrEnum):
    """What one must bring or fulfil; empty on a card: nothing but coming."""

    REFERRAL = "referral"
    DECISION = "decision"
    RESIDENCE = "residence"
    INCOME = "income"
    INSURANCE = "insurance"
    DISABILITY_CERTIFICATE = "disability_certificate"
    COURT_ORDER = "court_order"
    GUARDIAN_CONSENT = "guardian_consent"
    REGISTRATION = "registration"


class Cost(StrEnum):
    """What it costs. NOT_STATED is never shown as free."""

    FREE = "free"
    PARTLY = "partly"
    PAID = "paid"
    DEPENDS = "depends"
    NOT_STATED = "not_stated"


class PlaceKind(StrEnum):
    PHYSICAL = "physical"
    AT_HOME = "at_home"
    PHONE = "phone"
    ONLINE = "online"


class Ease(StrEnum):
    """What makes a place accessible."""

    STEP_FREE = "step_free"
    LIFT = "lift"
    TOILET = "toilet"
    PARKING = "parking"
    INDUCTION_LOOP = "induction_loop"
    SIGN_LANGUAGE = "sign_language"
    ASSISTANCE_DOG = "assistance_dog"
    QUIET_HOURS = "quiet_hours"


class GapKind(StrEnum):
    """Why people go without: there is none, it is full, too far, or not for them."""

    ABSENT = "absent"
    FULL = "full"
    TOO_FAR = "too_far"
    NOT_FOR_THEM = "not_for_them"


class GapState(StrEnum):
    """The life of a gap, until help is there or somebody says why it will not be."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    IN_HAND = "in_hand"
    CLOSED = "closed"
    DISMISSED = "dismissed"


GAP_FLOW = Flow(
    "gap",
    GapState,
    GapState.REPORTED,
    {
        GapState.REPORTED: {GapState.CONFIRMED, GapState.DISMISSED},
        GapState.CONFIRMED: {GapState.IN_HAND, GapState.CLOSED, GapState.DISMISSED},
        GapState.IN_HAND: {GapState.CONFIRMED, GapState.CLOSED},
        # It may open again: a psychiatrist who came may leave.
        GapState.CLOSED: {GapState.CONFIRMED},
        GapState.DISMISSED: {GapState.CONFIRMED},
    },
)


class EvidenceKind(StrEnum):
    """Where a gap is known from."""

    OBSERVED = "observed"
    REFUSAL = "refusal"
    QUEUE = "queue"
    SURVEY = "survey"
    DIAGNOSIS = "diagnosis"
    CONSULTATION = "consultation"


class SuggestionState(StrEnum):
    """What became of a change that somebody outside proposed."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


SUGGESTION_FLOW = Flow(
    "service_suggestion",
    SuggestionState,
    SuggestionState.WAITING,
    {
        SuggestionState.WAITING: {SuggestionState.ACCEPTED, SuggestionState.REJECTED},
        SuggestionState.ACCEPTED: set(),
        SuggestionState.REJECTED: {SuggestionState.WAITING},
    },
)


class Word(StrEnum):
    """What a provider says of a card through a link."""

    NOTHING = "nothing"
    TRUE = "true"
    CHANGED = "changed"
    ENDED = "ended"
