"""What came of the remarks: changes in the document, and what the bodies said about the positions."""

from django.db import models

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.gatherings import StageMeeting
from kooperacje.consultations.models.people import Party
from kooperacje.consultations.models.remarks import Remark
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import VerdictOutcome


class Change(Part):
    """A change made in the document."""

    passage = rules.stated_line()
    before = rules.stated_text()
    after = rules.stated_text()
    reason = rules.stated_text()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("passage", "before", "after", "reason"))
        indexes = (models.Index(fields=("consultation", "passage"), name="consultations_change_passage"),)


class ChangeRemark(models.Model):
    """A remark that asked for a change."""

    owner = models.ForeignKey(Change, models.CASCADE, related_name="links")
    remark = models.ForeignKey(Remark, models.RESTRICT, related_name="changes")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            rules.ordered("owner"),
            models.UniqueConstraint(fields=("remark", "owner"), name="consultations_change_remark_once"),
        )

    def __str__(self) -> str:
        return str(self.remark_id)


class Verdict(Part):
    """What a body said at the summary about the position on a remark."""

    remark = models.ForeignKey(Remark, models.RESTRICT, related_name="verdicts")
    outcome = rules.choice(VerdictOutcome)
    meeting = models.ForeignKey(StageMeeting, models.RESTRICT, null=True, blank=True, related_name="+")
    institution = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="+")
    statement = rules.stated_text()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.one_of("outcome", VerdictOutcome), rules.filled("statement"))
        indexes = (models.Index(fields=("consultation", "outcome"), name="consultations_verdict_outcome"),)
