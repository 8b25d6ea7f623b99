"""How cards stay true: links for providers without an account, and changes that others suggest."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kooperacje.basket.models.cards import Service
from kooperacje.basket.models.columns import among, one_of
from kooperacje.basket.states import SuggestionState
from kooperacje.institutions.models import Institution


class ProviderLink(models.Model):
    """A link by which an institution looks through its cards once, without an account.

    Only the digest of its code is kept. Whoever holds the link speaks for the institution.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="provider_links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    """The account that made it; None: a reminder of ours."""
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    """When the answer was sent; the link then opens nothing more."""
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(name="basket_link_digest", condition=Q(digest__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="basket_link_term", condition=Q(expires_at__gt=F("made_at"))),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Suggestion(models.Model):
    """A change of a card, or a new card, that somebody outside proposes; a person of the basket decides.

    `values` are the fields with their proposed values, `seen` those that stood when it was written. Privacy: no name of
    the sender is asked; `reply_to` is an e-mail address given freely, deleted with the decision.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, null=True, related_name="suggestions")
    """None: a service that is not in the basket yet."""
    values = models.JSONField(default=dict)
    seen = models.JSONField(default=dict)
    note = models.TextField(max_length=2000, blank=True, default="")
    reply_to = models.EmailField(blank=True, default="")
    state = one_of(SuggestionState)
    sent_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reason = models.TextField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ("-sent_at", "id")
        constraints = (
            models.CheckConstraint(name="basket_suggestion_state", condition=among("state", SuggestionState)),
            models.CheckConstraint(
                name="basket_suggestion_decided",
                condition=Q(state=SuggestionState.WAITING.value, decided_at=None)
                | ~Q(state=SuggestionState.WAITING.value) & Q(decided_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("state", "-sent_at"), name="basket_suggestion_queue"),)

    def __str__(self) -> str:
        return str(self.pk)
