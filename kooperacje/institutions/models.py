"""Institutions, their inner units, contacts and the area they serve.

Privacy: institutions are public bodies and organisations, not persons. A contact is an office contact; one that names
a person's desk is marked not public, is shown to members and register keepers only, and is deleted when removed.
"""

from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.states import ContactKind, Level, Sector
from kooperacje.territory.models import Unit as TerritoryUnit

KEY = r"^[a-z0-9][a-z0-9-]{0,63}$"


class InstitutionType(models.Model):
    """A kind of institution; rows come from `data/types.yaml`."""

    key = models.CharField(max_length=64, unique=True)
    short = models.CharField(max_length=20, blank=True)
    """The usual abbreviation: OPS, PCPR."""
    name_pl = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    sector = models.CharField(max_length=20, choices=[(sector.value, sector.value) for sector in Sector])
    level = models.CharField(max_length=12, choices=[(level.value, level.value) for level in Level])
    usual = models.CharField(
        max_length=12, blank=True, choices=[(level.value, level.value) for level in Level]
    )
    """As a rule every unit of this level has one. A hint, never a check."""
    broader = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    """The type under which it counts in statistics: a GOPS is an OPS."""
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (models.CheckConstraint(name="institutions_type_key", condition=Q(key__regex=KEY)),)

    def __str__(self) -> str:
        return self.key


class Institution(Versioned):
    """A body that takes part in consultations and partnerships. Public reference data."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    """A stable name for files, imports and addresses; never changed."""
    name = models.CharField(_("name"), max_length=300)
    other_names = models.TextField(_("other names"), blank=True, default="", max_length=2000)
    """Abbreviations, earlier and everyday names, one a line: they find the institution too."""
    type = models.ForeignKey(
        InstitutionType, models.PROTECT, verbose_name=_("type"), related_name="institutions"
    )
    seat = models.ForeignKey(
        TerritoryUnit, models.PROTECT, verbose_name=_("seat"), null=True, blank=True, related_name="+"
    )
    """The gmina (or other unit) of its seat; None: not stated."""
    address = models.CharField(_("address"), max_length=300, blank=True, default="")
    regon = models.CharField(_("REGON"), max_length=14, blank=True, default="")
    nip = models.CharField(_("NIP"), max_length=10, blank=True, default="")
    areas = models.ManyToManyField(TerritoryUnit, through="ServedArea", related_name="+")
    valid_from = models.DateField(_("working since"), null=True, blank=True)
    """The day it began; None: not stated."""
    valid_to = models.DateField(null=True, blank=True)
    """The first day on which it is no more; None while it stands."""
    sort_key = models.CharField(max_length=600)
    search_key = models.CharField(max_length=3000)

    class Meta:
        ordering = ("sort_key", "key")
        constraints = (
            models.CheckConstraint(name="institutions_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="institutions_regon", condition=Q(regon__regex=r"^(\d{9}|\d{14})?$")),
            models.CheckConstraint(name="institutions_nip", condition=Q(nip__regex=r"^(\d{10})?$")),
            models.UniqueConstraint(
                name="institutions_regon_once", fields=("regon",), condition=~Q(regon="") & Q(valid_to=None)
            ),
            models.CheckConstraint(
                name="institutions_term",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            ),
        )
        indexes = (
            models.Index(fields=("sort_key", "key"), name="institutions_sort"),
            GinIndex(fields=("search_key",), opclasses=("gin_trgm_ops",), name="institutions_search"),
        )

    def __str__(self) -> str:
        return self.name


class ServedArea(models.Model):
    """A territorial unit that the institution serves."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="served")
    territory = models.ForeignKey(TerritoryUnit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("territory__code",)
        constraints = (
            models.UniqueConstraint(name="institutions_area_once", fields=("institution", "territory")),
        )

    def __str__(self) -> str:
        return f"{self.institution_id} {self.territory_id}"


class OrgUnit(models.Model):
    """A department, section or branch inside an institution."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.UniqueConstraint(
                name="institutions_unit_once",
                fields=("institution", "parent", "name"),
                condition=Q(valid_to=None),
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """One way to reach an institution, or one of its units.

    Privacy: an office number or mailbox; `is_public` False where it leads to one person. Kept while it is of use.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="contacts")
    unit = models.ForeignKey(OrgUnit, models.CASCADE, null=True, blank=True, related_name="contacts")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ContactKind])
    value = models.CharField(max_length=300)
    label = models.CharField(max_length=120, blank=True, default="")
    """What it is for: "secretariat", "consultations"."""
    is_public = models.BooleanField(default=True)

    class Meta:
        ordering = ("kind", "label", "value", "id")
        constraints = (
            models.UniqueConstraint(
                name="institutions_contact_once",
                fields=("institution", "unit", "kind", "value"),
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.value


class PendingImport(models.Model):
    """An uploaded list between its preview and its confirmation. Deleted when loaded, or after a day.

    Privacy: may hold office contacts not yet public; only the person who sent it sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.name
