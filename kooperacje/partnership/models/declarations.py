"""Accession declarations: what an institution brings into the team, until when its word holds."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.basket.models import Service
from kooperacje.institutions.models import Institution
from kooperacje.partnership.models.columns import term
from kooperacje.partnership.models.teams import Team
from kooperacje.partnership.states import DeclarationState


class Declaration(Versioned):
    """The declaration by which an institution joins a team, signed in or by a link without an account.

    `people` is a list of mappings with role, name, function, phone, email, is_public. Only the digest of the link's code
    is kept. `valid_to` is the first day on which the declaration no longer holds; None: until the institution leaves.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="declarations")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    """1 for the first declaration of this institution in this team; renewals go on counting."""
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in DeclarationState])
    signatory = models.CharField(_("who signs"), max_length=200, blank=True, default="")
    signatory_function = models.CharField(_("function of who signs"), max_length=200, blank=True, default="")
    people = models.JSONField(default=list, blank=True)
    services = models.ManyToManyField(Service, related_name="+", blank=True)
    other_services = models.TextField(_("services not yet in the basket"), max_length=3000, blank=True)
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True, default="")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    valid_from = models.DateField(_("holds since"), null=True, blank=True)
    valid_to = models.DateField(_("holds until"), null=True, blank=True)
    return_reason = models.TextField(max_length=1000, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    round = models.PositiveSmallIntegerField(default=1)
    """Counts the links that were made for it; an earlier one opens nothing any more."""
    link_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("team_id", "institution_id", "-number")
        constraints = (
            models.UniqueConstraint(
                name="partnership_declaration_number_once", fields=("team", "institution", "number")
            ),
            models.UniqueConstraint(
                name="partnership_declaration_one_open",
                fields=("team", "institution"),
                condition=Q(
                    state__in=[
                        DeclarationState.ASKED.value,
                        DeclarationState.SENT.value,
                        DeclarationState.RETURNED.value,
                    ]
                ),
            ),
            models.UniqueConstraint(
                name="partnership_declaration_digest", fields=("digest",), condition=~Q(digest="")
            ),
            models.CheckConstraint(
                name="partnership_declaration_state",
                condition=Q(state__in=[one.value for one in DeclarationState]),
            ),
            models.CheckConstraint(
                name="partnership_declaration_accepted",
                condition=~Q(state=DeclarationState.ACCEPTED.value)
                | Q(signed_on__isnull=False, valid_from__isnull=False),
            ),
            models.CheckConstraint(
                name="partnership_declaration_link",
                condition=Q(digest="") | Q(link_until__gt=F("asked_at")),
            ),
            term("partnership_declaration_term"),
        )

    def __str__(self) -> str:
        return f"{self.team_id} {self.institution_id} {self.number}"
