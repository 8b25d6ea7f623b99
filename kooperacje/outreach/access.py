"""Who may: whoever works in the consultation's workspace sees who is silent; whoever edits it writes to them."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation, Party
from kooperacje.outreach.models import Mailing
from kooperacje.outreach.states import MAILING_FLOW, MailingState, Way


def may_write(actor: Actor, consultation: Consultation) -> Decision:
    """Load a base, note a telephone call, write to many."""
    return consultations.can(actor, consultations.EDIT, consultation)


def party_or_404(actor: Actor, consultation: Consultation, key: str) -> Party:
    """An institution of the consultation. Raises `NotThere` for absent and forbidden alike."""
    found = Party.objects.select_related("institution").filter(consultation=consultation, key=key).first()
    if found is None or not consultations.can(actor, consultations.WORK, consultation):
        raise NotThere
    return found


def mailing_or_404(actor: Actor, consultation: Consultation, ref: UUID) -> Mailing:
    """A mailing of the consultation. Raises `NotThere` for absent and forbidden alike."""
    found = Mailing.objects.select_related("stage").filter(consultation=consultation, pk=ref).first()
    if found is None or not consultations.can(actor, consultations.WORK, consultation):
        raise NotThere
    return found


def may_change(actor: Actor, consultation: Consultation, mailing: Mailing) -> Decision:
    """Change its words and whom it means: only while it is a draft."""
    allowed = may_write(actor, consultation)
    if allowed and mailing.state != MailingState.DRAFT:
        return denied(_("Only a draft can be changed."))
    return allowed


def may_move(actor: Actor, consultation: Consultation, mailing: Mailing, target: MailingState) -> Decision:
    """Approve it, take the approval back, stop it."""
    allowed = may_write(actor, consultation)
    if allowed and not MAILING_FLOW.allows(mailing.state, target):
        return denied(_("It is too late for this: the mailing has gone on."))
    return allowed


def may_take_codes(actor: Actor, consultation: Consultation, mailing: Mailing) -> Decision:
    """Take the letters or the list with the codes: whoever may write, once they are made."""
    allowed = may_write(actor, consultation)
    if allowed and (mailing.state != MailingState.DONE or mailing.way == Way.EMAIL):
        return denied(_("There are no letters yet."))
    return ALLOWED if allowed else allowed
