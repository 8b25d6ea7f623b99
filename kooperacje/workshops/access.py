"""Who may: whoever works in the consultation's workspace looks; whoever edits the consultation writes voices down."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.workshops.models import Voice


def visible(actor: Actor, consultation: Consultation) -> QuerySet[Voice]:
    """The voices of the consultation, where the actor may work in it."""
    found = Voice.objects.filter(consultation=consultation)
    return found if consultations.can(actor, consultations.WORK, consultation) else found.none()


def may_write(actor: Actor, consultation: Consultation) -> Decision:
    """Write voices down, mend them and take them back."""
    return consultations.can(actor, consultations.EDIT, consultation)


def meeting_or_404(consultation: Consultation, key: str) -> schema.Meeting:
    """A meeting of the consultation. Raises `NotThere`."""
    found = rows.part(consultation, catalogue.MEETING, key)
    if found is None:
        raise NotThere(_("There is no such meeting."))
    return found


def remark_or_404(consultation: Consultation, key: str) -> tuple[schema.Remark, int]:
    """A remark on which a position was taken, with its version. Raises `NotThere`."""
    found, version = rows.versioned(consultation, catalogue.REMARK, key)
    if found.position is None:
        raise NotThere(_("There is no such remark with a position."))
    return found, version


def get_or_404(actor: Actor, consultation: Consultation, meeting: str, ref: UUID) -> Voice:
    """A voice of this meeting. Raises `NotThere` for absent and forbidden alike."""
    voice = visible(actor, consultation).filter(meeting=meeting, pk=ref).first()
    if voice is None:
        raise NotThere(_("There is no such voice."))
    return voice
