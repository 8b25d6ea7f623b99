"""A mailing is written, changed, taken back or stopped. How it goes out stands in `sending`."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations.models import Consultation, Stage
from kooperacje.journal.actions import record
from kooperacje.journal.privacy import JSON
from kooperacje.outreach import access, drafts, wording
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

MAX_SUBJECT = 200
MAX_TEXT = 10_000


@transaction.atomic
def draft(consultation: Consultation, *, plan: Draft, by: Actor) -> Mailing:
    """Begin a mailing. Nothing goes out. Raises `Denied` and `BadInput`."""
    consultation = _locked(consultation, by)
    mailing = Mailing(consultation=consultation, created_at=clock.now(), version=0)
    mailing.apply(_values(consultation, plan), expected=None)
    mailing.version = 1
    mailing.save(force_insert=True)
    note(mailing, "drafted", by)
    return mailing


@transaction.atomic
def change(mailing: Mailing, *, plan: Draft, expected: int | None, by: Actor) -> Mailing:
    """Change a draft. Raises `Denied`, `BadInput`, and `Stale` when somebody saved in between."""
    consultation, row = both(mailing)
    access.may_change(by, consultation, row).require()
    changed = row.apply(_values(consultation, plan), expected=expected)
    if changed:
        row.save()
        note(row, "changed", by, fields=sorted(changed))
    return row


@transaction.atomic
def letters_instead(mailing: Mailing, *, by: Actor) -> Mailing:
    """A draft of letters to those of the audience to whom no e-mail can go. Raises `Denied`."""
    consultation = _locked(mailing.consultation, by)
    row = Mailing.objects.select_related("stage").get(pk=mailing.pk)
    plan = replace(drafts.of(row), way=Way.LETTER, unreachable=True, send_at=None)
    return draft(consultation, plan=plan, by=by)


@transaction.atomic
def take_back(mailing: Mailing, *, by: Actor) -> Mailing:
    """Make an approved mailing a draft again, before its time has come. Raises `Denied`."""
    consultation, row = both(mailing)
    access.may_move(by, consultation, row, MailingState.DRAFT).require()
    MAILING_FLOW.move(row, MailingState.DRAFT)
    row.approved_at, row.approved_by, row.objections, row.reason = None, None, [], ""
    row.version += 1
    row.save()
    note(row, "taken_back", by)
    return row


@transaction.atomic
def stop(mailing: Mailing, *, by: Actor) -> Mailing:
    """Give a mailing up: what has gone has gone, nobody else gets it. Raises `Denied`."""
    consultation, row = both(mailing)
    access.may_move(by, consultation, row, MailingState.STOPPED).require()
    end(row)
    note(row, "stopped", by)
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


def both(mailing: Mailing) -> tuple[Consultation, Mailing]:
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


def note(mailing: Mailing, what: str, by: Actor, **details: JSON) -> None:
    record(
        by=by,
        verb=f"outreach.mailing_{what}",
        subject=f"outreach.mailing:{mailing.pk}",
        about=[f"consultations.consultation:{mailing.consultation_id}"],
        details=details,
    )
