"""Remarks, and the positions taken on them: every position ever taken is kept, the latest counts."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.concept import Question
from kooperacje.consultations.models.gatherings import StageMeeting
from kooperacje.consultations.models.people import Answer
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import PositionOutcome, RemarkKind


class Remark(Part):
    """One remark. Privacy: the text may carry a name by mistake; kept as long as the consultation."""

    text = models.TextField()
    kind = rules.choice(RemarkKind, null=True, blank=True)
    answer = models.ForeignKey(Answer, models.RESTRICT, null=True, blank=True, related_name="remarks")
    meeting = models.ForeignKey(StageMeeting, models.RESTRICT, null=True, blank=True, related_name="remarks")
    question = models.ForeignKey(Question, models.RESTRICT, null=True, blank=True, related_name="remarks")
    place = rules.stated_line()
    current = rules.stated_text()
    proposed = rules.stated_text()
    reason = rules.stated_text()
    received_on = models.DateField(null=True, blank=True)
    latest = models.OneToOneField("Position", models.DO_NOTHING, null=True, blank=True, related_name="+")
    """The position that counts; None while there is none. Positions go only with their remark."""
    outcome = rules.choice(PositionOutcome, null=True, blank=True)
    """The outcome of `latest`, beside the remark so that lists filter and count by an index."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("kind", RemarkKind, optional=True),
            rules.one_of("outcome", PositionOutcome, optional=True),
            rules.filled("text", "place", "current", "proposed", "reason"),
            models.CheckConstraint(
                name="consultations_remark_outcome_of_latest",
                condition=Q(latest=None, outcome=None) | Q(latest__isnull=False, outcome__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "outcome", "position"), name="consultations_remark_outcome"),
            models.Index(fields=("consultation", "kind", "position"), name="consultations_remark_kind"),
        )


class Position(models.Model):
    """One version of the organiser's answer to a remark. Append-only: a trigger refuses every change."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    remark = models.ForeignKey(Remark, models.CASCADE, related_name="positions")
    number = models.PositiveIntegerField()
    outcome = rules.choice(PositionOutcome)
    reason = rules.stated_text()
    change = rules.stated_text()
    taken_on = models.DateField(null=True, blank=True)
    author_id = models.UUIDField(null=True, blank=True)
    """The account that took it; None when it came with a file."""
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("remark", "number")
        constraints = (
            models.UniqueConstraint(fields=("remark", "number"), name="consultations_position_number"),
            rules.one_of("outcome", PositionOutcome),
            rules.filled("reason", "change"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.outcome}"
