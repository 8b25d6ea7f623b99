"""Who may read the journal: auditors, such as the data protection officer."""

from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.journal.models import AppendOnlyQuerySet, Event

AUDITOR = "auditor"
NOT_YOURS = _("Only an auditor may read the journal.")


def may_read(actor: Actor) -> Decision:
    """Read every event. The history of one thing is the business of that thing's room."""
    return ALLOWED if actor.has_role(AUDITOR) else denied(NOT_YOURS)


def visible(actor: Actor) -> AppendOnlyQuerySet:
    """The events this actor may read."""
    events: AppendOnlyQuerySet = Event.objects.all() if may_read(actor) else Event.objects.none()
    return events
