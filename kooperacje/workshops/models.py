"""What a workshop knows of a voice beside the remark that it became."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacje.workshops.states import PhoneState


class Voice(models.Model):
    """One voice written down at a table. What was said stands in the remark only.

    `id` is drawn with the form, so that a form sent twice makes one voice. Privacy: the account of the scribe, a worker
    in office. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    meeting = models.CharField(max_length=64)
    """Key of the meeting in the consultation."""
    table = models.CharField(_("table in the room"), max_length=40)
    remark = models.CharField(max_length=64)
    """Key of the remark in the consultation."""
    institution = models.CharField(_("institution"), max_length=64, blank=True, default="")
    """Key of the institution in the consultation; empty: not stated."""
    written_at = models.DateTimeField()
    scribe = models.UUIDField(null=True)
    """The account that wrote it down."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "remark"), name="workshops_voice_of_remark_once"),
            models.CheckConstraint(name="workshops_voice_has_table", condition=~models.Q(table="")),
        )
        indexes = (
            models.Index(
                fields=("consultation", "meeting", "table", "-written_at"), name="workshops_by_table"
            ),
        )

    def __str__(self) -> str:
        return f"voice {self.remark} at {self.meeting}/{self.table}"


class Hall(models.Model):
    """What the screens of one workshop show now. No personal data. Retention: with the consultation."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    meeting = models.CharField(max_length=64)
    """Key of the meeting in the consultation."""
    remark = models.CharField(max_length=64, blank=True, default="")
    """Key of the remark before the room at a summary workshop; empty: none."""
    question = models.CharField(max_length=64, blank=True, default="")
    """Key of the question that the wall shows large; empty: all of them."""
    voices_open = models.BooleanField(default=False)
    """Whether participants may send voices from their phones."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "meeting"), name="workshops_hall_of_meeting_once"
            ),
        )

    def __str__(self) -> str:
        return f"hall of {self.meeting}"


class PhoneVoice(models.Model):
    """A voice that a participant sent from a phone, waiting for a scribe.

    `id` is drawn with the form and becomes the id of the voice, so that neither counts twice. Privacy: the text may
    carry a name by mistake; `device` is a random number that a browser keeps for half a day. Retention: with the
    consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    meeting = models.CharField(max_length=64)
    """Key of the meeting in the consultation."""
    question = models.CharField(max_length=64, blank=True, default="")
    """Key of the question that the sender had before the eyes; empty: none."""
    table = models.CharField(_("table in the room"), max_length=40, blank=True, default="")
    text = models.TextField()
    device = models.UUIDField()
    mark = models.CharField(max_length=8, blank=True, default="")
    """A value of `stuffing.Mark`."""
    state = models.CharField(max_length=12, default=PhoneState.WAITING.value)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="workshops_phone_state",
                condition=models.Q(state__in=[state.value for state in PhoneState]),
            ),
            models.CheckConstraint(name="workshops_phone_says_something", condition=~models.Q(text="")),
        )
        indexes = (
            models.Index(
                fields=("consultation", "meeting", "state", "sent_at"), name="workshops_phone_queue"
            ),
        )

    def __str__(self) -> str:
        return f"voice from a phone at {self.meeting}"
