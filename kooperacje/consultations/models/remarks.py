"""Remarks, what they are about, and the positions taken on them: every position ever taken is kept, the latest counts."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Lower

from kooperacje.base import text
from kooperacje.consultations.models import rules
from kooperacje.consultations.models.concept import Question
from kooperacje.consultations.models.gatherings import StageMeeting
from kooperacje.consultations.models.people import Answer
from kooperacje.consultations.models.rules import Part
from kooperacje.consultations.states import GroupKind, PositionOutcome, RemarkKind, Stance


def _plain(*columns: str) -> Func:
    """The columns together, as `text.plain` would make them."""
    parts = (Coalesce(F(column), Value(""), output_field=models.TextField()) for column in columns)
    together = Func(
        *parts, template="%(expressions)s", arg_joiner=" || ' ' || ", output_field=models.TextField()
    )
    signs = Value(text.MARKED), Value(text.UNMARKED)
    return Func(Lower(together), *signs, function="translate", output_field=models.TextField())


class Theme(Part):
    """What remarks are about."""

    title = rules.line()
    description = rules.stated_text()
    above = rules.stated_line()
    """Key of the theme that this one is part of; a list may name a theme that comes later, so it is no foreign key."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(rules.filled("title", "description", "above"))


class RemarkGroup(Part):
    """Remarks that stand together."""

    kind = rules.choice(GroupKind)
    title = rules.line()
    representative = rules.stated_line()
    """Key of the remark that stands for all; remarks name their group, so it is no foreign key back."""
    signatories = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("kind", GroupKind),
            rules.filled("title", "representative"),
            rules.bounded("signatories"),
        )


class Remark(Part):
    """One remark. Privacy: the text may carry a name by mistake; kept as long as the consultation."""

    text = models.TextField()
    kind = rules.choice(RemarkKind, null=True, blank=True)
    answer = models.ForeignKey(Answer, models.RESTRICT, null=True, blank=True, related_name="remarks")
    meeting = models.ForeignKey(StageMeeting, models.RESTRICT, null=True, blank=True, related_name="remarks")
    question = models.ForeignKey(
        Question, models.RESTRICT, null=True, blank=True, related_name="remarks", db_index=False
    )
    place = rules.stated_line()
    current = rules.stated_text()
    proposed = rules.stated_text()
    reason = rules.stated_text()
    received_on = models.DateField(null=True, blank=True)
    stance = rules.choice(Stance, null=True, blank=True)
    group = models.ForeignKey(
        RemarkGroup, models.RESTRICT, null=True, blank=True, related_name="remarks", db_index=False
    )
    passage = rules.stated_line()
    quote = rules.stated_text()
    table = rules.stated_line()
    public_text = rules.stated_text()
    masked = ArrayField(rules.line(), default=list, blank=True)
    latest = models.OneToOneField("Position", models.DO_NOTHING, null=True, blank=True, related_name="+")
    """The position that counts; None while there is none. Positions go only with their remark."""
    outcome = rules.choice(PositionOutcome, null=True, blank=True)
    """The outcome of `latest`, beside the remark so that lists filter and count by an index."""
    searched = models.GeneratedField(
        expression=_plain("text", "proposed", "place"), output_field=models.TextField(), db_persist=True
    )
    """What a search looks through, made by the database. Privacy: as the texts it is made of."""

    class Meta:
        ordering = ("position",)
        constraints = rules.constraints(
            rules.one_of("kind", RemarkKind, optional=True),
            rules.one_of("outcome", PositionOutcome, optional=True),
            rules.one_of("stance", Stance, optional=True),
            rules.filled(
                "text", "place", "current", "proposed", "reason", "passage", "quote", "table", "public_text"
            ),
            models.CheckConstraint(
                name="consultations_remark_outcome_of_latest",
                condition=Q(latest=None, outcome=None) | Q(latest__isnull=False, outcome__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("consultation", "outcome", "position"), name="consultations_remark_outcome"),
            models.Index(fields=("consultation", "kind", "position"), name="consultations_remark_kind"),
            models.Index(fields=("consultation", "passage", "position"), name="consultations_remark_passage"),
            models.Index(fields=("consultation", "stance", "position"), name="consultations_remark_stance"),
            models.Index(fields=("question", "position"), name="consultations_remark_question"),
            models.Index(fields=("group", "position"), name="consultations_remark_group"),
            GinIndex(fields=("searched",), opclasses=("gin_trgm_ops",), name="consultations_remark_searched"),
        )


class RemarkTheme(models.Model):
    """A theme that a remark is about."""

    owner = models.ForeignKey(Remark, models.CASCADE, related_name="links")
    theme = models.ForeignKey(Theme, models.RESTRICT, related_name="remarks")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            rules.ordered("owner"),
            models.UniqueConstraint(fields=("theme", "owner"), name="consultations_remark_theme_once"),
        )

    def __str__(self) -> str:
        return str(self.theme_id)


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
