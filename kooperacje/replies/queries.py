"""Named reads: the answers of a consultation with what their institutions were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from kooperacje.answering.models import Submission
from kooperacje.answering.states import SubmissionState
from kooperacje.consultations.models import Answer, Consultation, Party, Remark
from kooperacje.intake.models import Item
from kooperacje.notices import queries as notices
from kooperacje.notices.states import NoticeState
from kooperacje.outreach.models import Standing
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
    """The same answers with `how` and `told_at`, and the `address` to write to, empty where there is none.

    The institution's own address goes before the one from which its answer came. Whoever asked to be left alone has none.
    """
    told = Told.objects.filter(answer=OuterRef("pk")).order_by()
    annotated: QuerySet[Any] = found.annotate(
        how=Subquery(told.values("how")),
        told_at=Subquery(told.values("at")),
        address=Case(
            When(Exists(_opted_out()), then=Value("")),
            default=Coalesce(_office(), _sent_from(), _mailed_from(), Value(""), output_field=CharField()),
        ),
    )
    return annotated


def _opted_out() -> QuerySet[Standing]:
    return Standing.objects.filter(party=OuterRef("institution"), opted_out_at__isnull=False).order_by()


def _office() -> Subquery:
    """The address of the base or of the register, unless messages to it came back."""
    known: QuerySet[Any] = addressed(Party.objects.filter(pk=OuterRef("institution")).order_by())
    return Subquery(known.exclude(email="").filter(bounced_at=None).values("email")[:1])


def _sent_from() -> Subquery:
    """The address that was given with the answer on the web."""
    sent = Submission.objects.filter(consultation=OuterRef("consultation"), answer=OuterRef("key"))
    given = sent.filter(state=SubmissionState.RECORDED.value).exclude(sender_email="").order_by("-sent_at")
    return Subquery(given.values("sender_email")[:1])


def _mailed_from() -> Subquery:
    """The address of the message with which the answer came."""
    came = Item.objects.filter(consultation=OuterRef("consultation"), submission=OuterRef("key"))
    given = came.filter(sender__contains="@").order_by("-received_at")
    return Subquery(given.values("sender")[:1])


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
            ready=Count("pk", filter=waiting & ~Q(address="")),
            without_address=Count("pk", filter=waiting & Q(address="")),
        )
    )


def to_write(consultation: Consultation) -> list[tuple[UUID, str, str]]:
    """(answer, its key, address) of every answer that was not told and whose institution can be written to."""
    waiting = with_telling(Answer.objects.filter(consultation=consultation)).filter(how=None)
    return list(waiting.exclude(address="").order_by("position").values_list("pk", "key", "address"))


def fates(found: Sequence[UUID]) -> dict[UUID, NoticeState]:
    """What became of the message about each of these answers: one query."""
    states = notices.latest_states([subject(pk) for pk in found])
    return {pk: states[subject(pk)] for pk in found if subject(pk) in states}
