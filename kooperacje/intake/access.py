"""Who may: whoever works in the consultation's workspace sees what came in; whoever edits it decides."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.files import access as files
from kooperacje.intake.models import Item
from kooperacje.intake.states import ITEM_FLOW, ItemState

READ = "read"
TAKE_IN = "take_in"
CHANGE = "change"
ACCEPT = "accept"
SET_ASIDE = "set_aside"
LOOK_AGAIN = "look_again"
PREFIX = "intake.item"

_TARGETS = {
    CHANGE: ItemState.ACCEPTED,  # while it can still be accepted
    ACCEPT: ItemState.ACCEPTED,
    SET_ASIDE: ItemState.SET_ASIDE,
    LOOK_AGAIN: ItemState.READ,
}
DECIDED = _("This has been decided already.")


def subject_of(item: Item) -> str:
    """What its files and events belong to."""
    return f"{PREFIX}:{item.pk}"


def visible(actor: Actor, consultation: Consultation) -> QuerySet[Item]:
    """What came in for this consultation, where the actor may work in it."""
    found = Item.objects.filter(consultation=consultation)
    return found if consultations.can(actor, consultations.WORK, consultation) else found.none()


def may_take_in(actor: Actor, consultation: Consultation) -> Decision:
    """Bring files and messages in."""
    return consultations.can(actor, consultations.EDIT, consultation)


def can(actor: Actor, verb: str, item: Item) -> Decision:
    """Whether the actor may do this with the item now, and if not, why."""
    if verb == READ:
        return consultations.can(actor, consultations.WORK, item.consultation)
    decision = consultations.can(actor, consultations.EDIT, item.consultation)
    if not decision:
        return decision
    return ALLOWED if ITEM_FLOW.allows(item.state, _TARGETS[verb]) else denied(DECIDED)


def get_or_404(actor: Actor, consultation: Consultation, ref: UUID) -> Item:
    """Raises `NotThere` for absent and forbidden alike."""
    item = visible(actor, consultation).filter(pk=ref).select_related("consultation__organiser").first()
    if item is None:
        raise NotThere
    return item


def _may_read_files(actor: Actor, owner: str) -> Decision:
    item = _of(owner)
    return denied(files.NOT_YOURS) if item is None else can(actor, READ, item)


def _may_change_files(actor: Actor, owner: str) -> Decision:
    """The original is kept when the item comes in, and never touched again."""
    item = _of(owner)
    return denied(files.NOT_YOURS) if item is None else may_take_in(actor, item.consultation)


def _of(owner: str) -> Item | None:
    ref = owner.partition(":")[2]
    return Item.objects.filter(pk=ref).select_related("consultation").first()


def register() -> None:
    """Called once, when the room is ready."""
    files.register(PREFIX, may_read=_may_read_files, may_change=_may_change_files)
