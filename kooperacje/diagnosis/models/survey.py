"""The survey of institutions."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models.columns import among, one_of
from kooperacje.diagnosis.models.matter import Diagnosis
from kooperacje.diagnosis.states import Domain, QuestionKind, SurveyState
from kooperacje.institutions.models import KEY, Institution


class Survey(Versioned):
    """The questions that the institutions of the area are asked; one for a diagnosis."""

    diagnosis = models.OneToOneField(Diagnosis, models.CASCADE, primary_key=True, related_name="survey")
    intro = models.TextField(_("introduction"), max_length=3000, blank=True, default="")
    state = one_of(SurveyState)
    closes_on = models.DateField(_("answers until"), null=True, blank=True)
    """The last day."""

    class Meta:
        constraints = (
            models.CheckConstraint(name="diagnosis_survey_state", condition=among("state", SurveyState)),
        )

    def __str__(self) -> str:
        return f"survey of {self.diagnosis_id}"


class Question(Versioned):
    """One question. `options` are [{"key": ..., "label": ...}, ...] of a choice, or the two ends of a scale."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    key = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField()
    kind = one_of(QuestionKind)
    text = models.CharField(_("question"), max_length=500)
    help = models.CharField(_("help"), max_length=500, blank=True, default="")
    options = models.JSONField(default=list, blank=True)
    domain = one_of(Domain, blank=True)

    class Meta:
        ordering = ("position", "key")
        constraints = (
            models.UniqueConstraint(name="diagnosis_question_once", fields=("survey", "key")),
            models.CheckConstraint(name="diagnosis_question_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(name="diagnosis_question_kind", condition=among("kind", QuestionKind)),
        )

    def __str__(self) -> str:
        return f"{self.survey_id} {self.key}"


class Invitation(models.Model):
    """Lets one institution answer, without an account. The code itself is not kept: see `codes`.

    `answers` is what it sent, `draft` what it is writing. Privacy: an office mailbox and an institution's own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitations")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    round = models.PositiveSmallIntegerField(default=1)
    """Counts up when the code is made anew."""
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    typed_by = models.UUIDField(null=True, blank=True)
    """The account that typed in what came on paper."""

    class Meta:
        ordering = ("institution__sort_key", "id")
        constraints = (
            models.UniqueConstraint(name="diagnosis_invited_once", fields=("survey", "institution")),
            models.CheckConstraint(
                name="diagnosis_invitation_digest", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="diagnosis_invitation_times",
                condition=Q(answered_at=None) | Q(answered_at__gte=F("issued_at")),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
