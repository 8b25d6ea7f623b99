"""Remarks that say the same: what a search found, what people made of it, and both numbers."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from kooperacje.analysis.models import Likeness, Search
from kooperacje.analysis.states import Verdict
from kooperacje.consultations.models import Consultation, Remark, RemarkGroup
from kooperacje.consultations.states import GroupKind

CAMPAIGN = 5
NEARLY_EQUAL = 0.8


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many remarks there are, how many arguments they make, and how many people signed them.

    A remark in no group is an argument of its own: nothing is dropped for being single.
    """

    remarks: int
    alone: int
    groups: int
    signatories: int

    @property
    def arguments(self) -> int:
        return self.alone + self.groups


def numbers(consultation: Consultation) -> Numbers:
    """Three queries. A group signs as many times as is stated, else once for every remark in it."""
    found = Remark.objects.filter(consultation=consultation).order_by()
    remarks, alone = found.count(), found.filter(group=None).count()
    counted = (
        RemarkGroup.objects.filter(consultation=consultation)
        .order_by()
        .annotate(members=Count("remarks"))
        .filter(members__gt=0)
    )
    signed = counted.annotate(signed=Coalesce("signatories", "members")).aggregate(
        number=Count("pk"), total=Coalesce(Sum("signed"), 0)
    )
    return Numbers(remarks, alone, signed["number"], alone + signed["total"])


def search(consultation: Consultation) -> Search | None:
    return Search.objects.filter(consultation=consultation).first()


def waiting(consultation: Consultation) -> QuerySet[Likeness]:
    """What was found and nobody has decided; the largest first."""
    found = Likeness.objects.filter(consultation=consultation, verdict=Verdict.PROPOSED.value)
    return found.order_by("place", "id")


def refused(consultation: Consultation) -> list[frozenset[str]]:
    """The sets of remarks of which a person said that they are not the same."""
    found = Likeness.objects.filter(consultation=consultation, verdict=Verdict.REFUSED.value).order_by()
    return [frozenset(keys) for keys in found.values_list("keys", flat=True)]


def compared(consultation: Consultation) -> list[tuple[str, str, object, object]]:
    """(key, text, answer, group) of every remark, in their order: one query."""
    found = Remark.objects.filter(consultation=consultation).order_by("position")
    return list(found.values_list("key", "text", "answer_id", "group_id"))


def texts(consultation: Consultation, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """{key: (text, group's title)} of these remarks: one query."""
    found = Remark.objects.filter(consultation=consultation, key__in=keys).order_by()
    return {key: (text, title or "") for key, text, title in found.values_list("key", "text", "group__title")}


def likely_kind(senders: int, least: float) -> GroupKind:
    """The kind that a person most likely means: many senders make a campaign, nearly equal words the same remark."""
    if senders >= CAMPAIGN:
        return GroupKind.CAMPAIGN
    return GroupKind.DUPLICATE if least >= NEARLY_EQUAL else GroupKind.SAME_ARGUMENT
