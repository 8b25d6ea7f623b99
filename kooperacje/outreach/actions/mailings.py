"""A mailing is written, changed, approved after the rules were asked, taken back or stopped."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock, jobs
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.models import Consultation, Stage
from kooperacje.journal.actions import record
from kooperacje.outreach import access, drafts, queries, wording
from kooperacje.outreach.drafts import Draft
from kooperacje.outreach.models import Dispatch, Mailing
from kooperacje.outreach.states import (
    DISPATCH_FLOW,
    MAILING_FLOW,
    DispatchState,
    MailingState,
    Purpose,
    Skip,
    Way,
    Whom,
)
from kooperacje.outreach.validation import Objection, Weight, examine

SEND = "outreach.send"
MAX_SUBJECT = 200
MAX_TEXT = 10_000
MAX_REASON = 2000


@transaction.atomic
def draft(consultation: Consultation, *, plan: Draft, by: Actor) -> Mailing:
    """Begin a mailing. Nothing goes out. Raises `Denied` and `BadInput`."""
    consultation = _locked(consultation, by)
    mailing = Mailing(consultation=consultation, created_at=clock.now(), version=0)
    mailing.apply(_values(consultation, plan), expected=None)
    mailing.version = 1
    mailing.save(force_insert=True)
    _journal(mailing, "drafted", by)
    return mailing


@transaction.atomic
def change(mailing: Mailing, *, plan: Draft, expected: int | None, by: Actor) -> Mailing:
    """Change a draft. Raises `Denied`, `BadInput`, and `Stale` when somebody saved in between."""
    consultation, row = _both(mailing)
    access.may_change(by, consultation, row).require()
    changed = row.apply(_values(consultation, plan), expected=expected)
    if changed:
        row.save()
        _journal(row, "changed", by, fields=sorted(changed))
    return row


@transaction.atomic
def letters_instead(mailing: Mailing, *, by: Actor) -> Mailing:
    """A draft of letters to those of the audience to whom no e-mail can go. Raises `Denied`."""
    consultation = _locked(mailing.consultation, by)
    row = Mailing.objects.select_related("stage").get(pk=mailing.pk)
    plan = replace(drafts.of(row), way=Way.LETTER, unreachable=True, send_at=None)
    return draft(consultation, plan=plan, by=by)


@transaction.atomic
def approve(mailing: Mailing, *, accepted: bool, reason: str, by: Actor) -> Mailing:
    """Let it go out at its time, unless a rule refuses. Warnings need the tick and a reason, and are kept with both.

    Raises `Denied`, and `BadInput` naming what is in the way; then nothing is changed.
    """
    consultation, row = _both(mailing)
    access.may_move(by, consultation, row, MailingState.SCHEDULED).require()
    found = examine(queries.plan(consultation, row, queries.around(consultation, row)))
    reason = reason.strip()
    _require_answer(found, accepted, reason)
    MAILING_FLOW.move(row, MailingState.SCHEDULED)
    row.objections, row.reason = [one.key for one in found], reason if found else ""
    row.approved_at, row.approved_by = clock.now(), by.account_id
    row.version += 1
    row.save()
    _journal(row, "approved", by, way=row.way, warnings=row.objections, with_reason=bool(row.reason))
    enqueue(row, by=by)
    return row


def _require_answer(found: Sequence[Objection], accepted: bool, reason: str) -> None:
    """Nothing helps against a refusal; a warning needs a tick and a reason."""
    faults = [Fault("", one.sentence) for one in found if one.weight is Weight.REFUSE]
    if not faults and found:
        if not accepted:
            faults.append(
                Fault("accepted", _("Say that it shall go out all the same, or mend what is warned of."))
            )
        if not reason:
            faults.append(Fault("reason", _("Write why it shall go out all the same.")))
    if len(reason) > MAX_REASON:
        faults.append(Fault("reason", _("At most %(limit)d characters.") % {"limit": MAX_REASON}))
    if faults:
        raise BadInput(faults)


def enqueue(mailing: Mailing, *, by: Actor) -> None:
    """The next step of this mailing, in the running transaction."""
    jobs.defer(SEND, by=by, lock=lock_name(mailing), at=mailing.send_at, mailing_id=str(mailing.pk))


def lock_name(mailing: Mailing) -> str:
    """The queue's lock of a mailing: its steps never overlap."""
    return f"outreach.mailing:{mailing.pk}"


