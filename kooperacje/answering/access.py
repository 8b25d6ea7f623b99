"""Who may: the holder of a code what the code is for, whoever works in the consultation's workspace what was sent."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.answering import codes
from kooperacje.answering.models import Code, Submission, Terms
from kooperacje.answering.states import ANSWERING, SUBMISSION_FLOW, CodeKind, SubmissionState
from kooperacje.base.actor import Actor, system
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.consultations import access as consultations
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.files import access as files

HOLDER = system("answering")
"""In whose name the room writes for somebody who holds a code: the code is the authority, there is no account."""
PREFIX = "answering.code"
RECORD = "record"
REFUSE = "refuse"
LOOK_AGAIN = "look_again"

_S = ConsultationState
WRITABLE = frozenset({_S.ANNOUNCED, _S.RUNNING, _S.SUMMING_UP})
SENDABLE = frozenset({_S.RUNNING, _S.SUMMING_UP})
NOT_YET = _("Answers can be sent when the consultation has begun. What you write is kept until then.")
OVER = _("The consultation is over: answers are no longer taken.")
LEAD_SENDS = _("Whoever holds the code of your institution sends the common answer.")
DECIDED = _("This has been decided already.")
_TARGETS = {
    RECORD: SubmissionState.RECORDED,
    REFUSE: SubmissionState.REFUSED,
    LOOK_AGAIN: SubmissionState.WAITING,
}


def live() -> QuerySet[Code]:
    """Codes that open something, each with its consultation."""
    found = Code.objects.filter(revoked_at=None)
    found = found.filter(consultation__state__in=[state.value for state in consultations.PUBLIC_STATES])
    return found.select_related("consultation__organiser")


def with_code(typed: str) -> Code:
    """The live code that somebody typed. Raises `NotThere`: unknown, revoked and not yet public look the same."""
    signs = codes.clean(typed)
    found = live().filter(digest=codes.digest(signs)).first() if signs else None
    if found is None:
        raise NotThere
    return found


def require_lead(code: Code) -> None:
    """Only an institution's own code invites colleagues and passes the invitation on; for others there is no such page.

    Raises `NotThere`.
    """
    if code.kind not in ANSWERING:
        raise NotThere


def may_write(code: Code) -> Decision:
    """Write and change what is not sent yet."""
    return ALLOWED if code.consultation.state in WRITABLE else denied(OVER)


def may_send(code: Code) -> Decision:
    """Send the answer now."""
    if code.kind == CodeKind.COLLEAGUE:
        return denied(LEAD_SENDS)
    state = code.consultation.state
    if state in SENDABLE:
        return ALLOWED
    return denied(NOT_YET if state == _S.ANNOUNCED else OVER)


def offered_to_all(consultation: Consultation) -> Decision:
    """Whether somebody without a code may begin an answer now."""
    if consultation.state != _S.RUNNING:
        return denied(OVER)
    open_to_all = Terms.objects.filter(pk=consultation.pk, open_to_all=True).exists()
    return ALLOWED if open_to_all else denied(_("In this consultation one answers with a code."))


def visible(actor: Actor, consultation: Consultation) -> QuerySet[Submission]:
    """What was sent for this consultation, where the actor may work in it."""
    found = Submission.objects.filter(consultation=consultation)
    return found if consultations.can(actor, consultations.WORK, consultation) else found.none()


def get_or_404(actor: Actor, consultation: Consultation, number: str) -> Submission:
    """Raises `NotThere` for absent and forbidden alike."""
    found = visible(actor, consultation).filter(number=number).select_related("code").first()
    if found is None:
        raise NotThere
    return found


def may_issue(actor: Actor, consultation: Consultation) -> Decision:
    """Give out codes, set the terms, enter on behalf of somebody."""
    return consultations.can(actor, consultations.EDIT, consultation)


def can(actor: Actor, verb: str, submission: Submission) -> Decision:
    """Whether the actor may decide so about what was sent, and if not, why."""
    decision = consultations.can(actor, consultations.EDIT, submission.consultation)
    if not decision:
        return decision
    return ALLOWED if SUBMISSION_FLOW.allows(submission.state, _TARGETS[verb]) else denied(DECIDED)


def owner(code_id: UUID) -> str:
    """What the attachments of an answer belong to."""
    return f"{PREFIX}:{code_id}"


def _may_read_files(actor: Actor, subject: str) -> Decision:
    code = Code.objects.filter(pk=subject.partition(":")[2]).select_related("consultation").first()
    sent = code is not None and Submission.objects.filter(code=code).exists()
    if code is None or not (actor.is_system or sent):
        return denied(files.NOT_YOURS)
    return consultations.can(actor, consultations.WORK, code.consultation)


def _may_change_files(actor: Actor, subject: str) -> Decision:
    return ALLOWED if actor.is_system else denied(files.NOT_YOURS)


def register() -> None:
    """Called once, when the room is ready."""
    files.register(PREFIX, may_read=_may_read_files, may_change=_may_change_files)
