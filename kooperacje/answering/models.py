"""Columns of answering: who may answer, what they are writing, and what they sent."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kooperacje.answering.states import ANSWERING, CodeKind, EntryKind, Flag, SubmissionState
from kooperacje.base.versions import Versioned
from kooperacje.consultations.states import AnswerOutcome, RemarkKind


def _choices(states: type[CodeKind | EntryKind | SubmissionState | AnswerOutcome]) -> list[tuple[str, str]]:
    return [(state.value, state.value) for state in states]


class Terms(models.Model):
    """What an officer set about answering on the web; without a row the defaults hold."""

    consultation = models.OneToOneField(
        "consultations.Consultation", models.CASCADE, primary_key=True, related_name="+"
    )
    open_to_all = models.BooleanField(default=False)
    closes_at = models.TimeField(null=True, blank=True)
    """Hour of the last day, Europe/Warsaw, at which answering ends; None: the end of that day."""
    grace_minutes = models.PositiveIntegerField(default=60)
    """How long after the deadline an answer that was begun before it still counts as in time."""

    def __str__(self) -> str:
        return f"terms of {self.consultation_id}"


class Code(models.Model):
    """Lets its holder answer, without an account. The code itself is not kept: see `codes`.

    Privacy: `label` is what a holder calls a colleague, shown to that institution alone; `network` a keyed digest of the
    part of the network from which an open answer was begun. Retention: with the consultation; both are emptied when the
    respondents' data are removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=_choices(CodeKind))
    institution = models.CharField(max_length=64, blank=True, default="")
    """Key of the institution in the consultation; empty: nobody named yet."""
    above = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    """The code whose holder passed it on, or leads the common answer."""
    label = models.CharField(max_length=100, blank=True, default="")
    round = models.PositiveIntegerField(default=1)
    """Counts up when the code is made anew."""
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    """When the first word was written."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    network = models.CharField(max_length=64, blank=True, default="")
    channel = models.CharField(max_length=64, blank=True, default="")
    """Key of the channel by which it came, where an officer enters it on behalf of somebody."""
    received_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="answering_code_once",
                fields=("consultation", "institution"),
                condition=Q(revoked_at=None, kind__in=sorted(ANSWERING)),
            ),
            models.CheckConstraint(
                name="answering_code_kind", condition=Q(kind__in=[kind.value for kind in CodeKind])
            ),
            models.CheckConstraint(
                name="answering_code_names_institution",
                condition=Q(kind=CodeKind.OPEN.value) | ~Q(institution=""),
            ),
            models.CheckConstraint(
                name="answering_code_below_another",
                condition=~Q(kind__in=[CodeKind.RELAYED.value, CodeKind.COLLEAGUE.value])
                | Q(above__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "institution"), name="answering_code_of"),
            models.Index(
                fields=("network", "issued_at"), name="answering_code_network", condition=~Q(network="")
            ),
        )

    def __str__(self) -> str:
        return f"code {self.pk} ({self.kind})"


class Entry(Versioned):
    """One remark, or the answer to one question, as it is being written.

    Rows are not deleted: what was removed can be brought back until the answer is sent. Privacy: words of respondents,
    seen only under their code until they are sent. Retention: with the code.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.ForeignKey(Code, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=_choices(EntryKind))
    question = models.CharField(max_length=64, blank=True, default="")
    passage = models.CharField(max_length=64, blank=True, default="")
    """Lasting ref of the passage in the model's version."""
    quote = models.TextField(blank=True, default="")
    place = models.CharField(max_length=500, blank=True, default="")
    current = models.TextField(blank=True, default="")
    proposed = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")
    """The remark with its reason, or the answer to the question."""
    remark_kind = models.CharField(
        max_length=16, blank=True, default="", choices=[(kind.value, kind.value) for kind in RemarkKind]
    )
    taken_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="taken_as")
    """The colleague's entry of which this is a copy."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                name="answering_entry_question_once",
                fields=("code", "question"),
                condition=Q(kind=EntryKind.QUESTION.value),
            ),
            models.CheckConstraint(
                name="answering_entry_kind",
                condition=Q(kind=EntryKind.REMARK.value, question="")
                | (Q(kind=EntryKind.QUESTION.value) & ~Q(question="")),
            ),
        )
        indexes = (models.Index(fields=("code", "created_at"), name="answering_entry_of"),)

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Submission(models.Model):
    """What was sent, exactly as it was sent, with the number of its receipt. `content` is never changed.

    Privacy: sender's name, address and words are personal data, seen by those who work in the consultation's workspace.
    Retention: name and address are emptied when the respondents' data are removed; words stay in the record.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token = models.UUIDField(unique=True)
    """Drawn with the page from which it was sent, so that a page sent twice makes one."""
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    code = models.ForeignKey(Code, models.PROTECT, related_name="submissions")
    number = models.CharField(max_length=20, unique=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=_choices(SubmissionState))
    flags = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    reason = models.TextField(blank=True, default="")
    """Why it was refused."""
    outcome = models.CharField(max_length=16, choices=_choices(AnswerOutcome))
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the copy that the sender gets."""
    words = models.CharField(max_length=64)
    """SHA-256 of what was said alone, to find those that say the same."""
    institution = models.CharField(max_length=64, blank=True, default="")
    sender_name = models.CharField(max_length=200, blank=True, default="")
    sender_email = models.CharField(max_length=254, blank=True, default="")
    answer = models.CharField(max_length=64, blank=True, default="")
    """Key of the answer that it became in the consultation."""
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="answering_submission_state",
                condition=Q(state__in=[state.value for state in SubmissionState]),
            ),
            models.CheckConstraint(
                name="answering_submission_flags",
                condition=Q(flags__contained_by=[flag.value for flag in Flag]),
            ),
            models.CheckConstraint(
                name="answering_submission_refused_with_reason",
                condition=~Q(state=SubmissionState.REFUSED.value) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="answering_submission_one_stands",
                fields=("code",),
                condition=Q(state=SubmissionState.RECORDED.value),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "state", "-sent_at"), name="answering_by_state"),
            models.Index(fields=("consultation", "words"), name="answering_same_words"),
            models.Index(fields=("code", "-sent_at"), name="answering_of_code"),
        )

    def __str__(self) -> str:
        return f"submission {self.number}"
