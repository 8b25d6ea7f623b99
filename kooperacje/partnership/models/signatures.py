"""Signatures under accession declarations, with the scan or signed file that came."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.agreements.states import Way
from kooperacje.partnership.models.declarations import Declaration

WAYS = (Way.PAPER, Way.QUALIFIED, Way.TRUSTED)


class DeclarationSignature(models.Model):
    """An institution signed its declaration. Never deleted; one that another followed, or whose text changed, says since when.

    `covers` is the digest of what was declared when it was signed. `file` is None for a paper whose original the leading
    institution keeps, and after the time of keeping names is over. Privacy: the scan shows a name and a signature; the
    leading institution and the one that signed read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    declaration = models.ForeignKey(Declaration, models.CASCADE, related_name="signatures")
    covers = models.CharField(max_length=64)
    way = models.CharField(max_length=12, choices=[(way.value, way.name) for way in WAYS])
    signed_on = models.DateField(_("signed on"))
    file = models.UUIDField(null=True, blank=True)
    file_name = models.CharField(max_length=150, blank=True, default="")
    file_digest = models.CharField(max_length=64, blank=True, default="")
    recorded_at = models.DateTimeField()
    account = models.UUIDField(null=True, blank=True)
    """None: by the link, or by a process of ours."""
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("declaration_id", "recorded_at", "id")
        constraints = (
            models.UniqueConstraint(
                name="partnership_declaration_signed_once",
                fields=("declaration",),
                condition=Q(replaced_on=None),
            ),
            models.CheckConstraint(
                name="partnership_signature_way", condition=Q(way__in=[way.value for way in WAYS])
            ),
            models.CheckConstraint(
                name="partnership_signature_file",
                condition=Q(way=Way.PAPER.value) | ~Q(file_digest=""),
            ),
        )

    def __str__(self) -> str:
        return f"signature {self.pk}"
