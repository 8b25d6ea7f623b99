"""Papers that bodies adopt and sign, their versions, and the signatures under them.

Privacy: a signature names an institution and the function of who signed, never a person; the scan or signed file kept with
it may show names and is read only by those who work on the matter and by the institution that signed. Retention: as long as
the owning matter.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.agreements.states import OPEN, VersionState, Way
from kooperacje.agreements.text import Text, read
from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution

SUBJECT = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[^\s:]{1,100}$"
"""What a paper belongs to: `room.model:id`, the form that the journal uses too."""
REMIND_DAYS = 60


class Paper(Versioned):
    """One document through all its versions. `base` is what an annex changes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    """Printed on it, such as `D-2026-K7QM4T-9`; drawn, so that it tells nothing and cannot be guessed."""
    subject = models.CharField(max_length=200)
    kind = models.CharField(max_length=64)
    """A key of the owning room or of a model's kinds of documents."""
    title = models.CharField(_("title"), max_length=300)
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="annexes")
    is_public = models.BooleanField(_("public"), default=False)
    remind_days = models.PositiveSmallIntegerField(_("reminder, days before the end"), default=REMIND_DAYS)
    """0: no reminder."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("subject", "made_at", "id")
        constraints = (
            models.CheckConstraint(name="agreements_subject", condition=Q(subject__regex=SUBJECT)),
        )
        indexes = (models.Index(fields=("subject", "kind"), name="agreements_by_subject"),)

    def __str__(self) -> str:
        return self.number


class PaperVersion(Versioned):
    """One text of a paper. From the moment it is sent for signature the database keeps its text as it is (a trigger)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=[(state.value, state.name) for state in VersionState])
    source = models.JSONField()
    """What `text.source` wrote."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the canonical form."""
    builder = models.CharField(max_length=64, blank=True, default="")
    """Which builder of the owning room made the text; "" when it was written by hand."""
    note = models.CharField(_("what changed"), max_length=1000, blank=True, default="")
    made_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    """The day from which it can be signed."""
    adopted_on = models.DateField(null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    """The last day on which it holds, as in its text; None: without an end."""
    incomplete_reason = models.CharField(max_length=1000, blank=True, default="")
    """Why it was adopted though signatures were missing."""
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=1000, blank=True, default="")
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("paper_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("paper", "number"), name="agreements_version_number_once"),
            models.UniqueConstraint(
                fields=("paper",),
                condition=Q(state=VersionState.ADOPTED.value),
                name="agreements_one_adopted",
            ),
            models.UniqueConstraint(
                fields=("paper",),
                condition=Q(state__in=sorted(state.value for state in OPEN)),
                name="agreements_one_open",
            ),
            models.CheckConstraint(
                name="agreements_version_state",
                condition=Q(state__in=[state.value for state in VersionState]),
            ),
            models.CheckConstraint(
                name="agreements_adopted_has_its_days",
                condition=~Q(state=VersionState.ADOPTED.value)
                | Q(adopted_on__isnull=False, sent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agreements_term_in_order",
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=models.F("first_day")),
            ),
        )
        indexes = (models.Index(fields=("state", "last_day"), name="agreements_by_end"),)

    def __str__(self) -> str:
        return f"{self.paper_id}/{self.number}"

    @property
    def text(self) -> Text:
        return read(self.source)


class Signatory(models.Model):
    """An institution that is asked to sign a version; a required one is waited for."""

    version = models.ForeignKey(PaperVersion, models.CASCADE, related_name="signatories")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    required = models.BooleanField(default=True)

    class Meta:
        ordering = ("version_id", "institution__sort_key")
        constraints = (
            models.UniqueConstraint(fields=("version", "institution"), name="agreements_signatory_once"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.institution_id}"


class Signature(models.Model):
    """An institution signed a version. Never deleted: one taken back says when and why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="signatures")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    """Of the text that was signed: always that of the version."""
    function = models.CharField(_("function of who signed"), max_length=200)
    signed_on = models.DateField(_("signed on"))
    way = models.CharField(max_length=12, choices=[(way.value, way.name) for way in Way])
    file = models.UUIDField(null=True, blank=True)
    file_name = models.CharField(max_length=150, blank=True, default="")
    file_digest = models.CharField(max_length=64, blank=True, default="")
    recorded_at = models.DateTimeField()
    account = models.UUIDField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ("version_id", "signed_on", "recorded_at")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "institution"),
                condition=Q(withdrawn_on=None),
                name="agreements_signed_once",
            ),
            models.CheckConstraint(
                name="agreements_signature_way", condition=Q(way__in=[way.value for way in Way])
            ),
            models.CheckConstraint(
                name="agreements_signature_has_its_file",
                condition=Q(way=Way.CONSENT.value, file=None, file_digest="")
                | (~Q(way=Way.CONSENT.value) & Q(file__isnull=False) & ~Q(file_digest="")),
            ),
            models.CheckConstraint(
                name="agreements_withdrawn_has_a_reason",
                condition=Q(withdrawn_on=None, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        )

    def __str__(self) -> str:
        return f"signature {self.pk}"
