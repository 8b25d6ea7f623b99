"""Codes are given out, passed on, opened and taken back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.answering import access, codes
from kooperacje.answering.models import Code
from kooperacje.answering.states import ANSWERING, CodeKind
from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations import actions as consultations
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.institutions.models import Institution
from kooperacje.journal import actions as journal
from kooperacje.journal.privacy import JSON

BATCH = 1000
MOST_COLLEAGUES = 50
MOST_RELAYED = 200


@transaction.atomic
def issue_codes(consultation: Consultation, *, institutions: Sequence[str], by: Actor) -> dict[str, Code]:
    """One live code per institution of the consultation, {its key: code}; who has one keeps it.

    A code that the present secret cannot print is made anew. Raises `Denied`, and `BadInput` naming a key that is not
    there; nothing is issued then.
    """
    row = _locked(consultation, by)
    wanted = list(dict.fromkeys(institutions))
    known = set(rows.of(row, catalogue.INSTITUTION).filter(key__in=wanted).values_list("key", flat=True))
    missing = [key for key in wanted if key not in known]
    if missing:
        told = _("There is no “%(key)s” in this consultation.") % {"key": missing[0]}
        raise BadInput([Fault("institutions", told)])
    live = Code.objects.filter(
        consultation=row, institution__in=wanted, revoked_at=None, kind__in=sorted(ANSWERING)
    )
    held = {code.institution: code for code in live}
    stale = [code for code in held.values() if not codes.printable(code)]
    for code in stale:
        _anew(code)
    Code.objects.bulk_update(stale, ["round", "digest"], batch_size=BATCH)
    fresh = [_made(row, CodeKind.INVITED, by, institution=key) for key in wanted if key not in held]
    Code.objects.bulk_create(fresh, batch_size=BATCH)
    if fresh or stale:
        _noted(row, "codes_issued", by, fresh=len(fresh), anew=len(stale))
    return {key: code for key in wanted for code in (held.get(key),) if code} | {
        code.institution: code for code in fresh
    }


@transaction.atomic
def replace_code(code: Code, *, by: Actor) -> Code:
    """Make the code anew: the one that went out no longer opens anything, what was written under it stays."""
    _locked(code.consultation, by)
    row = _again(code)
    _anew(row)
    row.save(update_fields=["round", "digest"])
    _noted(row.consultation, "code_replaced", by, institution=row.institution)
    return row


@transaction.atomic
def open_code(code: Code) -> Code:
    """The holder opened it; the first time is kept."""
    row = _again(code)
    if row.opened_at is None:
        row.opened_at = clock.now()
        row.save(update_fields=["opened_at"])
    return row


@transaction.atomic
def invite_colleague(code: Code, *, label: str) -> Code:
    """A code for somebody in the same institution, who contributes to its one answer. `label` is for the lead alone."""
    row = _again(code)
    access.may_write(row).require()
    access.require_lead(row)
    label = " ".join(label.split())
    if not label:
        raise BadInput([Fault("label", _("Write whom the code is for."))])
    if row.below.filter(kind=CodeKind.COLLEAGUE.value, revoked_at=None).count() >= MOST_COLLEAGUES:
        told = _("One institution may have %(most)s codes for colleagues.") % {"most": MOST_COLLEAGUES}
        raise BadInput([Fault("label", told)])
    made = _made(row.consultation, CodeKind.COLLEAGUE, access.HOLDER, institution=row.institution)
    made.above, made.label = row, label[:100]
    made.save(force_insert=True)
    return made


@transaction.atomic
def withdraw_colleague(code: Code, *, colleague: UUID) -> None:
    """The colleague's code no longer opens anything; what was taken over from it stays."""
    row = (
        code.below.select_for_update(of=("self",))
        .filter(pk=colleague, kind=CodeKind.COLLEAGUE.value, revoked_at=None)
        .first()
    )
    if row is None:
        raise NotThere
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])


@transaction.atomic
def relay(code: Code, *, institution: Institution) -> Code:
    """Pass the invitation on to another institution of the register; its answer counts in this code's tree.

    An institution that has a code already gets no second one: raises `BadInput`.
    """
    row = _again(code)
    access.may_write(row).require()
    access.require_lead(row)
    consultation = Consultation.locked(pk=row.consultation_id)
    if row.below.filter(kind=CodeKind.RELAYED.value, revoked_at=None).count() >= MOST_RELAYED:
        told = _("One institution may pass the invitation on %(most)s times.") % {"most": MOST_RELAYED}
        raise BadInput([Fault("institution", told)])
    key = consultations.add_institution(consultation, institution, by=access.HOLDER)
    live = Code.objects.filter(
        consultation=consultation, institution=key, revoked_at=None, kind__in=sorted(ANSWERING)
    )
    if live.exists():
        raise BadInput([Fault("institution", _("This institution has been invited already."))])
    made = _made(consultation, CodeKind.RELAYED, access.HOLDER, institution=key)
    made.above = row
    made.save(force_insert=True)
    _noted(consultation, "invitation_relayed", access.HOLDER, institution=key, relayed_by=row.institution)
    return made


@transaction.atomic
def enter_for(
    consultation: Consultation, *, institution: str, channel: str, received_on: date, by: Actor
) -> Code:
    """A code under which an officer enters what came on paper, by telephone or by word of mouth. It is never printed."""
    row = _locked(consultation, by)
    faults = []
    if rows.part(row, catalogue.INSTITUTION, institution) is None:
        faults.append(Fault("institution", _("There is no such institution in this consultation.")))
    if channel and rows.part(row, catalogue.CHANNEL, channel) is None:
        faults.append(Fault("channel", _("There is no such channel in this consultation.")))
    if received_on > clock.today():
        faults.append(Fault("received_on", _("That day has not come yet.")))
    if faults:
        raise BadInput(faults)
    made = _made(row, CodeKind.BEHALF, by, institution=institution)
    made.channel, made.received_on = channel, received_on
    made.opened_at = made.issued_at
    made.save(force_insert=True)
    return made


@transaction.atomic
def begin_open(consultation: Consultation, *, network: str) -> Code:
    """A code for anybody who answers a consultation that is open to all: it is theirs to come back with."""
    made = _made(consultation, CodeKind.OPEN, access.HOLDER, institution="")
    made.network = network
    made.opened_at = made.issued_at
    made.save(force_insert=True)
    return made


def _made(consultation: Consultation, kind: CodeKind, by: Actor, *, institution: str) -> Code:
    code = Code(
        consultation=consultation,
        kind=kind.value,
        institution=institution,
        issued_at=clock.now(),
        issued_by=by.account_id,
    )
    code.digest = codes.digest(codes.make(code))
    return code


def _anew(code: Code) -> None:
    code.round += 1
    code.digest = codes.digest(codes.make(code))


def _locked(consultation: Consultation, by: Actor) -> Consultation:
    row = Consultation.locked(pk=consultation.pk)
    access.may_issue(by, row).require()
    return row


def _again(code: Code) -> Code:
    """The code as it stands now, locked."""
    found = access.live().select_for_update(of=("self",)).filter(pk=code.pk).first()
    if found is None:
        raise NotThere
    return found


def _noted(consultation: Consultation, what: str, by: Actor, **details: JSON) -> None:
    journal.record(
        by=by,
        verb=f"answering.{what}",
        subject=f"consultations.consultation:{consultation.pk}",
        details=details,
    )
