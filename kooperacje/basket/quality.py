"""How good a card is, 0 to 100, as a list of things that each count for so much: what is missing can be read from it.

Half of it is what somebody needs in order to go there, a quarter what helps to decide, a quarter whether it is still true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.states import Cost

FRESH_DAYS = 183
STALE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Known:
    """What counts beside the card itself."""

    today: date
    verified_on: date | None = None
    capacity_on: date | None = None
    has_place: bool = False
    """Whether it says where, also where the reader may not know it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that counts. `step` is the part of the editor in which it is mended."""

    key: str
    points: int
    advice: str | Promise
    step: str
    met: Callable[[Card, Known], bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion and whether it is met."""

    criterion: Criterion
    met: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """The figure and what it is made of."""

    judged: tuple[Judged, ...]

    @property
    def total(self) -> int:
        return sum(one.criterion.points for one in self.judged if one.met)

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """What is not met, what counts most first."""
        lacking = [one.criterion for one in self.judged if not one.met]
        return tuple(sorted(lacking, key=lambda one: -one.points))


def _within(day: date | None, today: date, days: int) -> bool:
    return day is not None and (today - day).days <= days


CRITERIA = (
    Criterion("summary", 12, _("Say in one plain sentence what one gets."), "what", lambda c, k: bool(c.summary)),
    Criterion("how", 10, _("Say what one does first to get it."), "how", lambda c, k: bool(c.how_to_get)),
    Criterion(
        "contact", 10, _("Give a telephone number or an e-mail address."), "where", lambda c, k: bool(c.phone or c.email)
    ),
    Criterion(
        "where", 10, _("Say where it is given, or that it is given at home, by phone or online."), "where",
        lambda c, k: k.has_place,
    ),
    Criterion("categories", 8, _("Choose what it is about, so that people find it."), "what", lambda c, k: bool(c.categories)),
    Criterion("cost", 8, _("Say what it costs, or that it is free."), "how", lambda c, k: c.cost is not Cost.NOT_STATED),
    Criterion("hours", 6, _("Give the hours."), "where", lambda c, k: bool(c.hours)),
    Criterion(
        "areas", 5, _("Say whose residents it is for."), "who", lambda c, k: bool(c.areas)
    ),
    Criterion("description", 5, _("Describe it in a few sentences."), "what", lambda c, k: len(c.description) >= 80),
    Criterion(
        "waiting", 6, _("Say how long one waits, or how many places are free."), "how",
        lambda c, k: (c.wait_days is not None or c.free is not None) and _within(k.capacity_on, k.today, FRESH_DAYS),
    ),
    Criterion(
        "languages", 5, _("Add English or Ukrainian for people who do not read Polish."), "languages",
        lambda c, k: bool(c.texts.en or c.texts.uk),
    ),
    Criterion(
        "verified", 10, _("Look the card through and confirm that it is true: it was not confirmed for a year."), "verify",
        lambda c, k: _within(k.verified_on, k.today, STALE_DAYS),
    ),
    Criterion(
        "fresh", 5, _("Confirm that the card is true: the last time was over half a year ago."), "verify",
        lambda c, k: _within(k.verified_on, k.today, FRESH_DAYS),
    ),
)  # fmt: skip


def judge(card: Card, known: Known) -> Quality:
    """The quality of the card on that day."""
    return Quality(tuple(Judged(one, one.met(card, known)) for one in CRITERIA))
