"""Service cards: what an institution offers, for whom, on what conditions, since when and how sure."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.columns import among, choices, one_of, only, some_of
from kooperacje.basket.states import Audience, Cost, Need, Scheme, ServiceState
from kooperacje.institutions.models import KEY, Institution
from kooperacje.institutions.states import Level
from kooperacje.territory.models import Unit

LANGUAGES = ("en", "uk")
"""Languages beside Polish in which a card may speak to residents."""


class Category(models.Model):
    """A heading that services stand under; rows come from `data/categories.yaml` and from versions of models."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    scheme = one_of(Scheme)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True, default="")
    name_uk = models.CharField(max_length=160, blank=True, default="")
    about = models.CharField(max_length=500, blank=True, default="")
    """One plain sentence for residents."""
    about_en = models.CharField(max_length=500, blank=True, default="")
    about_uk = models.CharField(max_length=500, blank=True, default="")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("scheme", "position", "key")
        constraints = (
            models.CheckConstraint(name="basket_category_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="basket_category_scheme", condition=among("scheme", Scheme)),
        )

    def __str__(self) -> str:
        return self.key


class Service(Versioned):
    """What one institution offers. Empty texts and None mean: not stated, never "no" and never 0.

    `valid_to` is the first day on which it is no longer offered. Money is in złoty.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Institution, models.PROTECT, related_name="services")
    key = models.CharField(max_length=64, unique=True)
    """A stable name for addresses, files and imports; never changed."""
    name = models.CharField(_("name"), max_length=200)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True, default="")
    """Plain language: what one gets."""
    description = models.TextField(_("description"), max_length=5000, blank=True, default="")
    how_to_get = models.TextField(_("how to get it"), max_length=2000, blank=True, default="")
    """What one does first; for workers, how to refer."""
    documents = models.TextField(_("documents"), max_length=2000, blank=True, default="")
    """What to bring, one a line."""
    level = models.CharField(_("level"), max_length=12, choices=choices(Level), default=Level.GMINA.value)
    state = one_of(ServiceState)
    categories = models.ManyToManyField(Category, related_name="services", blank=True)
    audiences = some_of(Audience)
    needs = some_of(Need)
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    """The last year of age for which it is: 17 means until the eighteenth birthday."""
    income_up_to = models.DecimalField(
        _("monthly income per person up to"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    conditions = models.TextField(_("other conditions"), max_length=2000, blank=True, default="")
    basis = models.CharField(_("legal basis"), max_length=300, blank=True, default="")
    cost = one_of(Cost)
    cost_note = models.CharField(_("about the cost"), max_length=300, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=60, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    website = models.URLField(_("website"), max_length=300, blank=True, default="")
    languages = models.CharField(_("languages spoken"), max_length=200, blank=True, default="")
    """Codes of ISO 639-1 with a space between: "pl uk"."""
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    free = models.PositiveIntegerField(_("free places"), null=True, blank=True)
    wait_days = models.PositiveIntegerField(_("days of waiting"), null=True, blank=True)
    capacity_on = models.DateField(null=True, blank=True)
    """The day on which places and waiting were last told."""
    valid_from = models.DateField(_("offered since"), null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    """The day on which somebody last said that all this is true."""
    verified_by = models.CharField(max_length=200, blank=True, default="")
    """The institution whose word it was."""
    is_protected = models.BooleanField(_("protected address"), default=False)
    """No place of it is told outside the inner circle: a shelter for victims of violence."""
    quality = models.PositiveSmallIntegerField(default=0, editable=False)
    """0-100: how complete and how fresh the card is; see `quality.py`."""
    changed_at = models.DateTimeField()
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ("sort_key", "key")
        constraints = (
            models.CheckConstraint(name="basket_service_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="basket_service_state", condition=among("state", ServiceState)),
            models.CheckConstraint(name="basket_service_cost", condition=among("cost", Cost)),
            models.CheckConstraint(name="basket_service_audiences", condition=only("audiences", Audience)),
            models.CheckConstraint(name="basket_service_needs", condition=only("needs", Need)),
            models.CheckConstraint(
                name="basket_service_ages",
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
            ),
            models.CheckConstraint(
                name="basket_service_free",
                condition=Q(free=None) | Q(capacity=None) | Q(free__lte=F("capacity")),
            ),
            models.CheckConstraint(
                name="basket_service_term",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="basket_service_quality", condition=Q(quality__lte=100)),
        )
        indexes = (
            models.Index(fields=("sort_key", "key"), name="basket_service_sort"),
            models.Index(fields=("provider", "sort_key"), name="basket_service_provider"),
            models.Index(fields=("state", "verified_on"), name="basket_service_verified"),
            models.Index(fields=("changed_at", "id"), name="basket_service_changed"),
        )

    def __str__(self) -> str:
        return self.name


class ServiceText(models.Model):
    """A card in another language; what is empty is read in Polish."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    summary = models.CharField(max_length=300, blank=True, default="")
    description = models.TextField(max_length=5000, blank=True, default="")
    how_to_get = models.TextField(max_length=2000, blank=True, default="")

    class Meta:
        ordering = ("service_id", "language")
        constraints = (
            models.UniqueConstraint(name="basket_text_once", fields=("service", "language")),
            models.CheckConstraint(name="basket_text_language", condition=Q(language__in=LANGUAGES)),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.language}"


class ServiceArea(models.Model):
    """A territorial unit whose residents the service is for; none on a card: for anybody."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="areas")
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("service_id", "territory__code")
        constraints = (models.UniqueConstraint(name="basket_area_once", fields=("service", "territory")),)

    def __str__(self) -> str:
        return f"{self.service_id} {self.territory_id}"


class Opening(models.Model):
    """Hours on one day of the week, 1 Monday to 7 Sunday."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("service_id", "weekday", "opens")
        constraints = (
            models.UniqueConstraint(name="basket_opening_once", fields=("service", "weekday", "opens")),
            models.CheckConstraint(name="basket_opening_day", condition=Q(weekday__gte=1, weekday__lte=7)),
            models.CheckConstraint(name="basket_opening_hours", condition=Q(closes__gt=F("opens"))),
        )

    def __str__(self) -> str:
        return f"{self.service_id} {self.weekday} {self.opens}"
