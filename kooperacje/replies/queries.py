"""Named reads: the answers of a consultation with what their institutions were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kooperacje.consultations.models import Answer, Consultation, Party, Remark
from kooperacje.notices import queries as notices
from kooperacje.notices.states import NoticeState
from kooperacje.outreach.queries.mailings import addressed
from kooperacje.replies.models import Told
from kooperacje.replies.states import HowTold


def subject(answer: UUID) -> str:
    """The name of an answer in the outbox."""
    return f"consultations.answer:{answer}"


def answers(consultation: Consultation) -> QuerySet[Any]:
    """Every answer in its order, with `name`, `remarks` (how many are listed) and `undecided` (without a position)."""
    theirs = Remark.objects.filter(answer=OuterRef("pk")).order_by().values("answer")
    found: QuerySet[Any] = Answer.objects.filter(consultation=consultation).annotate(
        name=F("institution__name"),
        remarks_listed=_number(theirs),
        undecided=_number(theirs.filter(outcome=None)),
    )
    return found.order_by("position")


def _number(found: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def with_telling(found: QuerySet[Any]) -> QuerySet[Any]:
    """The same answers with `how` and `told_at`, and `has_address`."""
    told = Told.objects.filter(answer=OuterRef("pk")).order_by()
    annotated: QuerySet[Any] = found.annotate(
        how=Subquery(told.values("how")),
        told_at=Subquery(told.values("at")),
        has_address=Exists(_reachable().filter(pk=OuterRef("institution"))),
    )
    return annotated


def _reachable() -> QuerySet[Any]:
    """Institutions with an `email` that works and that did not ask to be left alone."""
    found: QuerySet[Any] = addressed(Party.objects.order_by()).exclude(email="")
    return found.filter(bounced_at=None, opted_out_at=None)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many answers there are, and how many institutions were told."""

    answers: int
    emailed: int
    by_hand: int
    ready: int
    """Not told yet, and can be written to."""
    without_address: int
    """Not told yet, and without an address that works, or asking to be left alone."""


def numbers(consultation: Consultation) -> Numbers:
    """One query."""
    found = with_telling(Answer.objects.filter(consultation=consultation)).order_by()
    waiting = Q(how=None)
    return Numbers(
        **found.aggregate(
            answers=Count("pk"),
            emailed=Count("pk", filter=Q(how=HowTold.EMAIL.value)),
            by_hand=Count("pk", filter=Q(how=HowTold.BY_HAND.value)),
            ready=Count("pk", filter=waiting & Q(has_address=True)),
            without_address=Count("pk", filter=waiting & Q(has_address=False)),
        )
    )


def to_write(consultation: Consultation) -> list[tuple[UUID, str, str]]:
    """(answer, its key, address) of every answer that was not told and whose institution can be written to."""
    waiting = with_telling(Answer.objects.filter(consultation=consultation)).filter(
        how=None, has_address=True
    )
    pairs = list(waiting.order_by("position").values_list("pk", "key", "institution_id"))
    known = _reachable().filter(consultation=consultation)
    addresses = dict(known.values_list("pk", "email"))
    return [(pk, key, addresses[party]) for pk, key, party in pairs]


def fates(found: Sequence[UUID]) -> dict[UUID, NoticeState]:
    """What became of the message about each of these answers: one query."""
    states = notices.latest_states([subject(pk) for pk in found])
    return {pk: states[subject(pk)] for pk in found if subject(pk) in states}
