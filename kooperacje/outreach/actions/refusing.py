"""Who wants no messages, whose messages come back, and where to write instead."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.problems import BadInput, Fault, NotThere
from kooperacje.consultations.models import Consultation, Party
from kooperacje.journal.actions import record
from kooperacje.notices.incoming import Failure
from kooperacje.outreach import access
from kooperacje.outreach.models import Deed, Dispatch, Standing
from kooperacje.outreach.states import DISPATCH_FLOW, DeedKind, DispatchState

REMEMBERED = timedelta(days=14)
"""How far back a report without the number of its message is taken to be about the last message to that address."""


@transaction.atomic
def opt_out(dispatch_id: int) -> None:
    """The holder of the link wants no more messages about this consultation. A second time changes nothing.

    Raises `NotThere` for a dispatch that is gone.
    """
    found = Dispatch.objects.filter(pk=dispatch_id).values_list("party_id", "party__consultation_id").first()
    if found is None:
        raise NotThere
    party, consultation = found
    Consultation.locked(pk=consultation)
    standing, _made = Standing.objects.select_for_update().get_or_create(party_id=party)
    if standing.opted_out_at is not None:
        return
    standing.opted_out_at = clock.now()
    standing.save(update_fields=["opted_out_at"])
    _noted(Party.objects.get(pk=party), DeedKind.OPTED_OUT, "", ANONYMOUS)


@transaction.atomic
def set_email(party: Party, *, email: str, by: Actor) -> None:
    """Write there from now on, also after an opt-out or after messages came back: an officer has asked. Raises `Denied`."""
    consultation = Consultation.locked(pk=party.consultation_id)
    access.may_write(by, consultation).require()
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput([Fault("email", _("“%(address)s” is not an e-mail address.") % {"address": email})])
    Standing.objects.update_or_create(
        party=party,
        defaults={"email": email, "bounced_at": None, "bounce_status": "", "opted_out_at": None},
    )
    _noted(party, DeedKind.ADDRESSED, "", by)


def hear_failures(failures: Sequence[Failure]) -> None:
    """Delivery reports and refusals for good: the messages of ours that they speak of came back."""
    for failure in failures:
        if failure.final:
            _bounced(failure)


@transaction.atomic
def _bounced(failure: Failure) -> None:
    """By the number of the message; by its address only where the report does not tell the number."""
    found = Dispatch.objects.select_related("party").filter(state=DispatchState.POSTED.value)
    if failure.original_id:
        found = found.filter(notice__message_id=failure.original_id)
    else:
        found = found.filter(address__iexact=failure.recipient, at__gte=clock.now() - REMEMBERED)
    for consultation in sorted(set(found.order_by().values_list("party__consultation_id", flat=True))):
        Consultation.locked(pk=consultation)
    for one in found.select_for_update(of=("self",)).order_by("pk"):
        DISPATCH_FLOW.move(one, DispatchState.BOUNCED)
        one.save(update_fields=["state"])
        Standing.objects.update_or_create(
            party_id=one.party_id, defaults={"bounced_at": clock.now(), "bounce_status": failure.status[:12]}
        )
        _noted(one.party, DeedKind.BOUNCED, failure.status[:12], ANONYMOUS)


def _noted(party: Party, kind: DeedKind, note: str, by: Actor) -> None:
    Deed.objects.create(party=party, kind=kind.value, at=clock.now(), by_account=by.account_id, note=note)
    record(
        by=by,
        verb=f"outreach.{kind.value}",
        subject=f"consultations.consultation:{party.consultation_id}",
        details={"institution": party.key},
    )
