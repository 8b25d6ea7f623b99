"""A mailing is approved after the rules were asked, and goes out in batches that stand or fall as a whole.

Each batch is one transaction under the consultation's lock: codes, messages in the outbox, invitations in the record and
entries in the history are there together or not at all. Killed in the middle, the next worker begins the same batch anew.
An institution has at most one dispatch of a mailing, and its message carries the dispatch's number, so the outbox takes it
once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.base import clock, jobs
from kooperacje.base.actor import Actor, system
from kooperacje.base.problems import BadInput, Fault
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.notices.actions import post
from kooperacje.outreach import access, codes, composing, queries
from kooperacje.outreach.actions.mailings import both, end, note
from kooperacje.outreach.models import Deed, Dispatch, Mailing
from kooperacje.outreach.states import (
    DISPATCH_FLOW,
    MAILING_FLOW,
    DeedKind,
    DispatchState,
    MailingState,
    Purpose,
    Skip,
    Way,
)
from kooperacje.outreach.validation import OPEN, Objection, examine, refusals
from kooperacje.outreach.words import word

SEND = "outreach.send"
BATCH = 100
"""Messages of one transaction."""
PAPERS = 5000
"""Letters and lines of a list: made at once, since no network is in between."""
MAX_REASON = 2000
WORKER = system("outreach")
"""In whose name the record is written when an approved mailing goes out; who approved it stands in the history."""
_DEEDS = {Way.EMAIL: DeedKind.MAILED, Way.LETTER: DeedKind.PRINTED, Way.LIST: DeedKind.LISTED}


@transaction.atomic
def approve(mailing: Mailing, *, accepted: bool, reason: str, by: Actor) -> Mailing:
    """Let it go out at its time, unless a rule refuses. Warnings need the tick and a reason, and are kept with both.

    Raises `Denied`, and `BadInput` naming what is in the way; then nothing is changed.
    """
    consultation, row = both(mailing)
    access.may_move(by, consultation, row, MailingState.SCHEDULED).require()
    found = examine(queries.plan(consultation, row, queries.around(consultation, row)))
    reason = reason.strip()
    _require_answer(found, accepted, reason)
    MAILING_FLOW.move(row, MailingState.SCHEDULED)
    row.objections, row.reason = [one.key for one in found], reason if found else ""
    row.approved_at, row.approved_by = clock.now(), by.account_id
    row.version += 1
    row.save()
    note(row, "approved", by, way=row.way, warnings=row.objections, with_reason=bool(row.reason))
    if row.way == Way.EMAIL:
        enqueue(row, by=by)
    else:
        while _step(consultation, row, PAPERS):
            pass
    return row


def _require_answer(found: Sequence[Objection], accepted: bool, reason: str) -> None:
    """Nothing helps against a refusal; a warning needs a tick and a reason."""
    faults = [Fault("", one.sentence) for one in refusals(found)]
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
    jobs.defer(SEND, by=by, lock=lock_name(mailing.pk), at=mailing.send_at, mailing_id=str(mailing.pk))


def lock_name(mailing_id: UUID) -> str:
    """The queue's lock of a mailing: its steps never overlap."""
    return f"outreach.mailing:{mailing_id}"


@transaction.atomic
def carry_on(*, mailing_id: UUID, by: Actor) -> None:
    """The next batch of a mailing whose time has come; the one after it is put into the queue."""
    known = Mailing.objects.filter(pk=mailing_id).first()
    if known is None:
        return
    consultation, mailing = both(known)
    if mailing.state not in (MailingState.SCHEDULED, MailingState.SENDING):
        return
    if mailing.send_at is not None and mailing.send_at > clock.now():
        return  # approved anew for a later time, which has a job of its own
    if _step(consultation, mailing, BATCH):
        enqueue(mailing, by=by)


