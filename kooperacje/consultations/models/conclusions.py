"""Conclusions in groups, and what each rests on."""

from django.db import models
from django.db.models import Q

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.concept import Question, Stage
from kooperacje.consultations.models.gatherings import StageMeeting
from kooperacje.consultations.models.people import Answer
from kooperacje.consultations.models.remarks import Remark
from kooperacje.consultations.models.rules import Part

SOURCES = ("question", "answer", "meeting", "stage", "remark")


class ConclusionGroup(Part):
    """A heading of conclusions."""

    title = rules.line()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("title"))


class GroupQuestion(models.Model):
    """A question that a group of conclusions answers."""

    owner = models.ForeignKey(ConclusionGroup, models.CASCADE, related_name="links")
    question = models.ForeignKey(Question, models.RESTRICT, related_name="groups")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (rules.ordered("owner"),)

    def __str__(self) -> str:
        return str(self.question_id)


class Conclusion(Part):
    """One conclusion, in its place within the group."""

    group = models.ForeignKey(ConclusionGroup, models.RESTRICT, related_name="conclusions")
    text = models.TextField()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("text"))


def _exactly_one() -> Q:
    condition = Q()
    for chosen in SOURCES:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in SOURCES})
    return condition


class ConclusionSource(models.Model):
    """What a conclusion rests on: exactly one thing of the same consultation."""

    owner = models.ForeignKey(Conclusion, models.CASCADE, related_name="links")
    position = models.PositiveIntegerField()
    question = models.ForeignKey(Question, models.RESTRICT, null=True, related_name="+")
    answer = models.ForeignKey(Answer, models.RESTRICT, null=True, related_name="+")
    meeting = models.ForeignKey(StageMeeting, models.RESTRICT, null=True, related_name="+")
    stage = models.ForeignKey(Stage, models.RESTRICT, null=True, related_name="+")
    remark = models.ForeignKey(Remark, models.RESTRICT, null=True, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = (
            rules.ordered("owner"),
            models.CheckConstraint(name="consultations_source_is_one_thing", condition=_exactly_one()),
        )

    def __str__(self) -> str:
        return str(self.position)
