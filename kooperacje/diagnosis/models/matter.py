"""A diagnosis of one or more territorial units."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.columns import among, one_of
from kooperacje.diagnosis.states import PUBLIC, DiagnosisState
from kooperacje.institutions.models import KEY, Institution
from kooperacje.territory.models import Unit


class Diagnosis(Versioned):
    """Needs and resources of a place, as one institution gathered them. Empty texts and None mean: not stated."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    """A stable name for addresses and files; never changed."""
    title = models.CharField(_("title"), max_length=200)
    leader = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    territories = models.ManyToManyField(Unit, related_name="+")
    edition = models.CharField(_("edition"), max_length=40, blank=True, default="")
    year = models.PositiveSmallIntegerField(_("year"))
    state = one_of(DiagnosisState)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("previous diagnosis"),
    )
    purpose = models.TextField(_("purpose"), max_length=3000, blank=True, default="")
    method = models.TextField(_("method"), max_length=5000, blank=True, default="")
    resolution = models.CharField(_("resolution"), max_length=200, blank=True, default="")
    """By what it was adopted, such as a resolution of the council."""
    adopted_on = models.DateField(null=True, blank=True)
    services = models.JSONField(default=dict, blank=True)
    """{domain: [services, full or with a wait, open gaps]} of the basket on the day of adoption; until then it is counted anew."""
    changed_at = models.DateTimeField()
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ("-year", "sort_key", "key")
        constraints = (
            models.CheckConstraint(name="diagnosis_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="diagnosis_state", condition=among("state", DiagnosisState)),
            models.CheckConstraint(name="diagnosis_year", condition=Q(year__gte=1990, year__lte=2100)),
            models.CheckConstraint(
                name="diagnosis_adopted_has_day",
                condition=Q(state__in=sorted(PUBLIC), adopted_on__isnull=False)
                | (~Q(state__in=sorted(PUBLIC)) & Q(adopted_on=None)),
            ),
            models.CheckConstraint(
                name="diagnosis_not_after_itself",
                condition=Q(predecessor=None) | ~Q(predecessor=F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.title
