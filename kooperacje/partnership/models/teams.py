"""A team of institutions and the territory it works for."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import KEY, Institution
from kooperacje.modelbook.models import ModelVersion
from kooperacje.partnership.models.columns import term
from kooperacje.partnership.states import TeamState
from kooperacje.territory.models import Unit


class Team(Versioned):
    """A team of institutions: of a kind that a model version defines, or statutory (then `model_version` is None).

    `valid_from` is the day since which it works; `valid_to` the first day on which it is no more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(max_length=64)
    """Key of the team kind, in the definition of the model version or in `data/statutory.yaml`."""
    model_version = models.ForeignKey(
        ModelVersion, models.PROTECT, null=True, blank=True, related_name="teams"
    )
    leader = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    """The institution that leads it; its leaders and officers keep everything of the team. Who led before: `Leading`."""
    strategic_partner = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in TeamState])
    purpose = models.TextField(_("what for"), max_length=3000, blank=True, default="")
    how_to_join = models.TextField(_("how an institution joins"), max_length=2000, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=60, blank=True, default="")
    website = models.URLField(_("website"), max_length=300, blank=True, default="")
    settings = models.JSONField(default=dict, blank=True)
    """Answers to what the model leaves open; see `configuration.py`."""
    beside_reason = models.TextField(max_length=2000, blank=True, default="")
    """Why it was made although teams with the same members stood already."""
    end_reason = models.CharField(max_length=500, blank=True, default="")
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    is_public = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ("sort_key", "key")
        constraints = (
            models.CheckConstraint(name="partnership_team_key", condition=Q(key__regex=KEY)),
            models.CheckConstraint(
                name="partnership_team_state", condition=Q(state__in=[one.value for one in TeamState])
            ),
            models.CheckConstraint(
                name="partnership_team_ended",
                condition=(Q(state=TeamState.ENDED.value) & Q(valid_to__isnull=False) & ~Q(end_reason=""))
                | (~Q(state=TeamState.ENDED.value) & Q(valid_to=None)),
            ),
            term("partnership_team_term"),
        )
        indexes = (models.Index(fields=("sort_key", "key"), name="partnership_team_sort"),)

    def __str__(self) -> str:
        return self.name


class TeamArea(models.Model):
    """A territorial unit that the team works for."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="areas")
    territory = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("team_id", "territory__code")
        constraints = (models.UniqueConstraint(name="partnership_area_once", fields=("team", "territory")),)

    def __str__(self) -> str:
        return f"{self.team_id} {self.territory_id}"
