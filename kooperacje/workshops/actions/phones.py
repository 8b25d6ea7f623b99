"""Voices from phones: the room is opened, people send, a scribe accepts; only then is a voice a remark."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.journal.actions import record
from kooperacje.meetings import stuffing
from kooperacje.meetings.passes import Pass
from kooperacje.workshops import access
from kooperacje.workshops.actions.common import locked, set_hall
from kooperacje.workshops.actions.voices import write_voice
from kooperacje.workshops.models import Hall, PhoneVoice, Voice
from kooperacje.workshops.spoken import Said
from kooperacje.workshops.states import PHONE_FLOW, PhoneState

PER_DEVICE, PER_MINUTE = 15, 60
MOST_WAITING = 3000


@transaction.atomic
def show_question(consultation: Consultation, *, meeting: str, question: str, by: Actor) -> Hall:
    """Put one question large on the wall; "" shows all. Raises `Denied` and `NotThere`."""
    row = locked(consultation, by)
    access.meeting_or_404(row, meeting)
    if question and rows.part(row, catalogue.QUESTION, question) is None:
        raise NotThere(_("There is no such question in this consultation."))
    return set_hall(row, meeting, question=question)


@transaction.atomic
def open_voices(consultation: Consultation, *, meeting: str, is_open: bool, by: Actor) -> Hall:
    """Let participants send voices from their phones, or no longer."""
    row = locked(consultation, by)
    access.meeting_or_404(row, meeting)
    what = "phones_opened" if is_open else "phones_closed"
    _journal(row, what, meeting, by)
    return set_hall(row, meeting, voices_open=is_open)


@transaction.atomic
def send_voice(
    *, ticket: Pass, token: UUID, text: str, question: str, table: str, device: UUID
) -> PhoneVoice:
    """A voice by whoever holds the pass of the room; it waits for a scribe. The same `token` again changes nothing.

    What comes too often, too late or in a rush is marked and waits all the same. Raises `NotThere`, and `BadInput`
    where there is nothing to keep or more waits than anybody can read.
    """
    consultation, meeting = access.by_pass(ticket)
    known = PhoneVoice.objects.filter(pk=token).first()
    if known is not None:
        if (known.consultation_id, known.meeting) != (consultation.pk, meeting):
            raise NotThere
        return known
    text = text.strip()
    if not text:
        raise BadInput([Fault("text", _("Write what you want to say."))])
    if question and rows.part(consultation, catalogue.QUESTION, question) is None:
        question = ""
    sent = PhoneVoice.objects.filter(consultation=consultation, meeting=meeting)
    if sent.filter(state=PhoneState.WAITING).count() >= MOST_WAITING:
        raise BadInput(
            _("So many voices wait that no more can be taken now. Say yours to the scribe of your table.")
        )
    mark = stuffing.mark(sent, device, late=ticket.late, per_device=PER_DEVICE, per_minute=PER_MINUTE)
    values = {
        "consultation": consultation,
        "meeting": meeting,
        "question": question,
        "table": " ".join(table.split())[:40],
        "text": text,
        "device": device,
        "mark": mark.value,
        "sent_at": clock.now(),
    }
    voice, _made = PhoneVoice.objects.get_or_create(id=token, defaults=values)  # a double click comes at once
    return voice


@transaction.atomic
def accept_phone_voice(voice: PhoneVoice, *, text: str, question: str, table: str, by: Actor) -> Voice:
    """The scribe takes the voice, perhaps mended: it becomes a remark with its meeting and table. Twice is once."""
    row = locked(voice.consultation, by)
    found = _again(voice)
    if found.state != PhoneState.ACCEPTED:
        _move(found, PhoneState.ACCEPTED)
    said = Said(text=text, question=question or None)
    return write_voice(row, meeting=found.meeting, table=table, said=said, token=found.pk, by=by)


@transaction.atomic
def set_phone_voice_aside(voice: PhoneVoice, *, by: Actor) -> None:
    """It becomes no remark, and stays among those set aside."""
    row = locked(voice.consultation, by)
    found = _again(voice)
    if found.state == PhoneState.SET_ASIDE:
        return
    if found.state == PhoneState.ACCEPTED:
        raise BadInput(_("This voice was accepted already. Take the voice back at its table instead."))
    _move(found, PhoneState.SET_ASIDE)
    _journal(row, "phone_voice_set_aside", found.meeting, by)


@transaction.atomic
def let_phone_voice_wait(voice: PhoneVoice, *, by: Actor) -> None:
    """Put one that was set aside back among those that wait."""
    locked(voice.consultation, by)
    found = _again(voice)
    if found.state == PhoneState.SET_ASIDE:
        _move(found, PhoneState.WAITING)


def _again(voice: PhoneVoice) -> PhoneVoice:
    found = PhoneVoice.objects.select_for_update().filter(pk=voice.pk).first()
    if found is None:
        raise NotThere(_("There is no such voice."))
    return found


def _move(voice: PhoneVoice, target: PhoneState) -> None:
    PHONE_FLOW.move(voice, target)
    voice.save(update_fields=["state"])


def _journal(consultation: Consultation, what: str, meeting: str, by: Actor) -> None:
    record(
        by=by,
        verb=f"workshops.{what}",
        subject=f"consultations.consultation:{consultation.pk}",
        details={"meeting": meeting},
    )
