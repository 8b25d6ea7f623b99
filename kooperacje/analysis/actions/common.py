"""What every action of the room begins with."""

from kooperacje.analysis import access
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation


def locked(consultation: Consultation, by: Actor) -> Consultation:
    """The consultation, locked until the transaction ends, after the check that the actor may work on it now."""
    row = Consultation.locked(pk=consultation.pk)
    access.may_work(by, row).require()
    return row
