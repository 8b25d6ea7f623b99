"""Every write of the room."""

from contextlib import suppress
from typing import Any

from django.db import transaction

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.consultations.models import Answer, Consultation
from kooperacje.journal.actions import record
from kooperacje.notices.actions import post
from kooperacje.replies import access, mail, queries
from kooperacje.replies.models import Told
from kooperacje.replies.states import HowTold


@transaction.atomic
def send(consultation: Consultation, *, by: Actor) -> int:
    """Put one message into the outbox for every answer whose institution was not told and can be written to.

    An answer is told once: a second call sends nothing, not even after the report was reopened and published again.
    Answers how many messages were made. Raises `Denied`.
    """
    consultation = Consultation.locked(pk=consultation.pk)
    access.may_tell(by, consultation).require()
    told = []
    for answer, key, address in queries.to_write(consultation):
        subject, text = mail.letter(consultation, key)
        about = queries.subject(answer)
        # What is no address stops nobody else; its institution stays among those not told.
        with suppress(BadInput):
            post(to=address, subject=subject, text=text, by=by, about=about, dedupe_key=f"replies.{answer}")
            told.append(answer)
    _keep(told, HowTold.EMAIL, by)
    if told:
        _journal(consultation, "sent", by, count=len(told))
    return len(told)


@transaction.atomic
def hand_over(answer: Answer, *, by: Actor) -> bool:
    """Write down that the reply was handed over another way: on paper, by the office's own mail.

    Says whether this was new: an answer that was told stays as it was told. Raises `Denied`.
    """
    consultation = Consultation.locked(pk=answer.consultation_id)
    access.may_tell(by, consultation).require()
    if Told.objects.filter(answer=answer).exists():
        return False
    _keep([answer.pk], HowTold.BY_HAND, by)
    _journal(consultation, "handed_over", by, answer=answer.key)
    return True


def _keep(answers: list[Any], how: HowTold, by: Actor) -> None:
    now = clock.now()
    Told.objects.bulk_create(
        [Told(answer_id=answer, how=how.value, at=now, by_account=by.account_id) for answer in answers]
    )


def _journal(consultation: Consultation, what: str, by: Actor, **details: Any) -> None:
    record(
        by=by,
        verb=f"replies.{what}",
        subject=f"consultations.consultation:{consultation.pk}",
        details=details,
    )
