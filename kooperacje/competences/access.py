"""Who may: cards are public; an institution's own are written by those who speak for it; shipped cards are verified by
register keepers; persons in office are public only when marked so."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Capability, roles_with
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.competences.models import Card, Handover, Officeholder
from kooperacje.institutions.access import is_keeper
from kooperacje.institutions.models import Institution

READ = "read"
KEEP = "keep"
"""Write an institution's own cards, agreements and staff, and confirm them."""
VERIFY = "verify"
"""Record that a card was compared with the act; add matters; see what waits to be checked everywhere."""
LOAD = "load"
"""Load a file of cards: types, acts and matters."""

SPEAKERS = tuple(sorted(roles_with(Capability.SPEAK_FOR_INSTITUTION)))


def visible(actor: Actor) -> QuerySet[Card]:
    """Every card."""
    return Card.objects.all()


def can(actor: Actor, verb: str, institution: Institution | None = None) -> Decision:
    """Whether the actor may do this: with one institution's cards and staff (KEEP), or with what all share."""
    if verb == READ or actor.is_system:
        return ALLOWED
    if verb == KEEP:
        return _may_keep(actor, institution)
    if verb == VERIFY and is_keeper(actor):
        return ALLOWED
    if verb == LOAD and actor.has_role("administrator"):
        return ALLOWED
    return denied(_("Only officers and administrators do this."))


def _may_keep(actor: Actor, institution: Institution | None) -> Decision:
    if actor.has_role("administrator"):
        return ALLOWED
    if institution is not None and actor.has_role(*SPEAKERS, institution_id=institution.pk):
        return ALLOWED
    return denied(_("Only those who speak for this institution keep its cards and its staff."))


def checks(actor: Actor) -> Decision:
    """Whether the page of what waits to be checked is for this actor."""
    if is_keeper(actor) or actor.has_role(*SPEAKERS):
        return ALLOWED
    return denied(_("Only those who speak for an institution see what waits to be checked."))


def own(actor: Actor) -> frozenset[UUID]:
    """Institutions for which the actor speaks."""
    return actor.institutions_as(*SPEAKERS)


def card_or_404(actor: Actor, ref: UUID) -> Card:
    """A card, with what its page shows."""
    found = (
        visible(actor)
        .select_related("type", "institution", "matter", "act", "replaces")
        .filter(pk=ref)
        .first()
    )
    if found is None:
        raise NotThere
    return found


def own_card_or_404(actor: Actor, institution: Institution, ref: UUID) -> Card:
    """An own card of the institution, for somebody who may change it."""
    can(actor, KEEP, institution).require()
    found = card_or_404(actor, ref)
    if found.institution_id != institution.pk:
        raise NotThere
    return found


def visible_people(actor: Actor) -> QuerySet[Officeholder]:
    """Persons marked public; all of the own institution; all for keepers of the register."""
    if is_keeper(actor):
        return Officeholder.objects.all()
    inside = [membership.institution_id for membership in actor.memberships]
    return Officeholder.objects.filter(Q(public=True) | Q(institution_id__in=inside))


def person_or_404(actor: Actor, institution: Institution, ref: UUID) -> Officeholder:
    """A person in office there, for somebody who may change the register of staff."""
    can(actor, KEEP, institution).require()
    found = Officeholder.objects.select_related("unit").filter(institution=institution, pk=ref).first()
    if found is None:
        raise NotThere
    return found


def handover_or_404(actor: Actor, institution: Institution, ref: UUID) -> Handover:
    """An agreement by which the institution does something for another, for somebody who may change it."""
    can(actor, KEEP, institution).require()
    found = Handover.objects.select_related("giver", "giver_type").filter(doer=institution, pk=ref).first()
    if found is None:
        raise NotThere
    return found
