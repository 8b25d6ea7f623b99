"""Who belongs to a team: institutions in spells, people with functions. Nobody twice at a time."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution
from kooperacje.partnership.models.columns import DateRange, term
from kooperacje.partnership.models.teams import Team
from kooperacje.partnership.states import PersonRole


class Spell(Versioned):
    """An institution belongs to the team from a day to a day; who returns gets another spell.

    `valid_to` is the first day on which it no longer belongs; None while it does.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="spells")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    valid_from = models.DateField(_("belongs since"))
    valid_to = models.DateField(_("belongs until"), null=True, blank=True)
    end_reason = models.CharField(_("reason of leaving"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ("team_id", "valid_from", "id")
        constraints = (
            ExclusionConstraint(
                name="partnership_spell_once_at_a_time",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    ("institution", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="partnership_spell_not_empty",
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="partnership_spell_reason", condition=Q(valid_to=None) | ~Q(end_reason="")
            ),
        )
        indexes = (models.Index(fields=("institution", "valid_to"), name="partnership_spell_whose"),)

    def __str__(self) -> str:
        return f"{self.team_id} {self.institution_id}"


class TeamPerson(Versioned):
    """A person who works in the team for an institution. Office contacts only; public only where marked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="people")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=64)
    """A value of `PersonRole`, or the key of a role of the model."""
    name = models.CharField(_("name and surname"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True, default="")
    phone = models.CharField(_("office telephone"), max_length=60, blank=True, default="")
    email = models.EmailField(_("office e-mail"), blank=True, default="")
    is_public = models.BooleanField(_("shown to residents"), default=False)
    valid_from = models.DateField(_("since"))
    valid_to = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ("team_id", "institution_id", "role", "name", "id")
        constraints = (
            ExclusionConstraint(
                name="partnership_person_once_at_a_time",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    ("institution", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (F("name"), RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="partnership_person_is_somebody", condition=~Q(name="")),
            ExclusionConstraint(
                name="partnership_person_one_leads",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(role=PersonRole.LEADING.value),
            ),
            term("partnership_person_term"),
        )

    def __str__(self) -> str:
        return str(self.pk)
