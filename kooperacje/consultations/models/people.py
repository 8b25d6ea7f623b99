"""Who is concerned, who was invited, who answered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kooperacje.consultations.models import rules
from kooperacje.consultations.models.concept import Channel, Stage
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import AnswerOutcome, Level


class Party(Part):
    """An institution under the name it bore in this consultation: papers keep old names when institutions change."""

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = rules.line()
    type = models.CharField(max_length=64)
    territory = models.CharField(max_length=500, null=True, blank=True)  # noqa: DJ001

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.filled("name", "territory"),
            models.CheckConstraint(name="consultations_party_type_form", condition=Q(type__regex=rules.KEY)),
        )


class Stakeholder(Part):
    """A body, or a kind of body, that the model touches."""

    name = rules.line()
    institution = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="+")
    institution_types = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    is_key = models.BooleanField(null=True, blank=True)
    obligatory = models.BooleanField(null=True, blank=True)
    sector = rules.stated_line()
    influence = rules.choice(Level, null=True, blank=True)
    interest = rules.choice(Level, null=True, blank=True)
    reason = rules.stated_text()

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("influence", Level, optional=True),
            rules.one_of("interest", Level, optional=True),
            rules.filled("name", "reason", "sector"),
        )


class Invitation(Part):
    """An institution invited, or a group with the number of invitations where it is stated."""

    to = rules.line()
    stage = models.ForeignKey(Stage, models.RESTRICT, null=True, blank=True, related_name="invitations")
    institution = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="invitations")
    institution_types = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    how = rules.stated_line()
    opened_on = models.DateField(null=True, blank=True)
    relayed_by = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("to", "how"), rules.bounded("count"))


class Answer(Part):
    """What came back from one institution."""

    institution = models.ForeignKey(Party, models.RESTRICT, related_name="answers")
    outcome = rules.choice(AnswerOutcome)
    stage = models.ForeignKey(Stage, models.RESTRICT, null=True, blank=True, related_name="answers")
    channel = models.ForeignKey(Channel, models.RESTRICT, null=True, blank=True, related_name="answers")
    received_on = models.DateField(null=True, blank=True)
    remarks_stated = models.PositiveIntegerField(null=True, blank=True)
    note = rules.stated_text()
    receipt = rules.stated_line()
    late = models.BooleanField(null=True, blank=True)
    relayed_by = models.ForeignKey(Party, models.RESTRICT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("outcome", AnswerOutcome),
            rules.filled("note", "receipt"),
            rules.bounded("remarks_stated"),
        )
