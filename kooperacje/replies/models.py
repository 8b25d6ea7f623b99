"""Which institutions were told what became of their remarks."""

from django.db import models
from django.db.models import Q

from kooperacje.replies.states import HowTold


class Told(models.Model):
    """An answer whose institution was told, once and for all. What it was told stands in the report.

    Privacy: the account of the officer, a worker in office; no address. Retention: with the consultation.
    """

    answer = models.OneToOneField("consultations.Answer", models.CASCADE, related_name="+", primary_key=True)
    how = models.CharField(max_length=12, choices=[(how.value, how.value) for how in HowTold])
    at = models.DateTimeField()
    by_account = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="replies_told_how", condition=Q(how__in=[how.value for how in HowTold])
            ),
        )

    def __str__(self) -> str:
        return f"{self.how} {self.answer_id}"
