"""Who may: administrators manage people everywhere, an administrator of an institution those of that institution.

Nobody changes the own roles or deactivates the own account: a second person is always needed.
"""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.models import Account, AccountMembership
from kooperacje.accounts.states import LOCAL_ROLES, Capability, Role, roles_with
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere

VIEW = "view"
CREATE = "create"
CHANGE = "change"
INVITE = "invite"
DEACTIVATE = "deactivate"
REACTIVATE = "reactivate"
RESET_FACTOR = "reset_factor"
VERBS = (VIEW, CREATE, CHANGE, INVITE, DEACTIVATE, REACTIVATE, RESET_FACTOR)

_ON_ONESELF = frozenset({DEACTIVATE, REACTIVATE, RESET_FACTOR})

NOT_ADMINISTRATOR = _("Only an administrator manages people.")
NOT_OWN_INSTITUTION = _(
    "This person has a role in another institution, so only a general administrator may do this."
)
NOT_ONESELF = _("Nobody may do this with the own account; ask another administrator.")


def live(day: date | None = None) -> Q:
    """The condition "this membership holds on the day"; None means today in Poland."""
    day = day or clock.today()
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def is_general(actor: Actor) -> bool:
    """Whether the actor manages people everywhere: an administrator, or a process of ours."""
    return actor.is_system or actor.has_role(Role.ADMINISTRATOR)


def manages(actor: Actor) -> bool:
    """Whether the actor manages people anywhere."""
    return actor.is_system or actor.has_role(*roles_with(Capability.MANAGE_PEOPLE))


def managed_institutions(actor: Actor) -> frozenset[UUID]:
    """Institutions whose people the actor manages by a local role."""
    return actor.institutions_as(Role.LOCAL_ADMINISTRATOR)


def visible(actor: Actor) -> QuerySet[Account]:
    """Everyone for a general administrator; people of the own institutions for a local one; oneself for anybody."""
    if is_general(actor):
        return Account.objects.all()
    of_ours = AccountMembership.objects.filter(
        account=OuterRef("pk"), institution_id__in=managed_institutions(actor)
    )
    return Account.objects.filter(Q(pk=actor.account_id) | Exists(of_ours))


def can(actor: Actor, verb: str, account: Account | None = None) -> Decision:
    """Whether the actor may do this with the account, or create one."""
    own = account is not None and account.pk == actor.account_id
    if verb == VIEW and own:
        return ALLOWED
    if not manages(actor):
        return denied(NOT_ADMINISTRATOR)
    if own and verb in _ON_ONESELF:
        return denied(NOT_ONESELF)
    if account is None or is_general(actor):
        return ALLOWED
    if verb == VIEW:
        return ALLOWED if visible(actor).filter(pk=account.pk).exists() else denied(NOT_ADMINISTRATOR)
    return _local(actor, account)


def _local(actor: Actor, account: Account) -> Decision:
    """A local administrator acts on people who hold, or are about to hold, local roles in the own institutions only."""
    today = clock.today()
    ours = Q(institution_id__in=managed_institutions(actor)) & Q(role__in=LOCAL_ROLES)
    standing = AccountMembership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), account=account)
    if standing.exclude(ours).exists():
        return denied(NOT_OWN_INSTITUTION)
    return ALLOWED if visible(actor).filter(pk=account.pk).exists() else denied(NOT_ADMINISTRATOR)


def can_give(actor: Actor, role: Role, institution_id: UUID, account: Account) -> Decision:
    """Whether the actor may give or end this role in this institution for the person."""
    if not manages(actor):
        return denied(NOT_ADMINISTRATOR)
    if account.pk == actor.account_id:
        return denied(NOT_ONESELF)
    if is_general(actor):
        return ALLOWED
    if institution_id not in managed_institutions(actor):
        return denied(_("You manage people of your own institution only."))
    if role not in LOCAL_ROLES:
        return denied(_("Only a general administrator gives or ends this role."))
    return ALLOWED


def get_or_404(actor: Actor, ref: UUID, verb: str = VIEW) -> Account:
    """The account; raises `NotThere`, or `Denied` when it may be seen but not this be done."""
    account = visible(actor).filter(pk=ref).first()
    if account is None:
        raise NotThere
    can(actor, verb, account).require()
    return account


def membership_or_404(actor: Actor, ref: UUID) -> AccountMembership:
    """A membership the actor may end; the same answers as for accounts."""
    found = (
        AccountMembership.objects.filter(pk=ref, account__in=visible(actor))
        .select_related("account", "institution")
        .first()
    )
    if found is None:
        raise NotThere
    can_give(actor, Role(found.role), found.institution_id, found.account).require()
    return found
