"""What codes tell and the consultation's record does not yet: who opened an invitation, and who passed it on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from kooperacje.answering import queries as answering
from kooperacje.answering.models import Code
from kooperacje.base import clock
from kooperacje.consultations import access as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation, Invitation, Party
from kooperacje.consultations.states import ConsultationState
from kooperacje.outreach.words import PASSED_ON

WRITTEN_IN = sorted(state.value for state in consultations.EDITABLE_STATES - {ConsultationState.DRAFT})


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Invitations of those to whom one was passed on, and the days on which invitations were opened."""

    relayed: tuple[schema.Invitation, ...]
    opened: Mapping[str, date]


def unwritten(consultation: Consultation) -> Unwritten:
    """Five queries."""
    rows = Invitation.objects.filter(consultation=consultation).exclude(institution=None).order_by()
    known: dict[str, bool] = {}
    for key, day in rows.values_list("institution__key", "opened_on"):
        known[key] = known.get(key, False) or day is not None
    names = dict(
        Party.objects.filter(consultation=consultation).order_by("position").values_list("key", "name")
    )
    relayed = tuple(
        schema.Invitation(
            key="new",
            to=names[one.code.institution],
            institution=one.code.institution,
            sent_on=_day(one.code.issued_at),
            how=str(PASSED_ON),
            relayed_by=one.by,
        )
        for one in answering.tree(consultation)
        if one.code.institution not in known and one.code.institution in names
    )
    invited = known.keys() | {one.institution for one in relayed}
    found = Code.objects.filter(consultation=consultation, institution__in=sorted(filter(None, invited)))
    first = found.exclude(opened_at=None).order_by("institution").values("institution")
    opened = {
        row["institution"]: _day(row["at"])
        for row in first.annotate(at=Min("opened_at"))
        if not known.get(row["institution"], False)
    }
    return Unwritten(relayed, opened)


def with_unwritten() -> list[Consultation]:
    """Consultations under way of which codes tell something that their record does not say."""
    under_way = Consultation.objects.filter(
        state__in=WRITTEN_IN, pk__in=Code.objects.order_by().values("consultation")
    )
    found = ((one, unwritten(one)) for one in under_way.order_by("slug"))
    return [one for one, told in found if told.relayed or told.opened]


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.WARSAW).date()
