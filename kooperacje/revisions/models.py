"""Where a person put the anchor of a remark in a later version of the document."""

from django.db import models


class Anchor(models.Model):
    """A decision about one remark and one version. `passage` is None where the remark belongs to nothing in it.

    Privacy: names no person but the account that decided. Retention: with the remark.
    """

    remark = models.ForeignKey("consultations.Remark", models.CASCADE, related_name="+")
    version = models.ForeignKey("modelbook.ModelVersion", models.CASCADE, related_name="+")
    passage = models.ForeignKey("modelbook.Passage", models.CASCADE, null=True, related_name="+")
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("version_id", "remark_id")
        constraints = (models.UniqueConstraint(fields=("remark", "version"), name="revisions_anchor_once"),)

    def __str__(self) -> str:
        return f"{self.remark_id} in {self.version_id}"
