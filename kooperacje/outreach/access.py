"""Who may: whoever works in the consultation's workspace sees who is silent; whoever edits it writes to them."""

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation, Party


def may_write(actor: Actor, consultation: Consultation) -> Decision:
    """Load a base, note a telephone call."""
    return consultations.can(actor, consultations.EDIT, consultation)


def party_or_404(actor: Actor, consultation: Consultation, key: str) -> Party:
    """An institution of the consultation. Raises `NotThere` for absent and forbidden alike."""
    found = Party.objects.select_related("institution").filter(consultation=consultation, key=key).first()
    if found is None or not consultations.can(actor, consultations.WORK, consultation):
        raise NotThere
    return found
