"""What is known of the work on remarks beside what stands in the record: who confirmed what, and how well people agree."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kooperacje.analysis.states import Verdict

KEY = 64


class Confirmation(models.Model):
    """A person said what a remark is about. The themes themselves stand in the consultation; this is how they got there.

    Privacy: the account of a worker in office. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    remark = models.CharField(max_length=KEY)
    """Key of the remark in the consultation."""
    themes = ArrayField(models.CharField(max_length=KEY))
    proposed = ArrayField(models.CharField(max_length=KEY), default=list)
    """What the tool had proposed, the likeliest first; empty where it was not asked."""
    person = models.UUIDField(null=True)
    """The account that confirmed."""
    confirmed_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("consultation", "remark"), name="analysis_confirmed_remark"),
            models.Index(fields=("consultation", "-confirmed_at"), name="analysis_confirmed_lately"),
        )

    def __str__(self) -> str:
        return f"themes of {self.remark}"


class Sample(models.Model):
    """Remarks drawn to be coded a second time, by somebody who does not see the first coding.

    The remarks are the first `size` of all that had a theme, in the order of the hash of `id` and their keys, so anybody
    can draw them again. Privacy: the account of a worker in office. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    size = models.PositiveIntegerField()
    drawn_at = models.DateTimeField()
    drawn_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"sample of {self.size}"


class Drawn(models.Model):
    """A remark of a sample, with what was said of it when the sample was drawn."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sample = models.ForeignKey(Sample, models.CASCADE, related_name="drawn")
    place = models.PositiveIntegerField()
    remark = models.CharField(max_length=KEY)
    first = models.CharField(max_length=KEY)
    """The main theme that stood on the remark."""
    proposed = ArrayField(models.CharField(max_length=KEY))
    """What the tool proposes when it has learned from all remarks but those of the sample."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sample", "remark"), name="analysis_drawn_once"),
            models.UniqueConstraint(fields=("sample", "place"), name="analysis_drawn_place"),
        )

    def __str__(self) -> str:
        return f"{self.place}. {self.remark}"


class Coding(models.Model):
    """The main theme that a further person gave to a drawn remark. Privacy: the account of a worker in office."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    drawn = models.ForeignKey(Drawn, models.CASCADE, related_name="codings")
    theme = models.CharField(max_length=KEY)
    coder = models.UUIDField()
    coded_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("drawn", "coder"), name="analysis_coded_once"),)

    def __str__(self) -> str:
        return f"{self.theme} for {self.drawn_id}"


class Search(models.Model):
    """The latest search for remarks that say the same. Privacy: the account of a worker in office."""

    consultation = models.OneToOneField("consultations.Consultation", models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    """None while it runs."""
    remarks = models.PositiveIntegerField(default=0)
    """How many were compared."""

    def __str__(self) -> str:
        return f"search among {self.remarks}"


class Likeness(models.Model):
    """Remarks that seem to say the same, and what a person said to it.

    Privacy: the account of a worker in office; no texts. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    keys = ArrayField(models.CharField(max_length=KEY))
    """The remarks, in their order."""
    typical = models.CharField(max_length=KEY)
    """The remark whose wording is the commonest."""
    wordings = models.PositiveIntegerField()
    senders = models.PositiveIntegerField()
    """How many answers they came with; remarks without an answer count one each."""
    least = models.FloatField()
    verdict = models.CharField(max_length=16, default=Verdict.PROPOSED.value)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="analysis_likeness_verdict",
                condition=models.Q(verdict__in=[verdict.value for verdict in Verdict]),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "verdict", "place"), name="analysis_likeness_waiting"),
        )

    def __str__(self) -> str:
        return f"{len(self.keys)} remarks like {self.typical}"


class Assignment(models.Model):
    """Who works on a remark, and until when. Privacy: accounts of workers in office. Retention: with the consultation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    remark = models.CharField(max_length=KEY)
    person = models.UUIDField()
    due = models.DateField(null=True)
    assigned_by = models.UUIDField(null=True)
    assigned_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "remark"), name="analysis_assigned_once"),
        )
        indexes = (models.Index(fields=("consultation", "person", "due"), name="analysis_assigned_to"),)

    def __str__(self) -> str:
        return f"{self.remark} until {self.due}"


class Note(models.Model):
    """What those who work on a remark tell each other. It stands in no report and in no open data: the rooms that publish
    do not know it. Privacy: free text of workers, for workers alone. Retention: removed with the respondents' data.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    remark = models.CharField(max_length=KEY)
    text = models.TextField()
    author = models.UUIDField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("consultation", "remark", "written_at"), name="analysis_notes_of_remark"),
        )
        constraints = (models.CheckConstraint(name="analysis_note_filled", condition=~models.Q(text="")),)

    def __str__(self) -> str:
        return f"note on {self.remark}"


class Snippet(models.Model):
    """An answer that an institution gives again and again, in all of its consultations."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    institution = models.ForeignKey("institutions.Institution", models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    outcome = models.CharField(max_length=32)
    reason = models.TextField()
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("institution", "title"), name="analysis_snippet_title"),
        )

    def __str__(self) -> str:
        return self.title


class Masking(models.Model):
    """A person looked at a remark for personal data: which kinds were masked, never what they said; none: nothing had to be.

    `digest` is that of the words looked at, so that a remark is shown again when they change. Privacy: the account of a
    worker in office. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    remark = models.CharField(max_length=KEY)
    digest = models.CharField(max_length=64)
    kinds = ArrayField(models.CharField(max_length=16), default=list)
    hidden = models.PositiveIntegerField()
    """How many places were masked; 0 with kinds: the wording was written by hand."""
    person = models.UUIDField(null=True)
    looked_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("consultation", "remark"), name="analysis_masking_remark"),)

    def __str__(self) -> str:
        return f"masking of {self.remark}"
