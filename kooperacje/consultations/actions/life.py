"""The consultation's way through its states, and the overrides of checks that stand in the way of publishing."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import access
from kooperacje.consultations.actions import packing
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.kinds.parts import override_key
from kooperacje.consultations.models import Consultation, Override
from kooperacje.consultations.queries import findings
from kooperacje.consultations.states import CONSULTATION_FLOW, ConsultationState


@transaction.atomic
def advance(consultation: Consultation, verb: str, *, by: Actor) -> Consultation:
    """Move the consultation: `verb` is one of `access.MOVES`.

    Publishing sets the day of publication; reopening takes it back. Raises `Denied` with its reason, and `BadInput`
    with the errors that stand in the way of publishing.
    """
    consultation = locked(consultation, verb, by)
    before = consultation.state
    if verb == access.PUBLISH:
        require_no_open_errors(consultation)
    CONSULTATION_FLOW.move(consultation, access.MOVES[verb][1])
    published_on = consultation.published_on
    if consultation.state == ConsultationState.PUBLISHED:
        consultation.published_on = clock.today()
    elif verb == access.REOPEN:
        consultation.published_on = None
    consultation.changed_at = clock.now()
    consultation.version += 1
    consultation.save(update_fields=["state", "published_on", "changed_at", "version"])
    journal(
        consultation,
        "moved",
        by,
        move=verb,
        before=before,
        after=consultation.state,
        published_on_before=published_on.isoformat() if published_on else None,
    )
    packing.order(consultation, by=by)
    return consultation


def require_no_open_errors(consultation: Consultation) -> None:
    """Raise `BadInput` naming every error that stands in the way of publishing."""
    faults = [Fault(str(found.where), found.what) for found in findings.open_errors(consultation)]
    if faults:
        raise BadInput(faults)


@transaction.atomic
def override(consultation: Consultation, *, check: str, subject: str, reason: str, by: Actor) -> None:
    """Let the report be published although this check found an error; the report prints the reason.

    Writing again replaces the reason. Raises `Denied`, and `BadInput` when no reason is given.
    """
    consultation = locked(consultation, access.EDIT, by)
    reason = reason.strip()
    if not reason:
        raise BadInput([Fault("reason", _("Write why the report may be published all the same."))])
    found = Override.objects.select_for_update().filter(consultation=consultation)
    row = found.filter(check_key=check, subject=subject).first()
    if row is None:
        last = Override.objects.filter(consultation=consultation).aggregate(last=Max("position"))["last"]
        place = 0 if last is None else last + 1
        row = Override(consultation=consultation, position=place, version=0)
    row.check_key, row.subject, row.reason, row.author_id = check, subject, reason, by.account_id
    row.key = override_key(check, subject)
    row.version += 1
    row.save()
    touch(consultation)
    journal(consultation, "overridden", by, check=check, about=subject)


@transaction.atomic
def take_override_back(consultation: Consultation, *, check: str, subject: str, by: Actor) -> None:
    """Let the check stand in the way again. Raises `Denied` and `NotThere`."""
    consultation = locked(consultation, access.EDIT, by)
    gone, _by_model = Override.objects.filter(
        consultation=consultation, check_key=check, subject=subject
    ).delete()
    if not gone:
        raise NotThere
    touch(consultation)
    journal(consultation, "override_taken_back", by, check=check, about=subject)
