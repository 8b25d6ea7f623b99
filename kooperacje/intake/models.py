"""Columns of what came in as files and mail."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.intake.states import ItemState, Sort, Source


class Item(Versioned):
    """One thing to look at: a filled form, a returned document or a message, read and not yet an answer.

    Privacy: sender, name and content are personal data, seen by those who work in the consultation's workspace.
    Retention: with the consultation. The original stands in `files`, owned by this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    source = models.CharField(max_length=10, choices=[(source.value, source.value) for source in Source])
    sort = models.CharField(max_length=10, choices=[(sort.value, sort.value) for sort in Sort])
    name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64)
    """SHA-256 of what makes it the same thing when it comes again."""
    message_id = models.CharField(max_length=250, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in ItemState])
    reason = models.TextField(_("Why it is no answer"), blank=True)
    content = models.JSONField(_("What was read"), default=dict)
    confidence = models.FloatField(null=True)
    """That of the least certain field, from 0 to 1; None where nothing was read."""
    party_key = models.CharField(_("Institution"), max_length=64, blank=True)
    party_how = models.CharField(max_length=10, blank=True)
    """How the institution was recognised: by address or name, or by a person."""
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    submission = models.CharField(max_length=64, blank=True)
    """Number of the receipt of the submission that accepting it made."""

    class Meta:
        constraints = (
            models.UniqueConstraint(name="intake_item_once", fields=("consultation", "digest")),
            models.CheckConstraint(
                name="intake_item_state_known", condition=Q(state__in=[state.value for state in ItemState])
            ),
            models.CheckConstraint(
                name="intake_item_refused_with_reason",
                condition=~Q(state=ItemState.REFUSED.value) | ~Q(reason=""),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "state", "-created_at"), name="intake_by_state"),
            models.Index(fields=("consultation", "-created_at"), name="intake_newest"),
        )

    def __str__(self) -> str:
        return f"intake item {self.pk} ({self.state})"
