"""What speaks against a mailing before it goes out: dates, channels, legal basis, legal clocks. Pure functions.

A refusal stops it. A warning lets an officer send it all the same, with a tick and a written reason. Days are calendar days.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kooperacje.consultations.checks import Profile
from kooperacje.consultations.exchange.schema import Notice, Period
from kooperacje.consultations.states import ChannelKind, ConsultationState
from kooperacje.outreach import wording
from kooperacje.outreach.states import Purpose, Way

OPEN = frozenset({ConsultationState.ANNOUNCED, ConsultationState.RUNNING})
_MONTHS = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
_IN_WORDS = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[.-](\d{1,2})[.-](\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


class Weight(StrEnum):
    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that speaks against it. `basis` names the provision; `verified`: whether it was checked against its text."""

    key: str
    weight: Weight
    sentence: str
    basis: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A mailing and what is known around it. `day`: on which it would go."""

    purpose: Purpose
    way: Way
    subject: str
    text: str
    day: date
    late: bool
    """The time that was set is over already."""
    state: ConsultationState
    profile: Profile
    profile_key: str
    window: Period | None
    stage: str = ""
    stage_window: Period | None = None
    term: str = ""
    notices: Sequence[Notice] = ()
    stages: Mapping[str, Period | None] = field(default_factory=dict)
    """Windows of all stages, by key."""
    channels: frozenset[ChannelKind] = frozenset()
    contact: bool = True
    materials: int = 1
    """How many are chosen."""
    meant: int = 1
    reached: int = 1

    @property
    def days(self) -> Period | None:
        """Between which days the institutions answer."""
        return self.stage_window or self.window


def examine(plan: Plan) -> tuple[Objection, ...]:
    """Everything that speaks against it: refusals first, each in the order of the rules."""
    found = [objection for rule in RULES for objection in rule(plan)]
    return tuple(sorted(found, key=lambda one: one.weight is not Weight.REFUSE))


def refusals(found: Sequence[Objection]) -> tuple[Objection, ...]:
    """Those that no reason helps against."""
    return tuple(one for one in found if one.weight is Weight.REFUSE)


def dates_in(text: str) -> list[date]:
    """The days that a text names, as people write them, in their order; what is no day is left out."""
    found: list[tuple[int, tuple[int, int, int]]] = []
    for match in _IN_WORDS.finditer(text):
        month = _MONTHS.index(match[2].lower()) + 1
        found.append((match.start(), (int(match[3]), month, int(match[1]))))
    for match in _IN_FIGURES.finditer(text):
        found.append((match.start(), (int(match[3]), int(match[2]), int(match[1]))))
    for match in _YEAR_FIRST.finditer(text):
        found.append((match.start(), (int(match[1]), int(match[2]), int(match[3]))))
    days = []
    for _place, parts in sorted(found):
        try:
            days.append(date(*parts))
        except ValueError:
            continue
    return days


def _refuse(key: str, sentence: str, **facts: Any) -> Objection:
    return Objection(key, Weight.REFUSE, sentence % _shown(facts))


def _warn(key: str, sentence: str, **facts: Any) -> Objection:
    return Objection(key, Weight.WARN, sentence % _shown(facts))


def _by_clock(plan: Plan, key: str, sentence: str, facts: Mapping[str, Any], soft: bool = False) -> Objection:
    """By the profile: binding ones refuse, unless the law speaks of something else than this one mailing."""
    weight = Weight.REFUSE if plan.profile.binding and not soft else Weight.WARN
    return Objection(key, weight, sentence % _shown(facts), plan.profile.basis, plan.profile.verified)


def _shown(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date_format(fact, "DATE_FORMAT") if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }


def state(plan: Plan) -> Iterator[Objection]:
    if plan.state not in OPEN:
        yield _refuse(
            "state", _("The consultation is neither announced nor running, so nobody could answer.")
        )


def audience(plan: Plan) -> Iterator[Objection]:
    if not plan.meant:
        yield _refuse("nobody", _("No institution is meant."))
    elif not plan.reached:
        yield _refuse("unreachable", _("None of the institutions that are meant can be reached this way."))


def sending_time(plan: Plan) -> Iterator[Objection]:
    if plan.late:
        yield _refuse("time-over", _("The time that was set for sending is over."))


def window(plan: Plan) -> Iterator[Objection]:
    days = plan.days
    if days is None and plan.term:
        yield _warn(
            "days-not-stated",
            _("The days for answers are stated in words only (“%(term)s”), so nothing can check them."),
            term=plan.term,
        )
    elif days is None:
        yield _refuse("no-days", _("No first and last day for answers are stated."))
    elif plan.day > days.to:
        yield _refuse(
            "after-end",
            _("It would go on %(day)s, after the last day for answers, %(to)s."),
            day=plan.day,
            to=days.to,
        )


def stage_in_window(plan: Plan) -> Iterator[Objection]:
    outer, inner = plan.window, plan.stage_window
    if outer and inner and not (outer.contains(inner.from_) and outer.contains(inner.to)):
        yield _refuse(
            "stage-outside",
            _(
                "The stage “%(stage)s” takes answers %(from)s – %(to)s, "
                "while the consultation runs %(first)s – %(last)s."
            ),
            **{
                "stage": plan.stage,
                "from": inner.from_,
                "to": inner.to,
                "first": outer.from_,
                "last": outer.to,
            },
        )


def notices_agree(plan: Plan) -> Iterator[Objection]:
    """Published statements of the dates against the dates that this mailing would state."""
    for notice in plan.notices:
        declared = plan.stages.get(notice.stage) if notice.stage else plan.window
        for said in (notice.window, notice.accepted):
            if said and declared and said != declared:
                yield _refuse(
                    "contradictory-dates",
                    _(
                        "The notice “%(title)s” says %(from)s – %(to)s, while here it is %(first)s – %(last)s. "
                        "Establish which dates hold and correct the other."
                    ),
                    **{
                        "title": notice.title,
                        "from": said.from_,
                        "to": said.to,
                        "first": declared.from_,
                        "last": declared.to,
                    },
                )
                break


def dates_of_text(plan: Plan) -> Iterator[Objection]:
    """A day written into the text by hand that is none of the days in force."""
    days = plan.days
    if days is None:
        return
    for day in dict.fromkeys(dates_in(f"{plan.subject}\n{plan.text}")):
        if not days.contains(day):
            yield _warn(
                "date-in-text",
                _("The text names %(day)s, which is not among the days for answers, %(from)s – %(to)s."),
                **{"day": day, "from": days.from_, "to": days.to},
            )


def long_enough(plan: Plan) -> Iterator[Objection]:
    days, least = plan.days, plan.profile.answering_days
    if days is None or least is None:
        return
    if days.days < least:
        yield _by_clock(
            plan,
            "too-short",
            _(
                "Answers are taken for %(days)d days, from %(from)s to %(to)s; at least %(least)d days are due."
            ),
            {"days": days.days, "from": days.from_, "to": days.to, "least": least},
        )
    elif plan.purpose is Purpose.INVITE and 0 < (days.to - max(plan.day, days.from_)).days + 1 < least:
        # The clock is that of the consultation, which is kept; who is invited late still gets less than others.
        yield _by_clock(
            plan,
            "less-time",
            _("Who gets it on %(day)s has %(days)d days left for answers; others had at least %(least)d."),
            {"day": plan.day, "days": (days.to - max(plan.day, days.from_)).days + 1, "least": least},
            soft=True,
        )


def early_enough(plan: Plan) -> Iterator[Objection]:
    """The first public word counts: a notice that was published, or this mailing where there was none."""
    least, days = plan.profile.notice_days, plan.window or plan.days
    if least is None or days is None or plan.purpose is not Purpose.INVITE:
        return
    first = min([plan.day, *(notice.published_on for notice in plan.notices if notice.published_on)])
    if first > days.from_ - timedelta(least):
        yield _by_clock(
            plan,
            "notice-too-late",
            _("The first notice is of %(day)s; it is due %(least)d days before %(from)s."),
            {"day": first, "least": least, "from": days.from_},
        )


def legal_basis(plan: Plan) -> Iterator[Objection]:
    if plan.profile.key != plan.profile_key:
        yield _warn(
            "basis-unknown",
            _("The legal basis “%(name)s” is not known here, so no legal clock was checked."),
            name=plan.profile_key,
        )
    elif (
        plan.profile.binding and plan.purpose is Purpose.INVITE and "podstawa" not in wording.used(plan.text)
    ):
        yield Objection(
            "basis-not-named",
            Weight.WARN,
            _("The text does not name the legal basis: {podstawa} is missing."),
            plan.profile.basis,
            plan.profile.verified,
        )


def channels(plan: Plan) -> Iterator[Objection]:
    if not plan.channels:
        yield _warn("no-channel", _("The consultation names no way to take part."))
    elif ChannelKind.ELECTRONIC not in plan.channels:
        yield _warn(
            "not-electronic",
            _(
                "The consultation names no electronic way to take part, yet the code leads to answering on the web."
            ),
        )


def way_to_answer(plan: Plan) -> Iterator[Objection]:
    names = wording.used(plan.text)
    if plan.way is Way.LIST:
        return
    if plan.way is Way.EMAIL and "link" not in names:
        yield _refuse("no-link", _("The text has no link by which to answer: {link} is missing."))
    if plan.way is Way.LETTER and not names & {"kod", "link"}:
        yield _warn(
            "no-code", _("The text mentions neither code nor link; they stand below it with the QR mark.")
        )
    if not names & {"termin", "ostatni_dzien"} and not dates_in(plan.text):
        yield _warn("no-term", _("The text does not say until when answers are taken: {termin} is missing."))


def materials(plan: Plan) -> Iterator[Objection]:
    if "materialy" in wording.used(plan.text) and not plan.materials:
        yield _warn("no-materials", _("The text has a place for materials, but none is chosen."))


def contact(plan: Plan) -> Iterator[Objection]:
    if not plan.contact:
        yield _warn("no-contact", _("The consultation does not say how to reach its organiser."))


Rule = Callable[[Plan], Iterator[Objection]]
RULES: tuple[Rule, ...] = (
    state,
    audience,
    sending_time,
    window,
    stage_in_window,
    notices_agree,
    long_enough,
    early_enough,
    legal_basis,
    dates_of_text,
    way_to_answer,
    channels,
    materials,
    contact,
)