@transaction.atomic
def resume(*, by: Actor) -> int:
    """Put mailings into the queue whose time has come and whose job is gone; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lock FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND lock IS NOT NULL"
        )
        locks = {row[0] for row in cursor.fetchall()}
    due = Q(state=MailingState.SENDING.value) | Q(state=MailingState.SCHEDULED.value) & (
        Q(send_at=None) | Q(send_at__lte=clock.now())
    )
    found = Mailing.objects.select_for_update(skip_locked=True).filter(due).order_by("created_at", "id")
    stranded = [mailing for mailing in found if lock_name(mailing.pk) not in locks]
    for mailing in stranded:
        enqueue(mailing, by=by)
    return len(stranded)


def _step(consultation: Consultation, mailing: Mailing, size: int) -> bool:
    """One batch of a locked mailing; whether there is more to do."""
    if mailing.state == MailingState.SCHEDULED and not _begin(consultation, mailing):
        return False
    if consultation.state not in OPEN:
        _refused(mailing, ["state"])
        return False
    waiting = Dispatch.objects.filter(mailing=mailing, state=DispatchState.WAITING.value)
    batch = list(waiting.select_for_update(of=("self",)).order_by("pk")[:size])
    if batch:
        _send(consultation, mailing, batch)
    if waiting.exists():
        return True
    MAILING_FLOW.move(mailing, MailingState.DONE)
    mailing.done_at = clock.now()
    mailing.save()
    note(mailing, "done", WORKER)
    return False


def _begin(consultation: Consultation, mailing: Mailing) -> bool:
    """Ask the rules again, for days may have changed since; then write down for whom it is meant."""
    counted = queries.numbers(consultation, mailing)
    plan = queries.plan(consultation, mailing, queries.around(consultation, mailing), counted)
    broken = [one.key for one in refusals(examine(plan)) if one.key != "time-over"]
    if broken:
        _refused(mailing, broken)
        return False
    MAILING_FLOW.move(mailing, MailingState.SENDING)
    mailing.begun_at = clock.now()
    mailing.save()
    meant = queries.audience(consultation, mailing).values_list("pk", flat=True)
    Dispatch.objects.bulk_create(
        [Dispatch(mailing=mailing, party_id=party) for party in meant], batch_size=1000, ignore_conflicts=True
    )
    return True


def _refused(mailing: Mailing, keys: Sequence[str]) -> None:
    mailing.objections = list(keys)
    end(mailing)
    note(mailing, "refused", WORKER, rules=list(keys))


def _send(consultation: Consultation, mailing: Mailing, batch: Sequence[Dispatch]) -> None:
    """Codes, messages, record and history for these institutions."""
    parties = {
        party.pk: party
        for party in queries.audience(consultation, mailing).filter(pk__in=[one.party_id for one in batch])
    }
    pairs = [(one, parties.get(one.party_id)) for one in batch]
    for one, party in pairs:
        if party is None or party.skip:
            _skip(one, Skip(party.skip) if party else Skip.NO_LONGER)
    Dispatch.objects.bulk_update([one for one in batch if one.skip], ["state", "skip"], batch_size=500)
    going = [(one, party) for one, party in pairs if party is not None and not party.skip]
    printed = codes.issue(consultation, [party.key for _one, party in going], by=WORKER)
    today = clock.today()
    reminded = {"reminded_on": today} if mailing.purpose == Purpose.REMIND else {}
    state = DispatchState.POSTED if mailing.way == Way.EMAIL else DispatchState.MADE
    DISPATCH_FLOW.check(DispatchState.WAITING, state)
    if mailing.way == Way.EMAIL:
        going = _post(consultation, mailing, going, printed)
    gone = Dispatch.objects.filter(pk__in=[one.pk for one, _party in going])
    gone.update(state=state.value, at=clock.now(), **reminded)
    _write_down(consultation, mailing, [party for _one, party in going], today)


def _post(
    consultation: Consultation, mailing: Mailing, going: Sequence[tuple[Dispatch, Any]], printed: Any
) -> list[tuple[Dispatch, Any]]:
    """Messages into the outbox; gives back those whose address it took."""
    around = queries.around(consultation, mailing)
    values = composing.common(consultation, mailing, around.materials, around.stage)
    taken = []
    for one, party in going:
        own = printed[party.key]
        words = composing.worded(mailing, values, institution=party.name, code=own.code, link=own.link)
        token = composing.opt_out_token(one.pk)
        try:
            one.notice = post(
                to=party.email,
                subject=words.subject,
                text=composing.with_opt_out(words.text, token, consultation.language),
                by=WORKER,
                about=f"outreach.dispatch:{one.pk}",
                dedupe_key=f"outreach.dispatch:{one.pk}",
            )
        except BadInput:
            _skip(one, Skip.NO_ADDRESS)
            one.save(update_fields=["state", "skip"])
            continue
        one.address = party.email
        taken.append((one, party))
    Dispatch.objects.bulk_update([one for one, _party in taken], ["address", "notice"], batch_size=500)
    return taken


def _skip(one: Dispatch, why: Skip) -> None:
    DISPATCH_FLOW.move(one, DispatchState.SKIPPED)
    one.skip = why.value


def _write_down(consultation: Consultation, mailing: Mailing, parties: Sequence[Any], today: date) -> None:
    """The history of each institution, and an invitation in the record that the report counts."""
    reminds = mailing.purpose == Purpose.REMIND
    kind = DeedKind.REMINDED if reminds else _DEEDS[Way(mailing.way)]
    now, title = clock.now(), composing.title(mailing, consultation)
    Deed.objects.bulk_create(
        [
            Deed(
                party_id=party.pk,
                kind=kind.value,
                at=now,
                by_account=mailing.approved_by,
                note=title,
            )
            for party in parties
        ],
        batch_size=1000,
    )
    if reminds:
        return
    with override(consultation.language):
        how = str(word(Way(mailing.way)))
    invitations = [
        schema.Invitation(
            key="new",
            to=party.name,
            institution=party.key,
            stage=mailing.stage.key if mailing.stage else None,
            sent_on=today,
            how=how,
        )
        for party in parties
    ]
    consultations.take_invitations(consultation, invitations, by=WORKER)
