"""An officer sets how one answers on the web."""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.answering import access
from kooperacje.answering.models import Terms
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.actions.common import touch
from kooperacje.consultations.models import Consultation
from kooperacje.journal import actions as journal

LONGEST_GRACE = 7 * 24 * 60


@transaction.atomic
def set_terms(
    consultation: Consultation, *, open_to_all: bool, closes_at: time | None, grace_minutes: int, by: Actor
) -> Terms:
    """Whether everybody may answer, at which hour of the last day answering ends, and the grace in minutes."""
    row = Consultation.locked(pk=consultation.pk)
    access.may_issue(by, row).require()
    if not 0 <= grace_minutes <= LONGEST_GRACE:
        raise BadInput([Fault("grace_minutes", _("At most a week."))])
    values = {"open_to_all": open_to_all, "closes_at": closes_at, "grace_minutes": grace_minutes}
    terms, _new = Terms.objects.update_or_create(consultation=row, defaults=values)
    touch(row)  # the public page says whether everybody may answer
    journal.record(
        by=by,
        verb="answering.terms_set",
        subject=f"consultations.consultation:{row.pk}",
        details={
            "open_to_all": open_to_all,
            "closes_at": closes_at.isoformat("minutes") if closes_at else None,
            "grace_minutes": grace_minutes,
        },
    )
    return terms
