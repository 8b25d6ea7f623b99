"""An answer is sent: kept exactly as it is, with a receipt, and put into the record of the consultation."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.answering import access, content, deadlines, mails, queries
from kooperacje.answering.models import Code, Entry, Submission
from kooperacje.answering.queries import Window
from kooperacje.answering.states import (
    SUBMISSION_FLOW,
    CodeKind,
    EntryKind,
    Flag,
    SubmissionState,
)
from kooperacje.answering.values import Sender
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.clock import WARSAW
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome, ChannelKind
from kooperacje.journal import actions as journal

BURST_WITHIN = timedelta(hours=1)
BURST = 20
"""So many open answers from one network within an hour are still taken, and marked for a person to look at."""
_NOT_BY_ITSELF = frozenset({Flag.OPEN, Flag.SECOND, Flag.BEGUN, Flag.CORRECTED_LATE})
"""Flags with which an answer waits for a person before it stands in the record."""


@transaction.atomic
def send(
    code: Code, *, token: UUID, outcome: AnswerOutcome, sender: Sender, by: Actor = access.HOLDER
) -> Submission:
    """Send what is written under the code. The same `token` again gives the first submission.

    One answer stands per code: a later one replaces it. What is late, open or touches remarks on which work has begun
    is kept and flagged, never dropped. Raises `Denied`, and `BadInput` naming what is missing.
    """
    row = access.live().select_for_update(of=("self",)).filter(pk=code.pk).first()
    if row is None:
        raise NotThere
    known = Submission.objects.filter(token=token).first()
    if known is not None:
        if known.code_id != row.pk:
            raise NotThere
        return known
    access.may_send(row).require()
    if row.kind == CodeKind.BEHALF:
        access.may_issue(by, row.consultation).require()
    consultation = Consultation.locked(pk=row.consultation_id)
    before = queries.latest(row)
    submission = _written(row, token, outcome, sender, before)
    frame = queries.window(consultation)
    late = _late(row, frame, submission.sent_at)
    submission.flags = sorted(flag.value for flag in _flags(row, submission, before, late=late))
    _stand(submission, consultation, frame, late=late, before=before)
    if sender.email:
        mails.receipt(submission, consultation, with_copy=sender.with_copy)
    journal.record(
        by=by,
        verb="answering.sent",
        subject=f"answering.submission:{submission.pk}",
        details={"state": submission.state, "flags": submission.flags, "answer": submission.answer},
        about=[f"consultations.consultation:{consultation.pk}"],
    )
    return submission


def _written(
    row: Code, token: UUID, outcome: AnswerOutcome, sender: Sender, before: Submission | None
) -> Submission:
    """The submission, not saved yet."""
    now = clock.now()
    entries = queries.entries(row)
    _check(outcome, entries)
    consultation = row.consultation
    party = queries.party(consultation, row.institution) if row.institution else None
    number = content.number(now)
    while Submission.objects.filter(number=number).exists():
        number = content.number(now)
    said = content.build(
        number=number,
        at=now,
        consultation=(consultation.slug, consultation.title),
        institution=party.name if party else sender.claimed.strip(),
        outcome=outcome,
        entries=entries,
        questions=queries.questions(consultation),
        attachments=queries.attachments(row.pk),
        replaces=before.number if before else "",
    )
    words = content.words(said)
    if before is not None and before.words == words:
        raise BadInput(
            _("Nothing has changed since you sent this answer: number %(number)s stands.")
            % {"number": before.number}
        )
    content.remarks(said, now.astimezone(WARSAW).date())
    return Submission(
        token=token,
        consultation=consultation,
        code=row,
        number=number,
        sent_at=now,
        outcome=outcome.value,
        content=said,
        digest=content.digest(said),
        words=words,
        institution=row.institution,
        sender_name=" ".join(sender.name.split())[:200],
        sender_email=sender.email.strip(),
        replaces=before,
    )


def _check(outcome: AnswerOutcome, entries: Sequence[Entry]) -> None:
    if outcome == AnswerOutcome.NO_REMARKS and entries:
        told = _("You have written remarks. Remove them, or send them.")
        raise BadInput([Fault("outcome", told)])
    if outcome == AnswerOutcome.WITH_REMARKS and not entries:
        told = _("There is neither a remark nor an answer to a question.")
        raise BadInput([Fault("outcome", told)])
    remarks = [entry for entry in entries if entry.kind == EntryKind.REMARK]
    for place, entry in enumerate(remarks, start=1):
        if not (entry.text.strip() or entry.proposed.strip()):
            told = _("Remark %(number)s says neither what is wrong nor what should stand instead.")
            raise BadInput([Fault("outcome", told % {"number": place})])


def _late(row: Code, frame: Window, sent: datetime) -> bool | None:
    if row.received_on is not None:
        return deadlines.is_late_by_day(row.received_on, frame.last_day)
    return frame.late(sent, row.started_at)


def _flags(row: Code, submission: Submission, before: Submission | None, *, late: bool | None) -> set[Flag]:
    found = set()
    if late:
        in_time = before is not None and Flag.LATE not in before.flags
        found.add(Flag.CORRECTED_LATE if in_time else Flag.LATE)
    if row.kind == CodeKind.OPEN:
        found.add(Flag.OPEN)
        recent = Code.objects.filter(network=row.network, issued_at__gt=clock.now() - BURST_WITHIN)
        if row.network and recent.count() > BURST:
            found.add(Flag.MANY)
    same = Submission.objects.filter(consultation_id=row.consultation_id, words=submission.words)
    if submission.outcome == AnswerOutcome.WITH_REMARKS and same.exclude(code=row).exists():
        found.add(Flag.SAME)
    if row.institution:
        answers = rows.of(row.consultation, catalogue.ANSWER).filter(institution__key=row.institution)
        if answers.exclude(key=before.answer if before else "").exists():
            found.add(Flag.SECOND)
    return found


def _stand(
    submission: Submission,
    consultation: Consultation,
    frame: Window,
    *,
    late: bool | None,
    before: Submission | None,
) -> None:
    """Save it: in the record where nothing speaks against it, or else waiting for a person."""
    submission.state = SubmissionState.WAITING.value
    if not _NOT_BY_ITSELF & set(submission.flags):
        try:
            with transaction.atomic():
                key = put_in(
                    submission, consultation, frame, late=late, replaces=before.answer if before else ""
                )
        except (BadInput, NotThere):
            if before is None:
                raise
            # All that words already checked can meet: somebody has worked on the remarks, or removed the answer.
            submission.flags = sorted({*submission.flags, Flag.BEGUN.value})
        else:
            submission.state, submission.answer = SubmissionState.RECORDED.value, key
    if before is not None and (
        submission.state == SubmissionState.RECORDED or before.state == SubmissionState.WAITING
    ):
        SUBMISSION_FLOW.move(before, SubmissionState.REPLACED)
        before.save(update_fields=["state"])
    submission.save(force_insert=True)


def put_in(
    submission: Submission,
    consultation: Consultation,
    frame: Window,
    *,
    late: bool | None,
    replaces: str,
) -> str:
    """Make an answer of the consultation of what was sent; returns its key.

    Raises `BadInput` where work on the answer that it replaces has begun.
    """
    code = submission.code
    relayed = code.kind == CodeKind.RELAYED and code.above is not None
    answer = schema.Answer(
        key=content.UNNAMED,
        institution=submission.institution,
        outcome=AnswerOutcome(submission.outcome),
        stage=frame.stage,
        channel=code.channel or _channel(consultation),
        received_on=queries.received(submission),
        receipt=submission.number,
        late=late,
        relayed_by=code.above.institution if relayed and code.above else None,
    )
    remarks = content.remarks(submission.content, queries.received(submission))
    return consultations.take_answer(
        consultation, answer=answer, remarks=remarks, by=access.HOLDER, replaces=replaces or None
    )


def _channel(consultation: Consultation) -> str | None:
    found = queries.only(consultation, catalogue.CHANNEL, ChannelKind.ELECTRONIC)
    return found.key if found else None
