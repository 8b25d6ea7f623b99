"""Names of values for residents, in plain words and whole sentences."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from kooperacje.basket.states import Audience, Cost, Ease, Need, PlaceKind
from kooperacje.directory.hours import Today

AUDIENCES = {
    Audience.CHILDREN: gettext_lazy("children"),
    Audience.YOUTH: gettext_lazy("teenagers"),
    Audience.ADULTS: gettext_lazy("adults"),
    Audience.SENIORS: gettext_lazy("older people"),
    Audience.FAMILIES: gettext_lazy("families with children"),
    Audience.CARERS: gettext_lazy("people who care for somebody close"),
    Audience.FOSTER_FAMILIES: gettext_lazy("foster families"),
    Audience.DISABLED: gettext_lazy("people with disabilities"),
    Audience.ILL: gettext_lazy("people who are ill"),
    Audience.MENTAL_CRISIS: gettext_lazy("people in a mental crisis"),
    Audience.ADDICTED: gettext_lazy("people with an addiction and those close to them"),
    Audience.VIOLENCE: gettext_lazy("people who suffer violence"),
    Audience.UNEMPLOYED: gettext_lazy("people without work"),
    Audience.HOMELESS: gettext_lazy("people without a home"),
    Audience.IN_DEBT: gettext_lazy("people in debt"),
    Audience.FOREIGNERS: gettext_lazy("foreigners"),
    Audience.LEAVING_CARE_OR_PRISON: gettext_lazy("people who leave care or prison"),
}
NEEDS = {
    Need.REFERRAL: gettext_lazy("You need a referral."),
    Need.DECISION: gettext_lazy("An office has to decide first that you get it."),
    Need.RESIDENCE: gettext_lazy("You have to live in the area that it is for."),
    Need.INCOME: gettext_lazy("Your income matters."),
    Need.INSURANCE: gettext_lazy("You need health insurance."),
    Need.DISABILITY_CERTIFICATE: gettext_lazy("You need a disability certificate."),
    Need.COURT_ORDER: gettext_lazy("You need an order of a court."),
    Need.GUARDIAN_CONSENT: gettext_lazy("A parent or guardian has to agree."),
    Need.REGISTRATION: gettext_lazy("You have to book a visit first."),
}
WITHOUT = {
    Need.REFERRAL: gettext_lazy("without a referral"),
    Need.DECISION: gettext_lazy("without a decision of an office"),
    Need.INCOME: gettext_lazy("whatever the income"),
    Need.INSURANCE: gettext_lazy("without insurance"),
    Need.REGISTRATION: gettext_lazy("without booking"),
}
"""Needs that a reader may rule out, and how that is said."""
COSTS = {
    Cost.FREE: gettext_lazy("free of charge"),
    Cost.PARTLY: gettext_lazy("partly paid"),
    Cost.PAID: pgettext_lazy("cost", "paid"),
    Cost.DEPENDS: gettext_lazy("cost depends on income"),
    Cost.NOT_STATED: gettext_lazy("cost not stated"),
}
EASES = {
    Ease.STEP_FREE: gettext_lazy("entrance without steps"),
    Ease.LIFT: gettext_lazy("lift"),
    Ease.TOILET: gettext_lazy("accessible toilet"),
    Ease.PARKING: gettext_lazy("parking for people with disabilities"),
    Ease.INDUCTION_LOOP: gettext_lazy("induction loop"),
    Ease.SIGN_LANGUAGE: gettext_lazy("sign language interpreter"),
    Ease.ASSISTANCE_DOG: gettext_lazy("assistance dogs are welcome"),
    Ease.QUIET_HOURS: gettext_lazy("quiet hours"),
}
WAYS = {
    PlaceKind.PHYSICAL: gettext_lazy("on site"),
    PlaceKind.AT_HOME: gettext_lazy("at your home"),
    PlaceKind.PHONE: gettext_lazy("by telephone"),
    PlaceKind.ONLINE: gettext_lazy("over the internet"),
}
TEXTS = {
    "name": gettext_lazy("Name"),
    "summary": gettext_lazy("In one sentence"),
    "description": gettext_lazy("Description"),
    "how_to_get": gettext_lazy("How to get it"),
    "documents": gettext_lazy("Documents to bring, one a line"),
    "conditions": gettext_lazy("Other conditions"),
    "cost_note": gettext_lazy("About the cost"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "website": gettext_lazy("Website"),
}
"""Texts of a card that a resident may put right."""
DAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
ON_DAYS = (
    gettext_lazy("on Monday"),
    gettext_lazy("on Tuesday"),
    gettext_lazy("on Wednesday"),
    gettext_lazy("on Thursday"),
    gettext_lazy("on Friday"),
    gettext_lazy("on Saturday"),
    gettext_lazy("on Sunday"),
)
SPOKEN = {
    "pl": gettext_lazy("Polish"),
    "uk": gettext_lazy("Ukrainian"),
    "en": gettext_lazy("English"),
    "ru": gettext_lazy("Russian"),
    "de": gettext_lazy("German"),
    "be": gettext_lazy("Belarusian"),
    "rom": gettext_lazy("Romani"),
}


MIDNIGHT = "23:59"
"""A day ends here: hours cannot reach into the next."""


def state(stands: Today | None) -> tuple[str, str]:
    """The tone and the words of today's state; empty when no hours are stated."""
    if stands is None:
        return "", ""
    if stands.kind == "now" and stands.hour >= MIDNIGHT:
        return "good", _("open day and night") if stands.weekday else _("open now, until midnight")
    if stands.kind == "now":
        return "good", _("open now, until %(hour)s") % {"hour": _hour(stands.hour)}
    if stands.kind == "later":
        return "info", _("opens today at %(hour)s") % {"hour": _hour(stands.hour)}
    day = ON_DAYS[stands.weekday - 1]
    return "idle", _("closed now; opens %(day)s at %(hour)s") % {"day": day, "hour": _hour(stands.hour)}


