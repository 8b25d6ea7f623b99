"""Everything that passed between the organiser and one institution."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Party
from kooperacje.consultations.pages import said
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.consultations.queries import rows
from kooperacje.outreach import access, queries
from kooperacje.outreach.models import Deed
from kooperacje.outreach.pages.calls import office_phones
from kooperacje.outreach.pages.words import DOOR, place_names, type_names
from kooperacje.outreach.states import DeedKind
from kooperacje.outreach.words import word

INVITING = frozenset({DeedKind.MAILED.value, DeedKind.PRINTED.value, DeedKind.LISTED.value})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `at` is None where the day is not stated."""

    what: str
    at: date | None
    note: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One institution in this consultation, the newest first; events without a day stand last."""

    frame: Frame
    name: str
    type: str
    place: str
    email: str
    bounced: bool
    opted_out: bool
    email_url: str
    phones: tuple[str, ...]
    obligatory: bool | None
    sector: str
    events: tuple[Event, ...]
    url: str
    calls_url: str
    reach_url: str
    may_write: Decision


def history_page(consultation: Consultation, actor: Actor, party: Party) -> HistoryPage:
    """The same number of queries, however much happened."""
    standing, stake = queries.standing(party), queries.stake(party)
    code = party.territory or ""
    deeds = queries.deeds(party)
    written = {_day(deed.at) for deed in deeds if deed.kind in INVITING}
    events = [*_done(deeds), *_opened(consultation, party), *_answered(consultation, party)]
    # What went out from here stands among the deeds already, with its subject.
    events += [event for event in _invited(consultation, party) if event.at not in written]
    events.sort(key=lambda event: event.at or date.min, reverse=True)
    slug = consultation.slug
    return HistoryPage(
        frame=frame(consultation, actor, DOOR),
        name=party.name,
        type=type_names().get(party.type, party.type),
        place=place_names([code])[code],
        email=queries.address(party),
        bounced=standing is not None and standing.bounced_at is not None,
        opted_out=standing is not None and standing.opted_out_at is not None,
        email_url=reverse("outreach:history-email", args=[slug, party.key]),
        phones=office_phones(actor, [party.institution_id]).get(party.institution_id, ()),
        obligatory=stake.obligatory if stake else None,
        sector=(stake.sector or "") if stake else "",
        events=tuple(events),
        url=reverse("outreach:history", args=[slug, party.key]),
        calls_url=reverse("outreach:calls", args=[slug]),
        reach_url=reverse("outreach:reach", args=[slug]),
        may_write=access.may_write(actor, consultation),
    )


def _invited(consultation: Consultation, party: Party) -> list[Event]:
    found = rows.of(consultation, catalogue.INVITATION).filter(institution=party)
    return [
        Event(_("Invited"), one.sent_on, one.how or "") for one in rows.parts(found, catalogue.INVITATION)
    ]


def _answered(consultation: Consultation, party: Party) -> list[Event]:
    found = rows.of(consultation, catalogue.ANSWER).filter(institution=party)
    return [
        Event(_("Answered: %(what)s") % {"what": said.enum(one.outcome)}, one.received_on, one.note or "")
        for one in rows.parts(found, catalogue.ANSWER)
    ]


def _done(deeds: list[Deed]) -> list[Event]:
    return [Event(str(word(DeedKind(deed.kind))), _day(deed.at), deed.note) for deed in deeds]


def _opened(consultation: Consultation, party: Party) -> list[Event]:
    at = queries.opened_at(consultation, party)
    return [Event(_("Opened its code"), _day(at), "")] if at else []


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.WARSAW).date()
