"""What the actions of the room begin with."""

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.workshops import access
from kooperacje.workshops.models import Hall


def locked(consultation: Consultation, by: Actor) -> Consultation:
    """One writer at a time: keys of remarks and verdicts are handed out under this lock."""
    row = Consultation.locked(pk=consultation.pk)
    access.may_write(by, row).require()
    return row


def set_hall(consultation: Consultation, meeting: str, **values: object) -> Hall:
    """Let the screens of the meeting show something else. The consultation is locked."""
    hall, _made = Hall.objects.update_or_create(
        consultation=consultation, meeting=meeting, defaults={**values, "changed_at": clock.now()}
    )
    return hall
