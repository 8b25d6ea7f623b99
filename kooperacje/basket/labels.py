"""Names of values for the people who keep the basket."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.basket.models import Place
from kooperacje.basket.states import (
    Audience,
    Cost,
    Ease,
    EvidenceKind,
    GapKind,
    GapState,
    Need,
    PlaceKind,
    ServiceState,
    SuggestionState,
)
from kooperacje.institutions.states import Level

STATE = {
    ServiceState.DRAFT: ("idle", pgettext_lazy("service", "draft")),
    ServiceState.PUBLISHED: ("good", pgettext_lazy("service", "published")),
    ServiceState.SUSPENDED: ("warn", pgettext_lazy("service", "suspended")),
    ServiceState.WITHDRAWN: ("bad", pgettext_lazy("service", "withdrawn")),
}
MOVE = {
    ServiceState.DRAFT: ("quiet", _("Bring back as a draft")),
    ServiceState.PUBLISHED: ("primary", _("Publish")),
    ServiceState.SUSPENDED: ("quiet", _("Suspend for a time")),
    ServiceState.WITHDRAWN: ("danger", _("Withdraw for good")),
}
AUDIENCE = {
    Audience.CHILDREN: _("children"),
    Audience.YOUTH: _("teenagers"),
    Audience.ADULTS: _("adults"),
    Audience.SENIORS: _("older people"),
    Audience.FAMILIES: _("families with children"),
    Audience.CARERS: _("people who care for somebody close"),
    Audience.FOSTER_FAMILIES: _("foster families"),
    Audience.DISABLED: _("people with disabilities"),
    Audience.ILL: _("people who are ill"),
    Audience.MENTAL_CRISIS: _("people in a mental crisis"),
    Audience.ADDICTED: _("people with an addiction and those close to them"),
    Audience.VIOLENCE: _("people who suffer violence"),
    Audience.UNEMPLOYED: _("people without work"),
    Audience.HOMELESS: _("people without a home"),
    Audience.IN_DEBT: _("people in debt"),
    Audience.FOREIGNERS: _("foreigners"),
    Audience.LEAVING_CARE_OR_PRISON: _("people who leave care or prison"),
}
NEED = {
    Need.REFERRAL: pgettext_lazy("need", "a referral"),
    Need.DECISION: pgettext_lazy("need", "a decision of an office"),
    Need.RESIDENCE: pgettext_lazy("need", "living in the area"),
    Need.INCOME: pgettext_lazy("need", "an income below a limit"),
    Need.INSURANCE: pgettext_lazy("need", "health insurance"),
    Need.DISABILITY_CERTIFICATE: pgettext_lazy("need", "a disability certificate"),
    Need.COURT_ORDER: pgettext_lazy("need", "an order of a court"),
    Need.GUARDIAN_CONSENT: pgettext_lazy("need", "consent of a parent or guardian"),
    Need.REGISTRATION: pgettext_lazy("need", "booking first"),
}
COST = {
    Cost.FREE: _("free of charge"),
    Cost.PARTLY: _("partly paid"),
    Cost.PAID: pgettext_lazy("cost", "paid"),
    Cost.DEPENDS: _("cost depends on income"),
    Cost.NOT_STATED: _("cost not stated"),
}
EASE = {
    Ease.STEP_FREE: _("entrance without steps"),
    Ease.LIFT: _("lift"),
    Ease.TOILET: _("accessible toilet"),
    Ease.PARKING: _("parking for people with disabilities"),
    Ease.INDUCTION_LOOP: _("induction loop"),
    Ease.SIGN_LANGUAGE: _("sign language interpreter"),
    Ease.ASSISTANCE_DOG: _("assistance dogs are welcome"),
    Ease.QUIET_HOURS: _("quiet hours"),
}
PLACE = {
    PlaceKind.PHYSICAL: _("on site"),
    PlaceKind.AT_HOME: pgettext_lazy("place", "at the person’s home"),
    PlaceKind.PHONE: _("by telephone"),
    PlaceKind.ONLINE: _("over the internet"),
}
LEVEL = {
    Level.GMINA: pgettext_lazy("level", "gmina"),
    Level.POWIAT: pgettext_lazy("level", "powiat"),
    Level.VOIVODESHIP: pgettext_lazy("level", "region"),
    Level.COUNTRY: pgettext_lazy("level", "country"),
    Level.ANY: pgettext_lazy("level", "any"),
}
DAY = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)
SPOKEN = {
    "pl": _("Polish"),
    "uk": _("Ukrainian"),
    "en": _("English"),
    "ru": _("Russian"),
    "de": _("German"),
    "be": _("Belarusian"),
    "rom": _("Romani"),
}
FIELD = {
    "name": _("Name"),
    "summary": _("In one sentence"),
    "description": _("Description"),
    "how_to_get": _("How to get it"),
    "documents": _("Documents to bring, one a line"),
    "conditions": _("Other conditions"),
    "cost_note": _("About the cost"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "website": _("Website"),
    "capacity": _("Places"),
    "free": _("Free places"),
    "wait_days": _("Days of waiting"),
}
GAP_KIND = {
    GapKind.ABSENT: pgettext_lazy("gap", "there is none"),
    GapKind.FULL: pgettext_lazy("gap", "it is full"),
    GapKind.TOO_FAR: pgettext_lazy("gap", "it is too far"),
    GapKind.NOT_FOR_THEM: pgettext_lazy("gap", "it is not for these people"),
}
GAP_STATE = {
    GapState.REPORTED: ("info", pgettext_lazy("gap", "reported")),
    GapState.CONFIRMED: ("bad", pgettext_lazy("gap", "confirmed")),
    GapState.IN_HAND: ("warn", pgettext_lazy("gap", "in hand")),
    GapState.CLOSED: ("good", pgettext_lazy("gap", "closed")),
    GapState.DISMISSED: ("idle", pgettext_lazy("gap", "dismissed")),
}
EVIDENCE = {
    EvidenceKind.OBSERVED: pgettext_lazy("evidence", "observation of a worker"),
    EvidenceKind.REFUSAL: pgettext_lazy("evidence", "refusals"),
    EvidenceKind.QUEUE: pgettext_lazy("evidence", "queue"),
    EvidenceKind.SURVEY: pgettext_lazy("evidence", "survey"),
    EvidenceKind.DIAGNOSIS: pgettext_lazy("evidence", "local diagnosis"),
    EvidenceKind.CONSULTATION: pgettext_lazy("evidence", "consultation"),
}
SUGGESTION = {
    SuggestionState.WAITING: ("warn", pgettext_lazy("suggestion", "waits")),
    SuggestionState.ACCEPTED: ("good", pgettext_lazy("suggestion", "accepted")),
    SuggestionState.REJECTED: ("idle", pgettext_lazy("suggestion", "rejected")),
}
RING = (
    _("in the same gmina"),
    _("in the same powiat"),
    _("in a neighbouring powiat or further in the region"),
    _("outside the region"),
)
STEP = {
    "what": _("What it is"),
    "who": _("For whom"),
    "how": _("How to get it"),
    "where": _("Where and when"),
    "languages": _("Other languages"),
}


def place_name(place: Place) -> str:
    """A place in one line."""
    told = ", ".join(filter(None, (place.name, place.address, place.town)))
    return told or capfirst(str(PLACE[PlaceKind(place.kind)]))
