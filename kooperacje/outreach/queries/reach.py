"""Named reads: who was invited, who answered and who is silent, counted by the database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left

from kooperacje.answering.models import Code
from kooperacje.consultations.models import Answer, Consultation, Invitation, Party, Stakeholder
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.outreach.models import Deed, Standing
from kooperacje.outreach.states import DeedKind

POWIAT, GMINA = 4, 7
"""Digits of a TERYT code down to which places are told apart."""
COUNTS = ("listed", "invited", "remarks", "no_remarks", "late", "silent")
"""What the record itself tells, and the report says in the same numbers."""
SHOWN = ("listed", "invited", "opened", "remarks", "no_remarks", "late", "silent", "undelivered")
"""What the officer sees: the same, with who opened a code and whose message came back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a matrix is asked for; what is empty narrows nothing."""

    depth: int = POWIAT
    type: str = ""
    territory: str = ""
    """TERYT code of a województwo, powiat or gmina."""


def concerned(consultation: Consultation, asked: Asked) -> QuerySet[Any]:
    """Institutions that are stakeholders, were invited by name or answered, each with what became of it.

    Late is an answer that came after the last day of the consultation; silent is who was invited and did not answer.
    """
    answers = Answer.objects.filter(institution=OuterRef("pk")).order_by()
    until = consultation.window_to
    # An answer says itself whether it was late; of those written down without saying so, the day tells.
    by_day = Q(late=None, received_on__gt=until) if until else Q(pk=None)
    late = Exists(answers.filter(Q(late=True) | by_day))
    codes = Code.objects.filter(consultation=consultation, institution=OuterRef("key")).order_by()
    found: QuerySet[Any] = Party.objects.filter(consultation=consultation).annotate(
        is_stakeholder=Exists(Stakeholder.objects.filter(institution=OuterRef("pk")).order_by()),
        is_invited=Exists(Invitation.objects.filter(institution=OuterRef("pk")).order_by()),
        has_answered=Exists(answers),
        has_remarks=Exists(answers.filter(outcome=AnswerOutcome.WITH_REMARKS.value)),
        is_late=late,
        is_opened=Exists(codes.exclude(opened_at=None))
        | Exists(Invitation.objects.filter(institution=OuterRef("pk")).exclude(opened_on=None).order_by()),
        is_bounced=Exists(Standing.objects.filter(party=OuterRef("pk")).exclude(bounced_at=None).order_by()),
        place=Left(Coalesce("territory", Value("")), asked.depth),
    )
    found = found.filter(Q(is_stakeholder=True) | Q(is_invited=True) | Q(has_answered=True))
    if asked.type:
        found = found.filter(type=asked.type)
    if asked.territory:
        found = found.filter(territory__startswith=asked.territory)
    return found


def _counted() -> dict[str, Count]:
    silent = Q(is_invited=True, has_answered=False)
    return {
        "listed": Count("pk"),
        "invited": Count("pk", filter=Q(is_invited=True)),
        "remarks": Count("pk", filter=Q(has_remarks=True)),
        "no_remarks": Count("pk", filter=Q(has_answered=True, has_remarks=False)),
        "late": Count("pk", filter=Q(is_late=True)),
        "silent": Count("pk", filter=silent),
        "opened": Count("pk", filter=Q(is_opened=True)),
        "undelivered": Count("pk", filter=Q(is_bounced=True)),
    }


def matrix(consultation: Consultation, asked: Asked) -> QuerySet[Any]:
    """One row a type and place: `type`, `place` (a TERYT code or empty) and the numbers of `SHOWN`."""
    found = concerned(consultation, asked).order_by().values("place", "type")
    counted: QuerySet[Any] = found.annotate(**_counted()).order_by("place", "type")
    return counted


def totals(consultation: Consultation, asked: Asked) -> dict[str, int]:
    """The numbers of `SHOWN` over all rows."""
    return concerned(consultation, asked).order_by().aggregate(**_counted())


def types_used(consultation: Consultation) -> list[str]:
    """Keys of the types that institutions of the consultation have."""
    found = Party.objects.filter(consultation=consultation).order_by("type")
    return list(found.values_list("type", flat=True).distinct())


def silent(consultation: Consultation, asked: Asked) -> QuerySet[Any]:
    """Whom to telephone next: the key ones first, then the obligatory, then who was telephoned longest ago or never."""
    calls = Deed.objects.filter(party=OuterRef("pk"), kind=DeedKind.PHONED.value).order_by()
    last = calls.values("party").annotate(last=Max("at")).values("last")
    found = concerned(consultation, asked).filter(is_invited=True, has_answered=False)
    stakes = Stakeholder.objects.filter(institution=OuterRef("pk")).order_by()
    ordered: QuerySet[Any] = found.annotate(
        is_key=Exists(stakes.filter(is_key=True)),
        is_obligatory=Exists(stakes.filter(obligatory=True)),
        phoned_at=Subquery(last),
    ).order_by("-is_key", "-is_obligatory", F("phoned_at").asc(nulls_first=True), "position")
    return ordered


def standing(party: Party) -> Standing | None:
    """Where to write to the institution, if that is known."""
    return Standing.objects.filter(party=party).first()


def stake(party: Party) -> Stakeholder | None:
    """The institution as a stakeholder, if it is one."""
    return Stakeholder.objects.filter(institution=party).order_by("position").first()


def deeds(party: Party) -> list[Deed]:
    """What was done towards the institution, newest first."""
    return list(Deed.objects.filter(party=party).order_by("-at", "-id"))


def names_and_answers(consultation: Consultation) -> dict[str, tuple[str, bool]]:
    """{key of an institution: (its name, whether it answered)}: one query."""
    answers = Answer.objects.filter(institution=OuterRef("pk")).order_by()
    found = Party.objects.filter(consultation=consultation).annotate(has_answered=Exists(answers))
    rows = found.order_by("position").values_list("key", "name", "has_answered")
    return {key: (name, answered) for key, name, answered in rows}
