"""What the organiser knows of an institution beside the consultation's own record, and what was done towards it."""

from django.db import models
from django.db.models import Q

from kooperacje.outreach.states import DeedKind


class Standing(models.Model):
    """Where to write to an institution of a consultation.

    Privacy: an office's address, which may lead to one person; seen by those who work in the consultation.
    Retention: with the consultation.
    """

    party = models.OneToOneField("consultations.Party", models.CASCADE, related_name="+", primary_key=True)
    email = models.EmailField(max_length=254)

    class Meta:
        ordering = ("party",)

    def __str__(self) -> str:
        return f"standing of {self.party_id}"


class Deed(models.Model):
    """Something done towards an institution. Rows are only added.

    Privacy: the note may name a person by mistake; seen by those who work in the consultation. Retention: with it.
    """

    party = models.ForeignKey("consultations.Party", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in DeedKind])
    at = models.DateTimeField()
    by_account = models.UUIDField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                name="outreach_deed_kind", condition=Q(kind__in=[kind.value for kind in DeedKind])
            ),
        )
        indexes = (models.Index(fields=("party", "-at"), name="outreach_deed_of_party"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.party_id}"
