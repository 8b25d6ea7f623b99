"""Units of territorial division. Reference data: no personal fields."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from kooperacje.territory.states import GminaType, UnitKind


class DateRange(Func):
    """`daterange(from, to)`: the first day belongs to it, the last does not; an absent end is open."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Unit(models.Model):
    """A województwo, powiat or gmina in one term of its existence.

    A gmina that changes its type gets another code, so it is another unit; `successor` leads from the old one to
    the new. A renamed unit stays the same row and remembers its former names.
    """

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in UnitKind])
    code = models.CharField(max_length=7)
    """WW, WWPP or WWPPGGR, as in TERYT."""
    name = models.CharField(max_length=100)
    former_names = models.CharField(max_length=500, blank=True, default="")
    """Earlier names, separated by semicolons: they still find the unit."""
    gmina_type = models.CharField(
        max_length=1, blank=True, choices=[(kind.value, kind.name) for kind in GminaType]
    )
    is_city = models.BooleanField(default=False)
    """A powiat that is a city with powiat rights."""
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    valid_from = models.DateField(null=True, blank=True)
    """First day of validity; None where the first register loaded does not say since when."""
    valid_to = models.DateField(null=True, blank=True)
    """First day on which the unit is no more; None while it stands."""
    sort_key = models.CharField(max_length=200)
    search_key = models.CharField(max_length=700)

    class Meta:
        ordering = ("sort_key", "code")
        constraints = (
            models.CheckConstraint(
                name="territory_unit_code_fits_kind",
                condition=Q(kind=UnitKind.VOIVODESHIP, code__regex=r"^\d{2}$", parent=None)
                | Q(kind=UnitKind.POWIAT, code__regex=r"^\d{4}$", parent__isnull=False)
                | Q(kind=UnitKind.GMINA, code__regex=r"^\d{7}$", parent__isnull=False),
            ),
            models.CheckConstraint(
                name="territory_unit_type_of_gminas",
                condition=(Q(kind=UnitKind.GMINA) & Q(gmina_type__in=[kind.value for kind in GminaType]))
                | (~Q(kind=UnitKind.GMINA) & Q(gmina_type="")),
            ),
            models.CheckConstraint(
                name="territory_unit_only_powiat_is_city",
                condition=Q(is_city=False) | Q(kind=UnitKind.POWIAT),
            ),
            models.CheckConstraint(
                name="territory_unit_term",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            ),
            ExclusionConstraint(
                name="territory_unit_code_once_at_a_time",
                expressions=[
                    (F("code"), RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        )
        indexes = (
            models.Index(fields=("kind", "sort_key"), name="territory_unit_kind_sort"),
            models.Index(fields=("code",), name="territory_unit_code"),
            GinIndex(fields=("search_key",), opclasses=("gin_trgm_ops",), name="territory_unit_search"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegisterLoad(models.Model):
    """One loading of a register: which state of the country, from where, under which licence."""

    state_on = models.DateField()
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=100, blank=True)
    attribution = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of the file, hexadecimal: the same file is not loaded twice."""
    loaded_at = models.DateTimeField()
    added = models.PositiveIntegerField()
    renamed = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    class Meta:
        ordering = ("-state_on", "-id")
        constraints = (
            models.CheckConstraint(
                name="territory_load_digest", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} ({self.state_on})"


class Seat(models.Model):
    """About where a gmina lies. By number (WWPPGG) without the type, since a place outlives a change of type."""

    gmina = models.CharField(max_length=6, primary_key=True)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        ordering = ("gmina",)
        constraints = (
            models.CheckConstraint(name="territory_seat_gmina", condition=Q(gmina__regex=r"^\d{6}$")),
            models.CheckConstraint(
                name="territory_seat_point",
                condition=Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
            ),
        )

    def __str__(self) -> str:
        return self.gmina


class PostcodeRange(models.Model):
    """Postcodes that follow each other and lead to one gmina (WWPPGG), both ends with them.

    A postcode may cover parts of several gminas; this is the one it most likely means, so readers may always choose.
    """

    first = models.CharField(max_length=6, primary_key=True)
    last = models.CharField(max_length=6)
    gmina = models.CharField(max_length=6)

    class Meta:
        ordering = ("first",)
        constraints = (
            models.CheckConstraint(
                name="territory_postcodes",
                condition=Q(
                    first__regex=r"^\d{2}-\d{3}$", last__regex=r"^\d{2}-\d{3}$", last__gte=F("first")
                ),
            ),
            models.CheckConstraint(name="territory_postcodes_gmina", condition=Q(gmina__regex=r"^\d{6}$")),
        )

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"
