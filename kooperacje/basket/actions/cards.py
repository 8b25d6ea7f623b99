"""Cards: written, published, confirmed, taken out of use."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, columns, problems, queries
from kooperacje.basket.actions import relations
from kooperacje.basket.actions.common import free_key, locked, refuse, saved
from kooperacje.basket.exchange.schema import Card
from kooperacje.basket.models import Service
from kooperacje.basket.states import SERVICE_FLOW, ServiceState
from kooperacje.institutions.models import Institution


@transaction.atomic
def create_service(*, by: Actor, provider: Institution, card: Card, key: str = "") -> Service:
    """A draft card of the institution. Without a key it gets one made of its name."""
    access.can_add(by, provider).require()
    refuse(problems.of_card(card))
    taken = set(Service.objects.order_by().values_list("key", flat=True))
    if key in taken:
        raise BadInput([Fault("key", _("The key “%(key)s” is taken.") % {"key": key})])
    row = Service(
        provider=provider,
        key=key or free_key(card.name, taken, "usluga"),
        state=SERVICE_FLOW.initial.value,
        changed_at=clock.now(),
        **columns.of_card(card),
    )
    row.capacity_on = _told_on(card)
    row.save(force_insert=True)
    relations.write(row, card, by=by)
    saved(row, by, "service_created", card, {"key": row.key})
    return row


@transaction.atomic
def change_service(*, by: Actor, service: Service, card: Card, expected: int | None) -> Service:
    """Replace what is said. Raises `Stale` when somebody saved since version `expected`, and `BadInput`.

    Places that the actor may not know stay as they are. A protected card is opened up by its inner circle alone.
    """
    row = locked(service, by)
    refuse(problems.of_card(card))
    if row.is_protected and not card.is_protected:
        access.can(by, access.KNOW, row).require()
    before = queries.card(row, by)
    changed = row.apply(columns.of_card(card), expected=expected)
    around = relations.write(row, card, by=by)
    if not (changed or around):
        return row
    if not changed:
        row.version += 1
    if (before.capacity, before.free, before.wait_days) != (card.capacity, card.free, card.wait_days):
        row.capacity_on = _told_on(card)
    if row.state == ServiceState.PUBLISHED:
        _publishable(row, card)
    _secret(row, card)
    saved(row, by, "service_changed", card, {"fields": [*sorted({*changed, *around} - {"sort_key"})]})
    return row


@transaction.atomic
def publish(*, by: Actor, service: Service) -> Service:
    """Show the card to everybody, when it says what a reader cannot do without."""
    row = locked(service, by)
    SERVICE_FLOW.check(row.state, ServiceState.PUBLISHED)
    card = queries.card(row, by)
    _publishable(row, card)
    _secret(row, card)
    return _moved(row, ServiceState.PUBLISHED, by, card)


@transaction.atomic
def suspend(*, by: Actor, service: Service) -> Service:
    """Take it out of use for a time."""
    row = locked(service, by)
    return _moved(row, ServiceState.SUSPENDED, by, queries.card(row, by))


@transaction.atomic
def withdraw(*, by: Actor, service: Service) -> Service:
    """Take it out of use for good; its address and history stay."""
    row = locked(service, by)
    return _moved(row, ServiceState.WITHDRAWN, by, queries.card(row, by))


@transaction.atomic
def reopen(*, by: Actor, service: Service) -> Service:
    """A withdrawn service comes back as a draft."""
    row = locked(service, by)
    return _moved(row, ServiceState.DRAFT, by, queries.card(row, by))


@transaction.atomic
def verify(*, by: Actor, service: Service, word_of: Institution | None = None) -> Service:
    """Somebody says that all this is true today: the provider, unless `word_of` is another institution."""
    row = locked(service, by)
    confirm(row, word_of or row.provider)
    saved(row, by, "service_verified", queries.card(row, by))
    return row


@transaction.atomic
def tell_capacity(
    *, by: Actor, service: Service, capacity: int | None, free: int | None, wait_days: int | None
) -> Service:
    """How many places there are, how many are free, how long one waits: told today."""
    row = locked(service, by)
    told = {"capacity": capacity, "free": free, "wait_days": wait_days}
    card = queries.card(row, by).model_copy(update=told)
    refuse(problems.of_card(card))
    row.apply(told, expected=None)
    row.capacity_on = _told_on(card)
    saved(row, by, "capacity_told", card)
    return row


def confirm(row: Service, word_of: Institution) -> None:
    """Set whose word it is that the card is true today; does not save."""
    row.verified_on, row.verified_by = clock.today(), word_of.name[:200]
    row.version += 1


def _told_on(card: Card) -> date | None:
    """The day on which places and waiting were told: today when they say anything."""
    says = any(value is not None for value in (card.capacity, card.free, card.wait_days))
    return clock.today() if says else None


def _publishable(row: Service, card: Card) -> None:
    refuse(problems.of_publishing(card, has_place=queries.known(row).has_place))
    if card.valid_to and card.valid_to <= clock.today():
        raise BadInput([Fault("valid_to", _("This service is over: change the last day first."))])


def _secret(row: Service, card: Card) -> None:
    """Words never tell an address that is protected; all places of the card count, known to the actor or not."""
    places = [one.place for one in row.at.select_related("place__gmina").order_by("place__key")]
    hidden = [columns.spot(place) for place in places if row.is_protected or place.is_protected]
    refuse(problems.of_secrecy(card, hidden))


def _moved(row: Service, target: ServiceState, by: Actor, card: Card) -> Service:
    before = row.state
    SERVICE_FLOW.move(row, target)
    row.version += 1
    saved(row, by, f"service_{target.value}", card, {"before": before})
    return row
