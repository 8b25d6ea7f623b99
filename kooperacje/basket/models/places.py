"""Where services are given."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.cards import Service
from kooperacje.basket.models.columns import among, one_of, only, some_of
from kooperacje.basket.states import Ease, PlaceKind
from kooperacje.institutions.models import KEY, Institution
from kooperacje.territory.models import Unit


class Place(Versioned):
    """A place of an institution. `latitude` and `longitude` are degrees of WGS 84; None: not known.

    A protected place is told to nobody outside the inner circle; its gmina is not told either.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="places")
    key = models.CharField(max_length=64, unique=True)
    """A stable name for files and imports; never changed."""
    kind = one_of(PlaceKind)
    name = models.CharField(_("name"), max_length=200, blank=True, default="")
    address = models.CharField(_("street and number"), max_length=200, blank=True, default="")
    postcode = models.CharField(_("postcode"), max_length=6, blank=True, default="")
    town = models.CharField(_("town"), max_length=120, blank=True, default="")
    gmina = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    eases = some_of(Ease)
    access_note = models.CharField(_("about getting there"), max_length=500, blank=True, default="")
    is_protected = models.BooleanField(_("protected address"), default=False)

    class Meta:
        ordering = ("institution_id", "name", "address", "id")
        constraints = (
            models.CheckConstraint(name="basket_place_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="basket_place_kind", condition=among("kind", PlaceKind)),
            models.CheckConstraint(name="basket_place_eases", condition=only("eases", Ease)),
            models.CheckConstraint(
                name="basket_place_postcode", condition=Q(postcode__regex=r"^(\d{2}-\d{3})?$")
            ),
            models.CheckConstraint(
                name="basket_place_point",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.address or str(self.pk)


class ServicePlace(models.Model):
    """A service given at a place."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="at")
    place = models.ForeignKey(Place, models.PROTECT, related_name="services")
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("service_id", "id")
        constraints = (models.UniqueConstraint(name="basket_at_once", fields=("service", "place")),)

    def __str__(self) -> str:
        return f"{self.service_id} {self.place_id}"
