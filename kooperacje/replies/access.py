"""Who may: everybody reads published replies; the organiser's officers send them, its readers look."""

from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Role
from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations.models import Answer, Consultation
from kooperacje.consultations.states import ConsultationState

NOT_YET = _("Replies go out when the report is published, because they repeat what stands in it.")


def may_read(actor: Actor, consultation: Consultation) -> Decision:
    """Read the replies on the public pages: whoever it is."""
    return ALLOWED if consultation.state == ConsultationState.PUBLISHED else denied(NOT_YET)


def may_tell(actor: Actor, consultation: Consultation) -> Decision:
    """Send replies, and write down that one was handed over."""
    if not actor.is_system and not actor.has_role(
        Role.OFFICER.value, institution_id=consultation.organiser_id
    ):
        return denied(_("Only an officer of the organiser may do this."))
    return may_read(actor, consultation)


def answer_or_404(consultation: Consultation, key: str) -> Answer:
    """An answer of a consultation that the actor got by its access. Raises `NotThere`."""
    found = Answer.objects.select_related("institution").filter(consultation=consultation, key=key).first()
    if found is None:
        raise NotThere
    return found