def _hour(text: str) -> str:
    return text.removeprefix("0")


def hours(opens: str, closes: str) -> str:
    """Hours of a day: 8:00–15:30."""
    if opens == "00:00" and closes >= MIDNIGHT:
        return _("day and night")
    return f"{_hour(opens)}–{_hour(closes)}"


def ages(first: int | None, last: int | None) -> str:
    """For which age, as a sentence; empty when none is stated."""
    if first is not None and last is not None:
        return _("For people aged %(first)d to %(last)d.") % {"first": first, "last": last}
    if first is not None:
        return _("From the age of %(first)d.") % {"first": first}
    if last is not None:
        return _("Up to the age of %(last)d.") % {"last": last}
    return ""


def room(free: int | None, wait_days: int | None) -> str:
    """Free places and waiting, as far as they are stated."""
    parts = []
    if free is not None:
        said = ngettext("%(count)d free place", "%(count)d free places", free) % {"count": free}
        parts.append(said if free else _("no free places"))
    if wait_days is not None:
        said = ngettext("%(count)d day of waiting", "%(count)d days of waiting", wait_days) % {
            "count": wait_days
        }
        parts.append(said if wait_days else _("no waiting"))
    return ", ".join(parts)


def away(kilometres: float | None, *, rough: bool = False) -> str:
    """How far: "3 km"; about, where only the gmina is known."""
    if kilometres is None:
        return ""
    said = f"{kilometres:.0f} km" if kilometres >= 1 else _("under 1 km")
    return _("about %(far)s") % {"far": said} if rough and kilometres >= 1 else said


def languages(codes: str) -> str:
    """Languages spoken, by their names."""
    return ", ".join(str(SPOKEN.get(code, code)) for code in codes.split())


def several(kind: dict[Any, Any], keys: list[str]) -> list[str]:
    """The words for keys; a key that is not known any more is left out."""
    return [str(kind[key]) for key in keys if key in kind]


def stale(verified: date | None, today: date) -> bool:
    """Whether a card was last checked longer ago than half a year, or never."""
    return verified is None or (today - verified).days > 183


def told(texts: dict[str, str], language: str) -> tuple[str, str]:
    """A text in the reader's language, else in Polish, with the language it is in."""
    if language in texts:
        return texts[language], language
    return texts.get("pl", ""), "pl"


def unit(kind: str, name: str) -> str:
    """A territorial unit as residents call it."""
    if kind == "gmina":
        return pgettext("place", "gmina %(name)s") % {"name": name}
    if kind == "powiat":
        return _("powiat %(name)s") % {"name": name}
    return _("województwo %(name)s") % {"name": name}
