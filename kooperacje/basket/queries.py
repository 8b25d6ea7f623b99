"""Named reads of the basket. What they return of places is what the actor may know."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.basket import access, columns, gaps, quality
from kooperacje.basket.exchange.schema import Basket, Card, InstitutionEntry, PlaceEntry, ServiceEntry
from kooperacje.basket.models import Category, Gap, Place, Service, ServicePlace
from kooperacje.basket.states import Scheme, ServiceState
from kooperacje.institutions.models import Institution

BESIDE = ("provider__type", "provider__seat")


def categories(scheme: Scheme | None = None) -> list[Category]:
    """Headings in their order: domains, those of models, topics."""
    found = Category.objects.order_by("position", "key")
    return list(found.filter(scheme=scheme.value) if scheme else found)


def cards(services: QuerySet[Service]) -> QuerySet[Service]:
    """The same rows with everything that reading a card needs, places apart: a flat number of queries."""
    return services.select_related(*BESIDE).prefetch_related(*columns.READ_WITH)


def at(services: Iterable[Service], actor: Actor = ANONYMOUS) -> dict[UUID, list[ServicePlace]]:
    """Where services are given, as far as the actor may know: one query. Services without a place are absent."""
    rows = access.visible_at(actor).filter(service__in=[one.pk for one in services])
    found: dict[UUID, list[ServicePlace]] = {}
    for row in rows.select_related("place__gmina").order_by("service_id", "place__key"):
        found.setdefault(row.service_id, []).append(row)
    return found


def values(services: Collection[Service], actor: Actor = ANONYMOUS) -> Iterator[tuple[Service, Card]]:
    """Each service with its card as the actor may read it; take the services from `cards`."""
    places = at(services, actor)
    for service in services:
        yield service, columns.card(service, places.get(service.pk, []))


def card(service: Service, actor: Actor) -> Card:
    """One card as the actor may read it."""
    return columns.card(service, at([service], actor).get(service.pk, []))


def judged(service: Service, card: Card) -> quality.Quality:
    """The quality of a card now."""
    return quality.judge(card, known(service))


def known(service: Service) -> quality.Known:
    """What counts for the quality of a card beside the card."""
    has_place = ServicePlace.objects.filter(service=service).exists()
    return quality.Known(clock.today(), service.verified_on, service.capacity_on, has_place)


def places_of(institution: Institution, actor: Actor) -> list[Place]:
    """Places of an institution that the actor may know, by name."""
    found = access.visible_places(actor).filter(institution=institution)
    return list(found.select_related("gmina").order_by("name", "address", "key"))


def stale_before(months: int) -> date:
    """The day before which a confirmation is too old."""
    return clock.today() - timedelta(days=round(months * 30.44))


def basket(
    services: QuerySet[Service],
    actor: Actor = ANONYMOUS,
    title: str = "",
    lacking: QuerySet[Gap] | None = None,
) -> Basket:
    """The file of these services, and of gaps, as the actor may read it; a flat number of queries."""
    rows = list(cards(services).order_by("key"))
    where = at(rows, actor)
    places = {link.place.pk: link.place for links in where.values() for link in links}
    providers = {row.provider_id: row.provider for row in rows}
    keys = {institution.pk: institution.key for institution in providers.values()}
    return Basket(
        title=title,
        institutions=tuple(_institution(one) for one in sorted(providers.values(), key=lambda one: one.key)),
        places=tuple(
            PlaceEntry(**dict(columns.spot(one)), key=one.key, institution=keys[one.institution_id])
            for one in sorted(places.values(), key=lambda one: one.key)
        ),
        services=tuple(_entry(row, columns.card(row, where.get(row.pk, []))) for row in rows),
        gaps=gaps.entries(lacking) if lacking is not None else (),
    )


def _institution(row: Institution) -> InstitutionEntry:
    seat = row.seat.code if row.seat else None
    return InstitutionEntry(key=row.key, name=row.name, type=row.type.key, territory=seat)


def _entry(row: Service, card: Card) -> ServiceEntry:
    return ServiceEntry(
        **dict(card),
        key=row.key,
        provider=row.provider.key,
        state=ServiceState(row.state),
        capacity_on=row.capacity_on,
        verified_on=row.verified_on,
        verified_by=row.verified_by,
    )


def of_provider(institution: Institution) -> list[Service]:
    """What the institution offers or offered lately, as a link lists it: published and suspended, by name."""
    shown = [ServiceState.PUBLISHED.value, ServiceState.SUSPENDED.value]
    found = Service.objects.filter(provider=institution, state__in=shown)
    return list(cards(found).order_by("sort_key", "key"))
