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
from kooperacje.meetings.passes import Pass
from kooperacje.workshops.models import PhoneVoice, Voice


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


PHONES = "workshops.voices"
"""What a pass for phones is good for."""


def subject_of(consultation: Consultation, meeting: str) -> str:
    """What a pass for the phones of this meeting opens."""
    return f"{consultation.pk.hex}-{meeting}"


def by_pass(ticket: Pass) -> tuple[Consultation, str]:
    """The consultation and the key of the meeting that a pass opens, while anything in it can still change.

    Raises `NotThere`.
    """
    ref, _dash, meeting = ticket.subject.partition("-")
    consultation = Consultation.objects.filter(pk=UUID(ref)).first()
    if consultation is None or consultation.state not in consultations.EDITABLE_STATES:
        raise NotThere(_("There is no such page."))
    meeting_or_404(consultation, meeting)
    return consultation, meeting


def phone_voice_or_404(actor: Actor, consultation: Consultation, meeting: str, ref: UUID) -> PhoneVoice:
    """A voice from a phone, for who may write voices down. Raises `Denied` and `NotThere`."""
    may_write(actor, consultation).require()
    found = PhoneVoice.objects.filter(consultation=consultation, meeting=meeting, pk=ref).first()
    if found is None:
        raise NotThere(_("There is no such voice."))
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
