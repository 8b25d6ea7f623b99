"""Who works on which remark, what they tell each other, and answers to use again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kooperacje.accounts.models import Account
from kooperacje.accounts.queries import holders
from kooperacje.accounts.states import Role
from kooperacje.analysis.models import Assignment, Note, Snippet
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation, Remark, RemarkTheme
from kooperacje.consultations.queries import rows

NOBODY, LATE = "nobody", "late"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list asks for; everything empty finds all remarks without a position.

    `person`: an account's id, or `NOBODY`, or `LATE` for what is past its day.
    """

    person: str = ""
    theme: str = ""


def experts(consultation: Consultation) -> dict[str, str]:
    """{id: name} of the people who may take positions in this consultation, by name."""
    found = holders(Role.OFFICER.value, consultation.organiser_id)
    return {str(account.pk): account.full_name for account in found.order_by("full_name", "pk")}


def names(accounts: Collection[UUID]) -> dict[UUID, str]:
    """Names of these accounts: one query."""
    return dict(Account.objects.filter(pk__in=accounts).values_list("pk", "full_name"))


def find(consultation: Consultation, wanted: Wanted, today: date) -> QuerySet[Any]:
    """The remarks without a position that are wanted, in their order."""
    found = rows.of(consultation, catalogue.REMARK).filter(outcome=None)
    mine = Assignment.objects.filter(consultation=consultation, remark=OuterRef("key"))
    if wanted.person == NOBODY:
        found = found.filter(~Exists(mine))
    elif wanted.person == LATE:
        found = found.filter(Exists(mine.filter(due__lt=today)))
    elif wanted.person:
        found = found.filter(Exists(mine.filter(person=wanted.person)))
    if wanted.theme:
        about = RemarkTheme.objects.filter(theme__consultation=consultation, theme__key=wanted.theme)
        found = found.filter(pk__in=about.order_by().values("owner"))
    return found


def assignments(consultation: Consultation, keys: Collection[str]) -> dict[str, Assignment]:
    """{remark: who works on it}: one query."""
    found = Assignment.objects.filter(consultation=consultation, remark__in=keys)
    return {one.remark: one for one in found}


def late(consultation: Consultation, today: date) -> int:
    """How many remarks without a position are past their day."""
    return find(consultation, Wanted(LATE), today).count()


def notes(consultation: Consultation, remark: str) -> list[Note]:
    """The notes on a remark, the oldest first."""
    return list(Note.objects.filter(consultation=consultation, remark=remark).order_by("written_at", "id"))


def snippets(consultation: Consultation) -> list[Snippet]:
    """The answers of the organiser, by their titles."""
    return list(Snippet.objects.filter(institution=consultation.organiser_id).order_by("title"))


def together(consultation: Consultation, group: str | None, without: str) -> list[str]:
    """The other remarks of the group that have no position yet, in their order."""
    if not group:
        return []
    found = Remark.objects.filter(consultation=consultation, group__key=group, outcome=None)
    return list(found.exclude(key=without).order_by("position").values_list("key", flat=True))
