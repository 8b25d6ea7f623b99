"""Who may load cards from elsewhere: whoever keeps cards at all; each card then by the right to that very card."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.basket.access import reach
from kooperacje.opendata.models import PendingLoad


def may_load(actor: Actor) -> Decision:
    """Whether the actor keeps any cards, so that there may be something to load."""
    if reach(actor).somewhere:
        return ALLOWED
    return denied(_("Cards are loaded by those who keep them: providers and those who lead partnerships."))


def pending_or_404(actor: Actor, ref: UUID) -> PendingLoad:
    """The actor's own file; another person's looks as if it were not there."""
    may_load(actor).require()
    found = PendingLoad.objects.filter(id=ref).first()
    if found is None or found.account_id != actor.account_id:
        raise NotThere
    return found
