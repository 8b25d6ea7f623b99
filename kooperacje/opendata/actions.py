"""Loading cards from elsewhere: a file waits for its sender's look, then all that is good in it is written, or nothing."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import actions as basket
from kooperacje.basket.exchange.schema import ServiceEntry
from kooperacje.basket.states import ServiceState
from kooperacje.institutions import actions as institutions
from kooperacje.journal import actions as journal
from kooperacje.opendata import access
from kooperacje.opendata.incoming import reading
from kooperacje.opendata.incoming.understanding import FIELDS, Taken
from kooperacje.opendata.models import PendingLoad
from kooperacje.opendata.queries import planning
from kooperacje.opendata.queries.planning import Outcome

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in numbers of services."""

    added: int
    changed: int
    same: int
    refused: int


@transaction.atomic
def stage(*, by: Actor, name: str, content: bytes) -> PendingLoad:
    """Keep a file until its sender has seen what it would do; replaces the sender's earlier one. Raises `BadInput`."""
    access.may_load(by).require()
    if by.account_id is None:
        raise BadInput(_("Only a signed-in person can prepare a file for loading."))
    reading.read(content)
    PendingLoad.objects.filter(created_at__lt=clock.now() - KEPT).delete()
    PendingLoad.objects.filter(account_id=by.account_id).delete()
    return PendingLoad.objects.create(
        account_id=by.account_id, name=name[-200:], content=content, created_at=clock.now()
    )


@transaction.atomic
def discard(pending: PendingLoad, *, by: Actor) -> None:
    """Throw a prepared file away."""
    access.pending_or_404(by, pending.pk).delete()


@transaction.atomic
def load(*, by: Actor, content: bytes, publish: bool = False, leave_out: bool = False) -> Loaded:
    """Write the services of a file into the basket, through its actions.

    New cards are drafts, unless `publish`: then they get the state that the file gives them. Cards that stand keep
    their state. With `leave_out` refused services are left out; without it one refused service refuses the file.
    Raises `Denied`, and `BadInput` that names row and field; then nothing is saved.
    """
    access.may_load(by).require()
    plan = planning.plan(content, by)
    refused = plan.faults
    if refused and not leave_out:
        raise BadInput(refused)
    useful = plan.useful()
    keys = _register(useful, by)
    places = {
        place.key: place.model_copy(update={"institution": keys.get(place.institution, place.institution)})
        for taken in useful
        for place in taken.places
    }
    with _named(useful):
        basket.load_entries(places.values(), [_entry(taken, keys, publish) for taken in useful], by=by)
    done = Loaded(
        plan.count(Outcome.NEW),
        plan.count(Outcome.CHANGED),
        plan.count(Outcome.SAME),
        plan.count(Outcome.REFUSED),
    )
    journal.record(
        by=by,
        verb="opendata.loaded",
        subject=f"opendata.file:{hashlib.sha256(content).hexdigest()}",
        details={"added": done.added, "changed": done.changed, "same": done.same, "refused": done.refused},
    )
    return done


@contextmanager
def _named(useful: list[Taken]) -> Iterator[None]:
    """What the basket refuses is told by the row and the field of the file, not by our keys and names."""
    try:
        yield
    except BadInput as refused:
        rows = {taken.entry.key: taken.place for taken in useful}
        faults = []
        for fault in refused.faults:
            key, _dot, name = fault.place.partition(".")
            faults.append(Fault(f"{rows.get(key, key)}, {FIELDS.get(name, name)}", fault.sentence))
        raise BadInput(faults)


def _register(useful: list[Taken], by: Actor) -> dict[str, str]:
    """Providers that the register does not have yet; our key by the key of the file."""
    found: dict[str, str] = {}
    for provider in {
        taken.provider.key: taken.provider for taken in useful if taken.provider.is_new
    }.values():
        made = institutions.recognise(by=by, key=provider.key, name=provider.name, type=provider.type)
        found[provider.key] = made.key
    return found


def _entry(taken: Taken, keys: dict[str, str], publish: bool) -> ServiceEntry:
    entry = taken.entry
    stood = planning.state_of(entry.key)
    state = stood or (entry.state if publish else ServiceState.DRAFT)
    return entry.model_copy(update={"state": state, "provider": keys.get(entry.provider, entry.provider)})
