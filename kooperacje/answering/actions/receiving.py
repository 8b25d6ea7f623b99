"""What came another way, already read, is received like what is sent by the web: with a number and a digest."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from kooperacje.answering.actions.issuing import enter_for
from kooperacje.answering.actions.sending import send
from kooperacje.answering.actions.writing import write_answers, write_remark
from kooperacje.answering.models import Submission
from kooperacje.answering.values import Sender, Written
from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import AnswerOutcome


@transaction.atomic
def receive(
    consultation: Consultation,
    *,
    institution: str,
    outcome: AnswerOutcome,
    remarks: Sequence[Written],
    answers: Mapping[str, str],
    received_on: date,
    token: UUID,
    by: Actor,
    sender: Sender | None = None,
    channel: str = "",
) -> Submission:
    """Receive an answer that an officer has before them. `answers` is {key of the question: text}.

    `channel` is the key of the channel by which it came; empty: the electronic one. The same `token` again gives the
    first submission. An institution that has an answer already is not counted twice: the new one waits for a decision.
    Raises `Denied`, and `BadInput` naming what stands in the way; nothing is kept then.
    """
    known = Submission.objects.filter(token=token, consultation=consultation).first()
    if known is not None:
        return known
    code = enter_for(consultation, institution=institution, channel=channel, received_on=received_on, by=by)
    for written in remarks:
        write_remark(code, ref=uuid4(), written=written, expected=None)
    if answers:
        write_answers(code, answers=answers, versions={})
    return send(code, token=token, outcome=outcome, sender=sender or Sender(), by=by)
