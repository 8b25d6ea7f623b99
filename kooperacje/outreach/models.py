"""What the organiser knows of an institution beside the consultation's own record, and what was done towards it."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kooperacje.base.versions import Versioned
from kooperacje.outreach.states import DeedKind, DispatchState, MailingState, Purpose, Skip, Way, Whom


def _one_of(name: str, column: str, values: type[StrEnum], *more: str) -> models.CheckConstraint:
    known = [value.value for value in values]
    return models.CheckConstraint(name=name, condition=Q(**{f"{column}__in": [*known, *more]}))


def _choice(values: type[StrEnum], **options: Any) -> "models.CharField[str, str]":
    pairs = [(value.value, value.value) for value in values]
    return models.CharField(max_length=12, choices=pairs, **options)


class Standing(models.Model):
    """Where to write to an institution of a consultation, and what is in the way.

    Privacy: an office's address, which may lead to one person; seen by those who work in the consultation.
    Retention: with the consultation.
    """

    party = models.OneToOneField("consultations.Party", models.CASCADE, related_name="+", primary_key=True)
    email = models.EmailField(max_length=254, blank=True, default="")
    """Empty where only something in the way is known; then the register's public address counts."""
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce_status = models.CharField(max_length=12, blank=True, default="")
    """The code of RFC 3463, such as 5.1.1; never the words of the server, which repeat the address."""
    opted_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("party",)

    def __str__(self) -> str:
        return f"standing of {self.party_id}"


class Deed(models.Model):
    """Something done towards an institution. Rows are only added.

    Privacy: the note may name a person by mistake; seen by those who work in the consultation. Retention: with it.
    """

    party = models.ForeignKey("consultations.Party", models.CASCADE, related_name="+")
    kind = _choice(DeedKind)
    at = models.DateTimeField()
    by_account = models.UUIDField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (_one_of("outreach_deed_kind", "kind", DeedKind),)
        indexes = (models.Index(fields=("party", "-at"), name="outreach_deed_of_party"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.party_id}"


class Mailing(Versioned):
    """One invitation or reminder to an audience. Whom it reached stands in its dispatches.

    Privacy: none but what an officer writes into the text. Retention: with the consultation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="+")
    purpose = _choice(Purpose)
    way = _choice(Way)
    state = _choice(MailingState, default=MailingState.DRAFT.value)
    stage = models.ForeignKey("consultations.Stage", models.SET_NULL, null=True, blank=True, related_name="+")
    types = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    territory = models.CharField(max_length=7, blank=True, default="")
    """TERYT code of a województwo, powiat or gmina; empty: everywhere."""
    is_key = models.BooleanField(null=True, blank=True)
    obligatory = models.BooleanField(default=False)
    whom = _choice(Whom, default=Whom.ALL.value)
    unreachable = models.BooleanField(default=False)
    """Only those to whom no e-mail can go."""
    materials = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    """Keys of the consultation's materials whose links stand in the text."""
    subject = models.CharField(max_length=200)
    text = models.TextField()
    send_at = models.DateTimeField(null=True, blank=True)
    """None: as soon as it is approved."""
    created_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)
    objections = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    """Warnings against which it was approved, or what stopped it."""
    reason = models.TextField(blank=True, default="")
    """Why it was approved against the warnings."""
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            _one_of("outreach_mailing_purpose", "purpose", Purpose),
            _one_of("outreach_mailing_way", "way", Way),
            _one_of("outreach_mailing_state", "state", MailingState),
            _one_of("outreach_mailing_whom", "whom", Whom),
            models.CheckConstraint(
                name="outreach_mailing_approved",
                condition=Q(state__in=[MailingState.DRAFT.value, MailingState.STOPPED.value])
                | Q(approved_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "-created_at"), name="outreach_mailing_of"),
            models.Index(fields=("state", "send_at"), name="outreach_mailing_due"),
        )

    def __str__(self) -> str:
        return f"mailing {self.pk} ({self.state})"


class Dispatch(models.Model):
    """A mailing for one institution: at most one, and at most one reminder a day, by constraint.

    Privacy: an office's address, as in `Standing`. Retention: with the consultation.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="dispatches")
    party = models.ForeignKey("consultations.Party", models.CASCADE, related_name="+")
    state = _choice(DispatchState, default=DispatchState.WAITING.value)
    skip = _choice(Skip, blank=True, default="")
    address = models.EmailField(max_length=254, blank=True, default="")
    at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    """The day in Poland on which this reminder went; None for what is no reminder or did not go."""
    notice = models.ForeignKey("notices.Notice", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("mailing", "id")
        constraints = (
            models.UniqueConstraint(fields=("mailing", "party"), name="outreach_dispatch_once"),
            models.UniqueConstraint(fields=("party", "reminded_on"), name="outreach_one_reminder_a_day"),
            _one_of("outreach_dispatch_state", "state", DispatchState),
            _one_of("outreach_dispatch_skip", "skip", Skip, ""),
            models.CheckConstraint(
                name="outreach_dispatch_skip_has_reason",
                condition=Q(state=DispatchState.SKIPPED.value) ^ Q(skip=""),
            ),
        )
        indexes = (
            models.Index(fields=("mailing", "state"), name="outreach_dispatch_left"),
            models.Index(fields=("party", "-at"), name="outreach_dispatch_of_party"),
            models.Index(fields=("address", "-at"), name="outreach_dispatch_address"),
        )

    def __str__(self) -> str:
        return f"dispatch {self.pk} ({self.state})"
