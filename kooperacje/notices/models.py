"""Columns of the outbox."""

from django.db import models

from kooperacje.base.actor import ActorKind
from kooperacje.notices.states import NoticeState


class Notice(models.Model):
    """One message to one address.

    Privacy: address, subject and texts are personal data, read by administrators only. Retention: these four are
    blanked `NOTICES_KEEP_DAYS` after the message came to rest; the rest of the row stays as evidence that it went.
    """

    address = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True)
    dedupe_key = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 - NULL is "none"; many have none
    by_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ActorKind])
    by_account = models.UUIDField(null=True)
    by_label = models.CharField(max_length=60, blank=True)

    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in NoticeState])
    created_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True)
    # A code of ours or the server's reply code, never its words: they repeat the address.
    reason = models.CharField(max_length=60, blank=True)
    rested_at = models.DateTimeField(null=True)
    blanked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in NoticeState]),
                name="notice_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(blanked_at=None) | models.Q(address="", subject="", text="", html=""),
                name="notice_blanked_is_blank",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="notice_by_state"),
            models.Index(fields=["about", "-id"], name="notice_by_about"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk} ({self.state})"
