"""Meetings of a consultation, and totals of people stated over several of them."""

from django.db import models
from django.db.models import F, Q

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.concept import Stage
from kooperacje.consultations.models.people import Party
from kooperacje.consultations.models.rules import Part


class StageMeeting(Part):
    """A meeting held in a stage; its time is a day, a period in which it fell, or not stated."""

    title = rules.line()
    stage = models.ForeignKey(Stage, models.RESTRICT, null=True, blank=True, related_name="meetings")
    day = models.DateField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    term = rules.stated_line()
    part_of = rules.stated_line()
    place = rules.stated_line()
    territory = models.CharField(max_length=7, null=True, blank=True)  # noqa: DJ001
    note = rules.stated_text()
    participants = models.PositiveIntegerField(null=True, blank=True)
    breakdown = models.JSONField(default=list, blank=True)
    """Lines of the total: a list of [label, number or null]."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.period("period_from", "period_to"),
            rules.filled("title", "term", "part_of", "place", "territory", "note"),
            rules.bounded("participants"),
            models.CheckConstraint(
                name="consultations_meeting_one_time",
                condition=(Q(day=None) | Q(period_from=None))
                & (Q(starts=None) | Q(day__isnull=False))
                & (Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts"))),
            ),
        )


class Presence(models.Model):
    """An institution whose presence at a meeting is stated."""

    owner = models.ForeignKey(StageMeeting, models.CASCADE, related_name="links")
    institution = models.ForeignKey(Party, models.RESTRICT, related_name="presences")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (rules.ordered("owner"),)

    def __str__(self) -> str:
        return str(self.institution_id)


class Headcount(Part):
    """One stated total over several meetings or, with none named, over the whole consultation."""

    label = rules.line()
    count = models.PositiveIntegerField()
    breakdown = models.JSONField(default=list, blank=True)
    """Lines of the total: a list of [label, number or null]."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("label"), rules.bounded("count"))


class HeadcountMeeting(models.Model):
    """A meeting that a total counts."""

    owner = models.ForeignKey(Headcount, models.CASCADE, related_name="links")
    meeting = models.ForeignKey(StageMeeting, models.RESTRICT, related_name="headcounts")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (rules.ordered("owner"),)

    def __str__(self) -> str:
        return str(self.meeting_id)
