"""Indicators and what was observed."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.columns import among, one_of
from kooperacje.diagnosis.models.matter import Diagnosis
from kooperacje.diagnosis.states import Direction, Domain, Measure
from kooperacje.institutions.models import KEY, Institution
from kooperacje.territory.models import Unit


class Indicator(Versioned):
    """Something that is counted in the same way everywhere. Rows come from `data/wskazniki.yaml` and from leaders."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=200)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    """Names under which tables of others know it."""
    definition = models.CharField(_("definition"), max_length=1000, blank=True, default="")
    measure = one_of(Measure)
    base = models.CharField(_("counted against"), max_length=200, blank=True, default="")
    """The denominator in words; empty for plain counts."""
    domain = one_of(Domain, blank=True)
    direction = one_of(Direction)
    source = models.CharField(_("usual source"), max_length=200, blank=True, default="")
    feeds = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    """Keys of the indicators of cooperation models that it feeds."""
    owner = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    """Who added it; None: it ships with the product."""
    position = models.PositiveSmallIntegerField(default=1000)
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ("position", "sort_key", "key")
        constraints = (
            models.CheckConstraint(name="diagnosis_indicator_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="diagnosis_indicator_measure", condition=among("measure", Measure)),
            models.CheckConstraint(
                name="diagnosis_indicator_direction", condition=among("direction", Direction)
            ),
            models.CheckConstraint(
                name="diagnosis_indicator_domain", condition=Q(domain="") | among("domain", Domain)
            ),
        )

    def __str__(self) -> str:
        return self.key


class Observation(Versioned):
    """The value of an indicator in one unit and year, as a source gives it. `value` None: the source does not state it.

    Units outside the area of the diagnosis are there to compare with.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="observations")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True, default="")
    note = models.CharField(_("note"), max_length=500, blank=True, default="")
    is_estimate = models.BooleanField(_("estimate"), default=False)

    class Meta:
        ordering = ("indicator_id", "territory_id", "year")
        constraints = (
            models.UniqueConstraint(
                name="diagnosis_observation_once", fields=("diagnosis", "indicator", "territory", "year")
            ),
            models.CheckConstraint(
                name="diagnosis_observation_year", condition=Q(year__gte=1990, year__lte=2100)
            ),
        )
        indexes = (models.Index(fields=("indicator", "territory", "year"), name="diagnosis_observed"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.territory_id} {self.year}"


class PendingTable(models.Model):
    """A table of values between its preview and its confirmation. Deleted when loaded, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="+")
    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    settings = models.JSONField(default=dict)
    """What the sender said of the whole table: indicator, year, source, whether estimates."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.name
