"""Gaps: help that is needed and not there, with what it is known from and what became of it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.cards import Category, Service
from kooperacje.basket.models.columns import among, one_of
from kooperacje.basket.states import Audience, EvidenceKind, GapKind, GapState
from kooperacje.institutions.models import KEY, Institution
from kooperacje.territory.models import Unit


class Gap(Versioned):
    """A need without a service, in one territory. `keeper` is the institution that leads the work on it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(_("what is missing"), max_length=200)
    description = models.TextField(_("description"), max_length=5000, blank=True, default="")
    kind = one_of(GapKind)
    state = one_of(GapState)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="gaps")
    audience = one_of(Audience, blank=True)
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    full_service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="full_gaps")
    """The service that exists and is full, too far or for others."""
    substitute = models.ForeignKey(
        Service, models.SET_NULL, null=True, blank=True, related_name="substitutes_for"
    )
    """The nearest thing that helps meanwhile."""
    substitute_note = models.CharField(max_length=500, blank=True, default="")
    closed_by = models.ForeignKey(Service, models.SET_NULL, null=True, blank=True, related_name="closes")
    """The service that filled it."""
    is_public = models.BooleanField(_("shown to residents"), default=False)
    since = models.DateField(_("missing since"), null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("territory__sort_key", "title", "key")
        constraints = (
            models.CheckConstraint(name="basket_gap_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="basket_gap_kind", condition=among("kind", GapKind)),
            models.CheckConstraint(name="basket_gap_state", condition=among("state", GapState)),
            models.CheckConstraint(
                name="basket_gap_other_service",
                condition=Q(full_service=None) | Q(substitute=None) | ~Q(full_service=F("substitute")),
            ),
        )
        indexes = (models.Index(fields=("territory", "state"), name="basket_gap_where"),)

    def __str__(self) -> str:
        return self.title


class GapEvidence(models.Model):
    """One thing that the gap is known from. Privacy: numbers and sentences about need, never about a person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gap = models.ForeignKey(Gap, models.CASCADE, related_name="evidence")
    kind = one_of(EvidenceKind)
    text = models.CharField(max_length=1000)
    number = models.PositiveIntegerField(null=True, blank=True)
    """How many people or refusals; None: not stated."""
    dated = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, default="")
    link = models.CharField(max_length=300, blank=True, default="")
    """Where it can be read: an address, or `room.model:id` as the journal writes it."""
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("gap_id", "added_at", "id")
        constraints = (
            models.CheckConstraint(name="basket_evidence_kind", condition=among("kind", EvidenceKind)),
        )

    def __str__(self) -> str:
        return str(self.pk)


class GapEvent(models.Model):
    """A step in the history of a gap; never changed."""

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="events")
    state = one_of(GapState)
    note = models.CharField(max_length=1000, blank=True, default="")
    at = models.DateTimeField()
    account = models.UUIDField(null=True)

    class Meta:
        ordering = ("gap_id", "at", "id")

    def __str__(self) -> str:
        return f"{self.gap_id} {self.state}"
