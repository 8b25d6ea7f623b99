"""Named reads. The number of queries never depends on how many remarks there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery

from kooperacje.base.actor import Actor
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Change, ChangeRemark, Consultation, Remark
from kooperacje.consultations.queries.redlined import consulted_among
from kooperacje.consultations.states import ConsultationState
from kooperacje.modelbook import access as models
from kooperacje.modelbook import queries as modelbook
from kooperacje.modelbook.models import ModelVersion
from kooperacje.revisions.models import Anchor


def consulted(actor: Actor, consultation: Consultation) -> ModelVersion | None:
    """The version that people were asked about, as far as the actor may see it."""
    if not consultation.model_key:
        return None
    versions = modelbook.versions(actor, consultation.model_key)
    return consulted_among(consultation.model_version, versions)


def about(actor: Actor, version: ModelVersion) -> list[Consultation]:
    """The consultations of this version whose remarks the actor may read."""
    found = list(consultations.visible(actor).filter(model_key=version.model.key).order_by("slug"))
    versions = modelbook.versions(actor, version.model.key) if found else []
    return [
        one
        for one in found
        if consulted_among(one.model_version, versions) == version
        and (one.state == ConsultationState.PUBLISHED or consultations.can(actor, consultations.WORK, one))
    ]


def later(actor: Actor, version: ModelVersion) -> list[ModelVersion]:
    """The versions after this one, the nearest first."""
    found = models.visible(actor).filter(model=version.model_id, number__gt=version.number)
    return list(found.order_by("number"))


def anchored(consultation: Consultation) -> dict[str | None, int]:
    """{ref that remarks name, or None: how many}: one query."""
    found = Remark.objects.filter(consultation=consultation).order_by()
    return dict(found.values_list("passage").annotate(number=Count("id")))


def placed(consultation: Consultation, version: ModelVersion) -> dict[str, int]:
    """{ref that remarks named: how many of them a person placed in the version}: one query."""
    found = Anchor.objects.filter(remark__consultation=consultation, version=version).order_by()
    counted = found.values_list("remark__passage").annotate(number=Count("id"))
    return {ref or "": number for ref, number in counted}


def remarks(
    consultation: Consultation, refs: Collection[str], version: ModelVersion, *, settled: bool
) -> QuerySet[Remark]:
    """Remarks that name one of these passages; those that a person placed, or the others."""
    found = Remark.objects.filter(consultation=consultation)
    anchors = Anchor.objects.filter(version=version, remark__consultation=consultation).order_by()
    if settled:
        return found.filter(pk__in=anchors.values("remark")).order_by("position")
    return (
        found.filter(passage__in=sorted(refs)).exclude(pk__in=anchors.values("remark")).order_by("position")
    )


def anchors(version: ModelVersion, remarks: Collection[Remark]) -> dict[Any, Anchor]:
    """{primary key of a remark: where a person put it}: one query."""
    found = Anchor.objects.filter(version=version, remark__in=[one.pk for one in remarks])
    return {one.remark_id: one for one in found.select_related("passage").order_by("remark_id")}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the document as the consultation lists it."""

    passage: str | None
    before: str | None
    after: str | None
    reason: str | None


def edits(remark: Remark) -> list[Edit]:
    """The changes that this remark asked for."""
    found = Change.objects.filter(links__remark=remark).order_by("position").distinct()
    return [Edit(*row) for row in found.values_list("passage", "before", "after", "reason")]


def asked(among: Collection[Consultation]) -> list[tuple[str, Remark]]:
    """(passage, remark) of every remark that asked for a change, in their order: one query."""
    links = ChangeRemark.objects.filter(
        owner__consultation__in=[one.pk for one in among], owner__passage__isnull=False
    )
    found = links.select_related("owner", "remark").order_by("remark__consultation", "remark__position")
    return [(link.owner.passage or "", link.remark) for link in found]


def told(among: Collection[Consultation]) -> Mapping[tuple[UUID, str], int]:
    """{(consultation, passage): how many remarks name it}: one query."""
    found = Remark.objects.filter(
        consultation__in=[one.pk for one in among], passage__isnull=False
    ).order_by()
    counted = found.values_list("consultation", "passage").annotate(number=Count("id"))
    return {(consultation, ref or ""): number for consultation, ref, number in counted}


def numbers(remarks: Collection[Remark]) -> dict[Any, int]:
    """{primary key: place among all remarks of its consultation, from 1}: one query."""
    earlier = Remark.objects.filter(consultation=OuterRef("consultation"), position__lte=OuterRef("position"))
    counted = Subquery(earlier.order_by().values("consultation").annotate(n=Count("pk")).values("n"))
    found = Remark.objects.filter(pk__in=[one.pk for one in remarks]).order_by()
    return dict(found.annotate(number=counted).values_list("pk", "number"))
