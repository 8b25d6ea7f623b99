"""A whole basket from a file: all of it, or nothing. Loading the same file again changes nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, queries
from kooperacje.basket.actions import cards, gaps, places
from kooperacje.basket.actions.common import saved
from kooperacje.basket.exchange.schema import Basket, GapEntry, PlaceEntry, ServiceEntry, Spot
from kooperacje.basket.models import Gap, Place, Service
from kooperacje.basket.states import SERVICE_FLOW, GapState, ServiceState
from kooperacje.institutions import actions as institutions
from kooperacje.institutions import queries as register
from kooperacje.institutions.models import Institution

MOST_FAULTS = 50
_MOVES = {
    ServiceState.DRAFT: cards.reopen,
    ServiceState.PUBLISHED: cards.publish,
    ServiceState.SUSPENDED: cards.suspend,
    ServiceState.WITHDRAWN: cards.withdraw,
}


@dataclass(slots=True)
class Loaded:
    """How many cards were new, changed, and as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class _Loading:
    by: Actor
    known: dict[str, Institution]
    done: Loaded = field(default_factory=Loaded)
    faults: list[Fault] = field(default_factory=list)

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Collect what is wrong inside, each fault with its place in the file."""
        try:
            with transaction.atomic():
                yield
        except BadInput as refused:
            for fault in refused.faults:
                where = f"{place}.{fault.place}" if fault.place else place
                self.faults.append(Fault(where, fault.sentence))

    def institution(self, field_: str, key: str) -> Institution:
        """The institution with this key in the file or in the register."""
        found = self.known.get(key) or register.by_key(key)
        if found is None:
            raise BadInput(
                [Fault(field_, _("There is no institution with the key “%(key)s”.") % {"key": key})]
            )
        self.known[key] = found
        return found


@transaction.atomic
def load_basket(basket: Basket, *, by: Actor) -> Loaded:
    """Bring institutions, places and cards to what the file says; what it does not name stays.

    Raises `Denied`, and `BadInput` with the place of every fault; nothing is saved then.
    """
    access.can_load(by).require()
    load = _Loading(by, {})
    for number, body in enumerate(basket.institutions, start=1):
        with load.at(f"institutions[{number}]"):
            load.known[body.key] = institutions.recognise(
                by=by, key=body.key, name=body.name, type=body.type, seat=body.territory
            )
    for number, place in enumerate(basket.places, start=1):
        with load.at(f"places[{number}]"):
            _place(load, place)
    for number, entry in enumerate(basket.services, start=1):
        with load.at(f"services[{number}]"):
            _service(load, entry)
    for number, gap in enumerate(basket.gaps, start=1):
        with load.at(f"gaps[{number}]"):
            _gap(load, gap)
    if load.faults:
        raise BadInput(load.faults[:MOST_FAULTS])
    return load.done


@transaction.atomic
def load_entries(places: Iterable[PlaceEntry], services: Iterable[ServiceEntry], *, by: Actor) -> Loaded:
    """Places and cards that a room above understood from a file of another form, each by the actor's own right to it.

    Raises `Denied`, and `BadInput` with the key of the card or place at every fault; nothing is saved then.
    """
    load = _Loading(by, {})
    for place in places:
        with load.at(place.key):
            _place(load, place)
    for entry in services:
        with load.at(entry.key):
            _service(load, entry)
    if load.faults:
        raise BadInput(load.faults[:MOST_FAULTS])
    return load.done


def _place(load: _Loading, entry: PlaceEntry) -> None:
    institution = load.institution("institution", entry.institution)
    spot = Spot.model_construct(**{name: getattr(entry, name) for name in Spot.model_fields})
    standing = Place.objects.filter(key=entry.key).first()
    if standing is None:
        places.add_place(by=load.by, institution=institution, spot=spot, key=entry.key)
    elif standing.institution_id != institution.pk:
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": entry.key})])
    else:
        places.change_place(by=load.by, place=standing, spot=spot, expected=None)


def _service(load: _Loading, entry: ServiceEntry) -> None:
    provider = load.institution("provider", entry.provider)
    standing = Service.objects.filter(key=entry.key).first()
    if standing is None:
        row = cards.create_service(by=load.by, provider=provider, card=entry.card(), key=entry.key)
        load.done.added += 1
    elif standing.provider_id != provider.pk:
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": entry.key})])
    else:
        row = cards.change_service(by=load.by, service=standing, card=entry.card(), expected=None)
    version = standing.version if standing else row.version
    for target in _way(ServiceState(row.state), entry.state):
        row = _MOVES[target](by=load.by, service=row)
    row = _life(row, entry, load.by)
    if standing:
        changed = row.version != version
        load.done.changed += changed
        load.done.unchanged += not changed


def _gap(load: _Loading, entry: GapEntry) -> None:
    """A gap that is new comes with its evidence and its state; one that is known keeps its own life."""
    keeper = load.institution("keeper", entry.keeper)
    standing = Gap.objects.filter(key=entry.key).first()
    if standing is not None:
        gaps.change_gap(by=load.by, gap=standing, lack=entry.lack(), expected=None)
        return
    row = gaps.report_gap(by=load.by, lack=entry.lack(), keeper=keeper, key=entry.key)
    for one in entry.evidence:
        gaps.add_evidence(by=load.by, gap=row, evidence=one)
    if entry.substitute:
        helps = _named("substitute", entry.substitute)
        row = gaps.choose_substitute(by=load.by, gap=row, service=helps, note=entry.substitute_note)
    if entry.state is GapState.DISMISSED:
        gaps.dismiss_gap(by=load.by, gap=row, reason=_("Dismissed in the file."))
    elif entry.state is not GapState.REPORTED:
        gaps.confirm_gap(by=load.by, gap=row)
    if entry.state is GapState.IN_HAND:
        gaps.take_in_hand(by=load.by, gap=row, note=_("In hand in the file."))
    elif entry.state is GapState.CLOSED:
        gaps.close_gap(by=load.by, gap=row, service=_named("closed_by", entry.closed_by or ""))


def _named(field_: str, key: str) -> Service:
    found = Service.objects.filter(key=key).first()
    if found is None:
        raise BadInput([Fault(field_, _("There is no service “%(key)s”.") % {"key": key})])
    return found


def _life(row: Service, entry: ServiceEntry, by: Actor) -> Service:
    """When it was confirmed and its places told, as the file says; where it says nothing, what stands stays."""
    told = {
        name: getattr(entry, name)
        for name in ("capacity_on", "verified_on", "verified_by")
        if getattr(entry, name)
    }
    if row.apply(told, expected=None):
        saved(row, by, "service_loaded", queries.card(row, by), {"fields": [*sorted(told)]})
    return row


def _way(source: ServiceState, target: ServiceState) -> list[ServiceState]:
    """The shortest moves from one state to another."""
    ways: dict[ServiceState, list[ServiceState]] = {source: []}
    frontier = [source]
    while target not in ways:
        state = frontier.pop(0)
        for following in sorted(SERVICE_FLOW.moves[state]):
            if following not in ways:
                ways[following] = [*ways[state], following]
                frontier.append(following)
    return ways[target]
