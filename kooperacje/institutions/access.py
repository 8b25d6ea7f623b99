"""Who may: institutions are public reference data; register keepers write; contacts not public are for the inside."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.institutions.models import Contact, Institution, OrgUnit, PendingImport

READ = "read"
REGISTER = "register"
CHANGE = "change"
CLOSE = "close"
IMPORT = "import"

KEEPER_ROLES = ("officer", "administrator")
"""Roles, in whichever institution, that keep the register of institutions."""


def is_keeper(actor: Actor) -> bool:
    """Whether the actor keeps the register: an officer, an administrator or a process of ours."""
    return actor.is_system or actor.has_role(*KEEPER_ROLES)


def visible(actor: Actor) -> QuerySet[Institution]:
    """All institutions, closed ones too."""
    return Institution.objects.all()


def can(actor: Actor, verb: str, institution: Institution | None = None) -> Decision:
    """Whether the actor may do this with the institution, or with the register as a whole."""
    if verb == READ or is_keeper(actor):
        return ALLOWED
    return denied(_("Only officers and administrators keep the register of institutions."))


def get_or_404(actor: Actor, ref: str, verb: str = READ) -> Institution:
    """The institution with this key; raises `NotThere`, or `Denied` when it may be seen but not this be done."""
    found = visible(actor).select_related("type", "seat__parent__parent").filter(key=ref).first()
    if found is None:
        raise NotThere
    can(actor, verb, found).require()
    return found


def visible_contacts(actor: Actor) -> QuerySet[Contact]:
    """Public contacts; all of them for keepers; those of their own institution for members."""
    if is_keeper(actor):
        return Contact.objects.all()
    return Contact.objects.filter(Q(is_public=True) | Q(institution_id__in=_own(actor)))


def can_see_contact(actor: Actor, contact: Contact) -> Decision:
    """The same rule for one contact."""
    if contact.is_public or is_keeper(actor) or contact.institution_id in _own(actor):
        return ALLOWED
    return denied(_("This contact is not public."))


def _own(actor: Actor) -> frozenset[UUID]:
    return frozenset(membership.institution_id for membership in actor.memberships)


def pending_or_404(actor: Actor, ref: UUID) -> PendingImport:
    """The actor's own uploaded list; another person's looks as if it were not there."""
    can(actor, IMPORT).require()
    found = PendingImport.objects.filter(id=ref).first()
    if found is None or found.account_id != actor.account_id:
        raise NotThere
    return found


def contact_or_404(actor: Actor, institution: Institution, ref: UUID) -> Contact:
    """A contact of the institution that the actor may see."""
    found = (
        visible_contacts(actor).select_related("institution").filter(institution=institution, id=ref).first()
    )
    if found is None:
        raise NotThere
    return found


def unit_or_404(institution: Institution, ref: str) -> OrgUnit | None:
    """The inner unit of the institution with this id; None for an empty one, which means the whole institution."""
    if not ref:
        return None
    found = institution.units.select_related("institution").filter(id=ref, valid_to=None).first()
    if found is None:
        raise NotThere
    return found