@transaction.atomic
def take_back(mailing: Mailing, *, by: Actor) -> Mailing:
    """Make an approved mailing a draft again, before its time has come. Raises `Denied`."""
    consultation, row = _both(mailing)
    access.may_move(by, consultation, row, MailingState.DRAFT).require()
    MAILING_FLOW.move(row, MailingState.DRAFT)
    row.approved_at, row.approved_by, row.objections, row.reason = None, None, [], ""
    row.version += 1
    row.save()
    _journal(row, "taken_back", by)
    return row


@transaction.atomic
def stop(mailing: Mailing, *, by: Actor) -> Mailing:
    """Give a mailing up: what has gone has gone, nobody else gets it. Raises `Denied`."""
    consultation, row = _both(mailing)
    access.may_move(by, consultation, row, MailingState.STOPPED).require()
    end(row)
    _journal(row, "stopped", by)
    return row


def end(row: Mailing) -> None:
    """Stop a locked mailing; whoever still waited for it gets nothing."""
    MAILING_FLOW.move(row, MailingState.STOPPED)
    row.done_at = clock.now()
    row.version += 1
    row.save()
    waiting = Dispatch.objects.filter(mailing=row, state=DispatchState.WAITING.value)
    DISPATCH_FLOW.check(DispatchState.WAITING, DispatchState.SKIPPED)
    waiting.update(state=DispatchState.SKIPPED.value, skip=Skip.STOPPED.value)


def _locked(consultation: Consultation, by: Actor) -> Consultation:
    row = Consultation.locked(pk=consultation.pk)
    access.may_write(by, row).require()
    return row


def _both(mailing: Mailing) -> tuple[Consultation, Mailing]:
    """The consultation is locked first, always: a mailing is only ever touched under it."""
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("organiser")
        .get(pk=mailing.consultation_id)
    )
    row = Mailing.objects.select_for_update(of=("self",)).select_related("stage").get(pk=mailing.pk)
    return consultation, row


def _values(consultation: Consultation, plan: Draft) -> dict[str, object]:
    """The columns of a draft; raises `BadInput` naming the field that does not hold."""
    faults = list(_wrong_words(plan))
    stage_id: UUID | None = None
    if plan.stage:
        found = Stage.objects.filter(consultation=consultation, key=plan.stage)
        stage_id = found.values_list("pk", flat=True).first()
        if stage_id is None:
            faults.append(Fault("stage", _("There is no such stage in this consultation.")))
    if faults:
        raise BadInput(faults)
    return {
        "purpose": plan.purpose.value,
        "way": plan.way.value,
        "stage_id": stage_id,
        "types": sorted(set(plan.types)),
        "territory": plan.territory,
        "is_key": plan.is_key,
        "obligatory": plan.obligatory,
        "whom": (Whom.SILENT if plan.purpose is Purpose.REMIND else plan.whom).value,
        "unreachable": plan.unreachable,
        "materials": list(dict.fromkeys(plan.materials)),
        "subject": " ".join(plan.subject.split()),
        "text": plan.text.replace("\r\n", "\n").strip(),
        "send_at": plan.send_at if plan.way is Way.EMAIL else None,
    }


def _wrong_words(plan: Draft) -> list[Fault]:
    faults = []
    for place, words, limit in (("subject", plan.subject, MAX_SUBJECT), ("text", plan.text, MAX_TEXT)):
        if not words.strip():
            faults.append(Fault(place, _("Write something here.")))
        if len(words) > limit:
            faults.append(Fault(place, _("At most %(limit)d characters.") % {"limit": limit}))
        unknown = wording.unknown(words)
        if unknown:
            names = ", ".join(f"{{{name}}}" for name in unknown)
            faults.append(Fault(place, _("Nothing fills these places: %(names)s.") % {"names": names}))
    if {"kod", "link"} & wording.used(plan.subject):
        faults.append(Fault("subject", _("A code does not belong into the subject, which others see.")))
    return faults


def _journal(mailing: Mailing, what: str, by: Actor, **details: object) -> None:
    record(
        by=by,
        verb=f"outreach.mailing_{what}",
        subject=f"outreach.mailing:{mailing.pk}",
        about=[f"consultations.consultation:{mailing.consultation_id}"],
        details=details,  # type: ignore[arg-type]
    )
