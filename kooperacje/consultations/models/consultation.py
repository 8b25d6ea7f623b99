"""The consultation itself: what it is about, who runs it, when, and how far it has come."""

from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from kooperacje.base.versions import Versioned
from kooperacje.consultations.models import rules
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import ConsultationState


class Consultation(Versioned):
    """One consultation of a cooperation model. Privacy: contact is an office's, not a person's; kept for good."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.CharField(max_length=64, unique=True)
    title = rules.line()
    summary = rules.stated_text()
    fictional = models.BooleanField(default=False)
    """An invented example: every page and document says so."""
    language = models.CharField(max_length=2, default="pl")
    state = rules.choice(ConsultationState, default=ConsultationState.DRAFT.value)
    published_on = models.DateField(null=True, blank=True)
    organiser = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    organiser_key = models.CharField(max_length=64)
    """The organiser's key among the institutions of this consultation."""
    project = rules.stated_line()
    model_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001
    """The model that is consulted, as the papers name it; the model book may know it or not."""
    model_version = rules.stated_line()
    legal_profile = models.CharField(max_length=64, default="own-rules")
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    term = rules.stated_line()
    contact_email = rules.stated_line()
    contact_phone = rules.stated_line()
    contact_website = rules.stated_line()
    privacy_clause = rules.stated_text()
    """What respondents are told about their personal data: the organiser's own text."""
    keep_months = models.PositiveIntegerField(null=True, blank=True)
    """How long personal data of respondents are kept after the publication; None: not stated, so none are removed."""
    forgotten_at = models.DateTimeField(null=True, blank=True)
    """When personal data of respondents were last removed."""
    search_key = models.CharField(max_length=1200)
    """Title and project in lower case without diacritics."""
    changed_at = models.DateTimeField()
    """When anything in the consultation was last changed."""

    class Meta:
        ordering = ("-changed_at", "slug")
        constraints = (
            models.CheckConstraint(
                name="consultations_consultation_slug_form", condition=Q(slug__regex=rules.KEY)
            ),
            models.CheckConstraint(
                name="consultations_consultation_keys_form",
                condition=Q(organiser_key__regex=rules.KEY)
                & Q(legal_profile__regex=rules.KEY)
                & (Q(model_key=None) | Q(model_key__regex=rules.KEY)),
            ),
            models.CheckConstraint(
                name="consultations_consultation_language", condition=Q(language__in=("pl", "en"))
            ),
            models.CheckConstraint(
                name="consultations_consultation_version_of_model",
                condition=Q(model_version=None) | Q(model_key__isnull=False),
            ),
            rules.one_of("state", ConsultationState),
            rules.period("window_from", "window_to"),
            rules.filled(
                "title",
                "summary",
                "project",
                "model_version",
                "term",
                "contact_email",
                "contact_phone",
                "contact_website",
                "privacy_clause",
            ),
        )
        indexes = (
            models.Index(fields=("organiser", "-changed_at"), name="consultations_of_organiser"),
            models.Index(fields=("state", "-published_on"), name="consultations_by_state"),
            GinIndex(fields=("search_key",), opclasses=("gin_trgm_ops",), name="consultations_search"),
        )

    def __str__(self) -> str:
        return self.title


class Area(models.Model):
    """A territorial unit that the consultation covers, in the order stated."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="areas")
    unit = models.ForeignKey("territory.Unit", models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            rules.ordered("consultation"),
            models.UniqueConstraint(fields=("consultation", "unit"), name="consultations_area_once"),
        )

    def __str__(self) -> str:
        return str(self.unit_id)


class Override(Part):
    """An officer's written reason to publish although a check found an error; the report prints it."""

    check_key = models.CharField(max_length=64)
    subject = rules.line()
    reason = models.TextField()
    author_id = models.UUIDField(null=True, blank=True)
    """The account that wrote it; None when it came with a file."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            models.UniqueConstraint(
                fields=("consultation", "check_key", "subject"), name="consultations_override_once"
            ),
            models.CheckConstraint(
                name="consultations_override_check_form", condition=Q(check_key__regex=rules.KEY)
            ),
            rules.filled("subject", "reason"),
        )
