"""What personal data of respondents a consultation still has, and which consultations are due."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from kooperacje.base import clock
from kooperacje.consultations import keepers, retention
from kooperacje.consultations.models import Consultation, Remark
from kooperacje.consultations.states import ConsultationState

ENDED = (ConsultationState.PUBLISHED.value, ConsultationState.WITHDRAWN.value)


def kept(consultation: Consultation) -> list[tuple[keepers.Keeper, int]]:
    """Every kind with how many there still are: a query or two each."""
    return [(keeper, keeper.count(consultation)) for keeper in keepers.all_of_them()]


def due() -> list[UUID]:
    """Consultations whose retention is over: one query."""
    ended = Consultation.objects.filter(state__in=ENDED, keep_months__isnull=False).order_by("pk")
    today = clock.today()
    return [one.pk for one in ended if (day := retention.due_on(one)) and day <= today]


def unmasked(consultation: Consultation) -> QuerySet[Remark]:
    """Remarks that still have what was masked in their publication."""
    more = Q(current__isnull=False) | Q(proposed__isnull=False) | Q(quote__isnull=False)
    more |= Q(reason__isnull=False) | ~Q(text=F("public_text"))
    return Remark.objects.filter(more, consultation=consultation, public_text__isnull=False)
