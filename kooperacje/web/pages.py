"""Values for the site's own pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kooperacje.agreements import access as agreements_access
from kooperacje.agreements import queries as agreements
from kooperacje.base.actor import Actor
from kooperacje.consultations.pages.public.listing import Card, listing
from kooperacje.web import navigation

LATEST = 3  # consultations shown on the first page

# The accessibility declaration: when this version's wording was first published and last checked.
PUBLISHED = date(2026, 11, 22)
REVIEWED = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Problem:
    """A page that says what went wrong: one clear sentence, its details, and what to do next."""

    status: int
    heading: str
    sentence: str
    faults: tuple[str, ...] = ()
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What the reader may enter from the first page, what waits for a signature, and the consultations that began last."""

    entries: tuple[navigation.NavItem, ...]
    own: tuple[navigation.NavItem, ...]
    latest: tuple[Card, ...]
    to_sign: int
    to_sign_url: str


def home(actor: Actor, path: str) -> Home:
    """Three queries for the consultations, and what the decisions about the reader's entries take."""
    found = navigation.items(actor, path)
    return Home(
        latest=listing("", "", 1).cards[:LATEST],
        to_sign=agreements.waiting_for(actor).count() if agreements_access.spoken_for(actor) else 0,
        to_sign_url=reverse("agreements:waiting"),
        entries=tuple(item for item in found if item.public),
        own=tuple(item for item in found if not item.public),
    )


def refused(reason: str | Promise) -> Problem:
    """403: seen, but not to be done by this person."""
    return Problem(
        403,
        _("You may not do this"),
        str(reason) or _("Your role does not allow it."),
        next_step=_(
            "Nothing was changed. If you need it for your work, ask the person who manages accounts in your institution."
        ),
    )


def illegal() -> Problem:
    """409: the state moved on."""
    return Problem(
        409,
        _("This step is not possible now"),
        _("The matter is in a state that does not allow this step; perhaps somebody took it a moment ago."),
        next_step=_("Nothing was changed. Go back, open the page anew and look at its present state."),
    )


def bad_input(faults: tuple[Any, ...] = ()) -> Problem:
    """400: what was sent cannot be taken."""
    return Problem(
        400,
        _("What was sent could not be accepted"),
        _("It was refused as a whole and nothing was saved."),
        tuple(str(fault) for fault in faults),
        _("Go back, mend the places named and send it again.") if faults else _("Go back and try again."),
    )


def absent() -> Problem:
    """404: not there, or not for this reader; the two look the same."""
    return Problem(
        404,
        _("There is no such page"),
        _("The address is wrong, the page was moved, or it is open only to people who are signed in."),
        next_step=_("Check the address, or start from the home page."),
    )


def not_this_way() -> Problem:
    """405: an address that only takes forms was opened, or the other way round."""
    return Problem(
        405,
        _("This address cannot be opened like that"),
        _("It only takes what a form on another page sends, or it only shows something."),
        next_step=_("Nothing was changed. Go back to the page you came from."),
    )


def forged() -> Problem:
    """403 of a form without its token."""
    return Problem(
        403,
        _("The form could not be confirmed"),
        _(
            "The form was open too long, or the browser does not keep cookies, so we cannot be sure that it came from you."
        ),
        next_step=_("Nothing was saved. Go back, copy what you wrote, reload the page and send it again."),
    )


def failed() -> Problem:
    """500: ours."""
    return Problem(
        500,
        _("Something went wrong on our side"),
        _("The server could not finish this. The fault is ours, not yours, and it has been recorded."),
        next_step=_("Nothing was saved. Try again in a while."),
    )


def unavailable() -> Problem:
    """503: the database is gone or too busy."""
    return Problem(
        503,
        _("The database does not answer"),
        _("The site cannot reach its database at this moment, so it cannot show or save anything."),
        next_step=_("Nothing was saved. Try again in a while."),
    )


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The declaration after articles 10 and 18 of the act; what the operator has not set is None, shown as not stated."""

    operator: str | None
    email: str | None
    phone: str | None
    building: str | None
    site_url: str
    published: date
    reviewed: date


def accessibility() -> Accessibility:
    return Accessibility(
        operator=settings.OPERATOR or None,
        email=settings.OPERATOR_EMAIL or None,
        phone=settings.OPERATOR_PHONE or None,
        building=settings.OPERATOR_BUILDING or None,
        site_url=settings.SITE_URL,
        published=PUBLISHED,
        reviewed=REVIEWED,
    )
