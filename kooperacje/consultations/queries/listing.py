"""Consultations of a list, with the numbers that stand beside them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kooperacje.base.actor import Actor
from kooperacje.base.text import search_key
from kooperacje.consultations import access
from kooperacje.consultations.models import Answer, Consultation, Question, Remark
from kooperacje.institutions.models import Institution


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much a consultation holds. `waiting`: remarks without a position."""

    questions: int
    answers: int
    remarks: int
    waiting: int


def find(among: QuerySet[Consultation], words: str, state: str) -> QuerySet[Consultation]:
    """Those of `among` in the state whose title or project has every word, the latest changed first."""
    found = among.select_related("organiser")
    for word in search_key(words).split():
        found = found.filter(search_key__contains=word)
    if state:
        found = found.filter(state=state)
    return found.annotate(
        n_questions=_number(Question.objects.all()),
        n_answers=_number(Answer.objects.all()),
        n_remarks=_number(Remark.objects.all()),
        n_waiting=_number(Remark.objects.filter(outcome=None)),
    ).order_by("-changed_at", "slug")


def _number(among: QuerySet[Any]) -> Coalesce:
    counted = among.filter(consultation=OuterRef("pk")).order_by().values("consultation")
    return Coalesce(Subquery(counted.annotate(number=Count("*")).values("number")), 0)


def numbers(row: Any) -> Numbers:
    """The numbers of a row that came from `find`."""
    return Numbers(row.n_questions, row.n_answers, row.n_remarks, row.n_waiting)


def organisers(actor: Actor) -> list[tuple[str, str]]:
    """(id, name) of the institutions for which the actor may begin a consultation."""
    found = Institution.objects.order_by("sort_key", "key")
    if not actor.is_system:
        found = found.filter(pk__in=actor.institutions_as(access.OFFICER))
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]
