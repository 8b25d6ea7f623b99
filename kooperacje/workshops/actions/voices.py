"""A voice becomes a remark of the consultation at once."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.workshops import access
from kooperacje.workshops.actions.common import locked
from kooperacje.workshops.models import PhoneVoice, Voice
from kooperacje.workshops.spoken import Said
from kooperacje.workshops.states import PhoneState


@transaction.atomic
def write_voice(
    consultation: Consultation, *, meeting: str, table: str, said: Said, token: UUID, by: Actor
) -> Voice:
    """A remark from this meeting, said at this table. The same `token` again changes nothing and gives the first voice.

    Raises `Denied`, `BadInput`, and `NotThere` where there is no such meeting.
    """
    row = locked(consultation, by)
    access.meeting_or_404(row, meeting)
    known = Voice.objects.filter(pk=token).first()
    if known is not None:
        if (known.consultation_id, known.meeting) != (row.pk, meeting):
            raise NotThere
        return known
    table = " ".join(table.split())
    _check(row, table, said)
    part = schema.Remark(
        key=consultations.fresh_key(row, catalogue.REMARK),
        text=said.text.strip(),
        kind=said.kind,
        meeting=meeting,
        question=said.question,
        table=table,
        received_on=clock.today(),
    )
    key = consultations.add(row, catalogue.REMARK, part, by=by)
    return Voice.objects.create(
        id=token,
        consultation=row,
        meeting=meeting,
        table=table,
        remark=key,
        institution=said.institution,
        written_at=clock.now(),
        scribe=by.account_id,
    )


@transaction.atomic
def change_voice(voice: Voice, *, said: Said, expected: int | None, by: Actor) -> Voice:
    """Mend what was written down. `expected` is the version of the remark that the form was opened with.

    Raises `Denied`, `BadInput`, `NotThere`, and `PartStale` when somebody saved the remark in between.
    """
    row = locked(voice.consultation, by)
    voice = _again(voice)
    _check(row, voice.table, said)
    remark, _number = rows.versioned(row, catalogue.REMARK, voice.remark)
    values = {"text": said.text.strip(), "question": said.question, "kind": said.kind}
    changed = remark.model_copy(update=values)
    consultations.change(row, catalogue.REMARK, changed, expected=expected, by=by)
    if voice.institution != said.institution:
        voice.institution = said.institution
        voice.save(update_fields=["institution"])
    return voice


@transaction.atomic
def take_back(voice: Voice, *, by: Actor) -> None:
    """Undo: the voice and its remark are gone. One on which a position was taken stays."""
    row = locked(voice.consultation, by)
    voice = _again(voice)
    remark = rows.part(row, catalogue.REMARK, voice.remark)
    if remark is not None and remark.position is not None:
        raise BadInput(_("A position was taken on this voice, so it stays."))
    if remark is not None:
        consultations.remove(row, catalogue.REMARK, voice.remark, by=by)
    pk = voice.pk
    voice.delete()
    # One that came from a phone goes back among those set aside, so that it can still be found.
    PhoneVoice.objects.filter(pk=pk).update(state=PhoneState.SET_ASIDE)


def _again(voice: Voice) -> Voice:
    found = Voice.objects.filter(pk=voice.pk).first()
    if found is None:
        raise NotThere(_("There is no such voice."))
    return found


def _check(consultation: Consultation, table: str, said: Said) -> None:
    faults = []
    if not said.text.strip():
        faults.append(Fault("text", _("Write down what was said.")))
    if not table:
        faults.append(Fault("table", _("Name the table.")))
    if said.question and rows.part(consultation, catalogue.QUESTION, said.question) is None:
        faults.append(Fault("question", _("There is no such question in this consultation.")))
    if said.institution and rows.part(consultation, catalogue.INSTITUTION, said.institution) is None:
        faults.append(Fault("institution", _("There is no such institution in this consultation.")))
    if faults:
        raise BadInput(faults)
