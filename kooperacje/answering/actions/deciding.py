"""A person decides about what was sent and does not stand by itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.answering import access, content, queries
from kooperacje.answering.actions.sending import put_in
from kooperacje.answering.models import Submission
from kooperacje.answering.states import SUBMISSION_FLOW, Flag, SubmissionState
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import AnswerOutcome
from kooperacje.journal import actions as journal

RESIDENT = ""
"""In place of an institution: what a resident says becomes remarks without an institution's answer."""


@transaction.atomic
def record(submission: Submission, *, institution: str, by: Actor) -> Submission:
    """Put it into the record: as the answer of this institution, in place of the one that it has, or as a resident's.

    Raises `Denied`, and `BadInput` where the institution is not on the list or work on its present answer has begun.
    """
    row, consultation = _locked(submission, access.RECORD, by)
    named = row.code.institution
    if named and institution != named:
        raise BadInput([Fault("institution", _("This code was given to another institution."))])
    if institution != RESIDENT:
        _as_answer(row, consultation, institution)
    elif row.outcome == AnswerOutcome.NO_REMARKS:
        raise BadInput(
            [Fault("institution", _("Somebody without an institution who has no remarks says nothing."))]
        )
    else:
        consultations.take_remarks(
            consultation, remarks=content.remarks(row.content, queries.received(row)), by=by
        )
    _decided(row, SubmissionState.RECORDED, by)
    return row


def _as_answer(row: Submission, consultation: Consultation, institution: str) -> None:
    if rows.part(consultation, catalogue.INSTITUTION, institution) is None:
        raise BadInput([Fault("institution", _("There is no such institution in this consultation."))])
    standing = list(
        rows.of(consultation, catalogue.ANSWER)
        .filter(institution__key=institution)
        .values_list("key", flat=True)[:2]
    )
    if len(standing) > 1:
        told = _("This institution has several answers: remove those that do not stand first.")
        raise BadInput([Fault("institution", told)])
    row.institution = institution
    before = row.replaces
    if before is not None and before.state == SubmissionState.RECORDED:
        SUBMISSION_FLOW.move(before, SubmissionState.REPLACED)
        before.save(update_fields=["state"])
    frame = queries.window(consultation)
    late = Flag.LATE in row.flags if frame.closing else None
    row.answer = put_in(row, consultation, frame, late=late, replaces=standing[0] if standing else "")


@transaction.atomic
def refuse(submission: Submission, *, reason: str, by: Actor) -> Submission:
    """It is no answer, and why. It is kept, and can be looked at again."""
    row, _consultation = _locked(submission, access.REFUSE, by)
    if not reason.strip():
        raise BadInput([Fault("reason", _("Say in a few words why."))])
    row.reason = reason.strip()
    _decided(row, SubmissionState.REFUSED, by)
    return row


@transaction.atomic
def look_again(submission: Submission, *, by: Actor) -> Submission:
    """Put what was refused back among what waits."""
    row, _consultation = _locked(submission, access.LOOK_AGAIN, by)
    _decided(row, SubmissionState.WAITING, by)
    return row


def _locked(submission: Submission, verb: str, by: Actor) -> tuple[Submission, Consultation]:
    """The submission and its consultation, locked in the order in which sending locks them."""
    found = Submission.objects.select_for_update(of=("self", "code"))
    row = found.select_related("code__above", "consultation__organiser", "replaces").get(pk=submission.pk)
    access.can(by, verb, row).require()
    return row, Consultation.locked(pk=row.consultation_id)


def _decided(row: Submission, target: SubmissionState, by: Actor) -> None:
    before = row.state
    SUBMISSION_FLOW.move(row, target)
    row.decided_at, row.decided_by = clock.now(), by.account_id
    row.save()
    journal.record(
        by=by,
        verb=f"answering.{target.value}",
        subject=f"answering.submission:{row.pk}",
        details={"before": before, "answer": row.answer},
        about=[f"consultations.consultation:{row.consultation_id}"],
    )
