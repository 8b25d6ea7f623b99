"""Names of people go, the number of people stays."""

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import denied
from kooperacje.journal import actions as journal
from kooperacje.meetings import queries
from kooperacje.meetings.states import NAMELESS


@transaction.atomic
def forget_people(*, by: Actor, subject: str) -> int:
    """Remove names, roles and addresses of people from all meetings of the subject; returns how many rows had some.
    What participants typed on their phones goes altogether.

    Only the system itself does this, for the room of the subject, which has checked that it may be done. Minutes and decisions are papers that people approved: they
    stay as they were approved. Raises `Denied`.
    """
    if not by.is_system:
        denied(_("Only the program itself removes the names of people from all meetings.")).require()
    nameless = Concat(Value(NAMELESS), Cast(F("id"), CharField()), output_field=CharField())
    version = F("version") + 1
    removed = queries.named_present(subject).update(person=nameless, role="", version=version)
    removed += queries.named_invitees(subject).update(person=nameless, email="", version=version)
    removed += queries.named_presenters(subject).update(presenter="", version=version)
    removed += queries.entered(subject).delete()[0]
    if removed:
        journal.record(
            by=by, verb="meetings.forgot_people", subject=subject, details={"rows": removed}, about=[]
        )
    return removed
