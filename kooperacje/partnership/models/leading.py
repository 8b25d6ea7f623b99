"""Who leads a team: one institution at a time, from a day to a day; and how the lead is handed over."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution
from kooperacje.partnership.models.columns import DateRange
from kooperacje.partnership.models.teams import Team
from kooperacje.partnership.states import HandOverState


class Leading(Versioned):
    """An institution leads the team from a day to a day. `Team.leader` is the institution of the spell that lasts.

    `valid_to` is the first day on which it no longer leads; None while it does. The person who leads stands among the
    people of the team, with the role `PersonRole.LEADING`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="leadings")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    valid_from = models.DateField(_("leads since"))
    valid_to = models.DateField(_("led until"), null=True, blank=True)
    end_reason = models.CharField(_("why it was handed over"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ("team_id", "valid_from", "id")
        constraints = (
            ExclusionConstraint(
                name="partnership_leading_one_at_a_time",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="partnership_leading_not_empty",
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="partnership_leading_reason", condition=Q(valid_to=None) | ~Q(end_reason="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.team_id} {self.institution_id}"


class HandOver(Versioned):
    """The lead of a team is offered to another institution, or within the leading one to another person.

    `account` is who is to accept within the leading institution; None: whoever leads partnerships in `institution`.
    `person` holds name, function and office contact of who will lead, as the accepting side wrote them; it is emptied as
    soon as they stand among the people of the team. `stays`: the institution that led remains a member. `tasks_go`: its
    open tasks of the plan go to the new one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="hand_overs")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    account = models.UUIDField(null=True, blank=True)
    day = models.DateField(_("leads since"))
    reason = models.CharField(_("why"), max_length=500)
    stays = models.BooleanField(default=True)
    tasks_go = models.BooleanField(default=True)
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in HandOverState])
    person = models.JSONField(default=dict, blank=True)
    refusal = models.CharField(max_length=500, blank=True, default="")
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("team_id", "-proposed_at", "id")
        constraints = (
            models.UniqueConstraint(
                name="partnership_hand_over_one_open",
                fields=("team",),
                condition=Q(state__in=[HandOverState.PROPOSED.value, HandOverState.ACCEPTED.value]),
            ),
            models.CheckConstraint(
                name="partnership_hand_over_state",
                condition=Q(state__in=[one.value for one in HandOverState]),
            ),
            models.CheckConstraint(name="partnership_hand_over_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.team_id} {self.institution_id} {self.state}"
