"""Rounds of setting priorities: proposals, criteria, one answer of each institution a stage, the adopted list.

Privacy: nothing here names a person. What an institution answered is shown to its own people and, added up, to the team;
by name only where it agreed, except a dissent, which is recorded with its author as in minutes.
"""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution
from kooperacje.meetings.models import Meeting
from kooperacje.partnership.models import Team
from kooperacje.priorities.states import Method, Outcome, ProposalState, RoundState, Stage, Way


def _among(name: str, states: object) -> Q:
    return Q(**{f"{name}__in": [one.value for one in states]})  # type: ignore[attr-defined]


class Round(Versioned):
    """One setting of priorities by a team, for a term."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="priority_rounds")
    title = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("what for"), max_length=3000, blank=True, default="")
    term_from = models.DateField(_("holds since"))
    term_to = models.DateField(_("holds until"))
    state = models.CharField(max_length=12)
    method = models.CharField(max_length=12, default=Method.MEDIAN.value)
    quorum = models.PositiveSmallIntegerField(default=50)
    """Percent of the institutions that must vote."""
    majority = models.PositiveSmallIntegerField(default=50)
    due = models.DateField(_("answers until"), null=True, blank=True)
    """Last day on which the present stage takes answers; None: until the leader closes it."""
    letters = models.BooleanField(default=True)
    """Whether institutions are written to when a stage opens for them and before it closes."""
    digest = models.CharField(max_length=64, blank=True, default="")
    link_number = models.PositiveSmallIntegerField(default=0)
    """How many links for proposals were made; an earlier one opens nothing any more."""
    turn = models.PositiveSmallIntegerField(default=1)
    """Counts the votes: one that brought no list is followed by another."""
    way = models.CharField(max_length=12, blank=True, default="")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many institutions belonged on the day of the decision."""
    adopted_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=1000, blank=True, default="")
    review_on = models.DateField(_("review on"), null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review = models.TextField(_("review"), max_length=5000, blank=True, default="")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-term_from", "title", "id")
        constraints = (
            models.CheckConstraint(name="priorities_round_state", condition=_among("state", RoundState)),
            models.CheckConstraint(name="priorities_round_method", condition=_among("method", Method)),
            models.CheckConstraint(name="priorities_round_way", condition=Q(way="") | _among("way", Way)),
            models.CheckConstraint(name="priorities_round_term", condition=Q(term_to__gte=F("term_from"))),
            models.CheckConstraint(
                name="priorities_round_percent",
                condition=Q(quorum__range=(1, 100), majority__range=(50, 100)),
            ),
            models.CheckConstraint(
                name="priorities_round_adopted",
                condition=~Q(state=RoundState.ADOPTED.value)
                | (Q(adopted_on__isnull=False, members__isnull=False) & ~Q(way="")),
            ),
            models.CheckConstraint(
                name="priorities_round_abandoned",
                condition=~Q(state=RoundState.ABANDONED.value) | ~Q(end_reason=""),
            ),
            models.UniqueConstraint(
                name="priorities_round_digest", fields=("digest",), condition=~Q(digest="")
            ),
        )

    def __str__(self) -> str:
        return self.title


class Criterion(Versioned):
    """By what proposals are judged; `low` and `high` say what 1 and 5 mean."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=100)
    meaning = models.CharField(_("what it means"), max_length=500, blank=True, default="")
    low = models.CharField(_("1 means"), max_length=100, blank=True, default="")
    high = models.CharField(_("5 means"), max_length=100, blank=True, default="")

    class Meta:
        ordering = ("round_id", "position", "id")
        constraints = (models.UniqueConstraint(name="priorities_criterion_once", fields=("round", "name")),)

    def __str__(self) -> str:
        return self.name


class Proposal(Versioned):
    """What somebody wants the team to do first. `institution` is None for what came by the link."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    title = models.CharField(_("proposal"), max_length=200)
    reason = models.TextField(_("why"), max_length=3000, blank=True, default="")
    state = models.CharField(max_length=12)
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="merged")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "made_at", "id")
        constraints = (
            models.CheckConstraint(
                name="priorities_proposal_state", condition=_among("state", ProposalState)
            ),
            models.CheckConstraint(
                name="priorities_proposal_not_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Source(models.Model):
    """What a proposal rests on: a problem of a diagnosis, a gap, a theme; `count` as it stood when it was taken."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=32)
    ref = models.CharField(max_length=200)
    label = models.CharField(max_length=300)
    url = models.CharField(max_length=500, blank=True, default="")
    count = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("proposal_id", "kind", "label", "id")
        constraints = (
            models.UniqueConstraint(name="priorities_source_once", fields=("proposal", "kind", "ref")),
        )

    def __str__(self) -> str:
        return self.label


class CaseCount(models.Model):
    """How many cases an institution counted behind a proposal. Never changed: a correction is a new row that `replaces` it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="counts")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    counted = models.CharField(_("what was counted"), max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    number = models.PositiveIntegerField(null=True)
    """None: taken back."""
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=1000, blank=True, default="")
    """For the team alone."""
    is_current = models.BooleanField(default=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True, default="")
    """Why it took the place of the one before."""
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal_id", "institution__sort_key", "first_day", "recorded_at", "id")
        constraints = (
            models.CheckConstraint(name="priorities_count_period", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(
                name="priorities_count_reason",
                condition=Q(replaces=None, reason="") | (Q(replaces__isnull=False) & ~Q(reason="")),
            ),
        )

    def __str__(self) -> str:
        return self.counted


class Answer(Versioned):
    """What one institution answers in one stage: a draft, then what it sent. `named`: it may be named as differing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12)
    turn = models.PositiveSmallIntegerField(default=1)
    draft = models.JSONField(default=dict, blank=True)
    content = models.JSONField(null=True, blank=True)
    named = models.BooleanField(default=False)
    by_leader = models.BooleanField(default=False)
    """Typed in by the leader, from paper or at the meeting."""
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("round_id", "stage", "institution__sort_key", "id")
        constraints = (
            models.UniqueConstraint(
                name="priorities_answer_once", fields=("round", "institution", "stage", "turn")
            ),
            models.CheckConstraint(name="priorities_answer_stage", condition=_among("stage", Stage)),
            models.CheckConstraint(
                name="priorities_answer_sent",
                condition=Q(sent_at=None, content=None) | Q(sent_at__isnull=False, content__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.stage}"

    @property
    def said(self) -> dict[str, Any]:
        """What was sent; empty before."""
        return self.content or {}


class Priority(models.Model):
    """A line of the list that is voted on. It is never changed once a vote was given; only the review is added."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="priorities")
    position = models.PositiveSmallIntegerField()
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    reason = models.TextField(max_length=3000, blank=True, default="")
    score = models.FloatField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    owner = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=300)
    due = models.DateField()
    outcome = models.CharField(max_length=12, blank=True, default="")
    outcome_note = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ("round_id", "position", "id")
        constraints = (
            models.UniqueConstraint(name="priorities_priority_once", fields=("round", "proposal")),
            models.CheckConstraint(
                name="priorities_priority_outcome", condition=Q(outcome="") | _among("outcome", Outcome)
            ),
        )

    def __str__(self) -> str:
        return self.title
