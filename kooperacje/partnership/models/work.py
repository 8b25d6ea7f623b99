"""What a team does: its yearly plan, meetings it holds together with other teams, its joint basket."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models import Service
from kooperacje.institutions.models import Institution
from kooperacje.meetings.models import Meeting
from kooperacje.partnership.models.columns import DateRange, term
from kooperacje.partnership.models.teams import Team
from kooperacje.partnership.states import ItemState


class WorkPlanItem(Versioned):
    """A task of the work plan of one year."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="plan")
    year = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    title = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(_("by when"), null=True, blank=True)
    indicator = models.CharField(_("how we know that it is done"), max_length=300, blank=True, default="")
    result = models.CharField(_("what came of it"), max_length=1000, blank=True, default="")
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in ItemState])

    class Meta:
        ordering = ("team_id", "year", "position", "id")
        constraints = (
            models.UniqueConstraint(
                name="partnership_item_position_once",
                fields=("team", "year", "position"),
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="partnership_item_state", condition=Q(state__in=[one.value for one in ItemState])
            ),
            models.CheckConstraint(name="partnership_item_year", condition=Q(year__gte=2000, year__lte=2200)),
        )

    def __str__(self) -> str:
        return self.title


class JointMeeting(models.Model):
    """A meeting of one team that another team holds with it, so that nobody sits twice."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, related_name="joint_meetings")

    class Meta:
        ordering = ("team_id", "meeting_id")
        constraints = (models.UniqueConstraint(name="partnership_joint_once", fields=("meeting", "team")),)

    def __str__(self) -> str:
        return f"{self.team_id} {self.meeting_id}"


class BasketLine(models.Model):
    """A service in the joint basket of the team, from a day to a day."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="basket")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("team_id", "service_id", "valid_from")
        constraints = (
            ExclusionConstraint(
                name="partnership_line_once_at_a_time",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    ("service", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
            term("partnership_line_term"),
        )

    def __str__(self) -> str:
        return f"{self.team_id} {self.service_id}"
