"""What codes tell comes into the consultation's record: who opened an invitation, and to whom it was passed on."""

from django.db import transaction
from django.utils.translation import override

from kooperacje.base.actor import Actor
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.outreach import access, queries


@transaction.atomic
def write_record(consultation: Consultation, *, by: Actor) -> queries.Unwritten:
    """Write down what is not yet; what nobody can write any more stays unwritten. Raises `Denied`."""
    row = Consultation.locked(pk=consultation.pk)
    access.may_write(by, row).require()
    with override(row.language):
        told = queries.unwritten(row)
    consultations.take_invitations(row, told.relayed, by=by)
    if told.opened:
        consultations.note_opened(row, told.opened, by=by)
    return told
