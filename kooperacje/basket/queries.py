"""Named reads of the basket. What they return of places is what the actor may know."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.problems import BadInput, Fault
from kooperacje.basket import access, codes, columns, gaps, quality
from kooperacje.basket.exchange.schema import Basket, Card, InstitutionEntry, PlaceEntry, ServiceEntry
from kooperacje.basket.models import Category, Gap, Place, ProviderLink, Service, ServicePlace
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


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a list of cards is narrowed to; everything empty finds all."""

    text: str = ""
    state: ServiceState | None = None
    provider: str = ""
    category: str = ""
    look: str = ""
    """`stale`, `poor` or `full`: what needs a look."""


def find(among: QuerySet[Service], criteria: Criteria) -> QuerySet[Service]:
    """Those of `among` that meet the criteria, in Polish order."""
    found = among
    for word in criteria.text.split()[:10]:
        found = found.filter(name__icontains=word)
    if criteria.state:
        found = found.filter(state=criteria.state.value)
    if criteria.provider:
        found = found.filter(provider__key=criteria.provider)
    if criteria.category:
        found = found.filter(categories__key=criteria.category)
    if criteria.look in LOOKS:
        found = found.filter(LOOKS[criteria.look]())
    return found.select_related("provider").order_by("sort_key", "key")


def stale() -> Q:
    """Published and not confirmed for too long."""
    old = Q(verified_on=None) | Q(verified_on__lt=stale_before(settings.BASKET_VERIFY_MONTHS))
    return Q(state=ServiceState.PUBLISHED.value) & old


LOOKS: dict[str, Callable[[], Q]] = {
    "stale": stale,
    "poor": lambda: Q(quality__lt=60),
    "full": lambda: Q(free=0),
}


def providers(actor: Actor) -> list[Institution]:
    """Institutions whose cards the actor may write, in Polish order: the own ones and those of the area led in.

    Who keeps everything is offered those that have cards, and the own ones.
    """
    reached = access.reach(actor)
    wanted = Q(pk__in=reached.own)
    for code in reached.leads:
        wanted |= Q(seat__code__startswith=code)
    if reached.everything:
        wanted |= Q(services__isnull=False)
    standing = Institution.objects.filter(wanted, valid_to=None).distinct()
    return list(standing.select_related("type", "seat").order_by("sort_key", "key"))


def by_code(code: str) -> ProviderLink | None:
    """The link that a code opens, or opened once."""
    found = ProviderLink.objects.select_related("institution__type", "institution__seat")
    return found.filter(digest=codes.digest(code)).first()


def live_link(institution: Institution) -> ProviderLink | None:
    """The link of the institution that still opens something, when the present secret can show it again."""
    links = ProviderLink.objects.filter(institution=institution, used_at=None, revoked_at=None)
    found = links.filter(expires_at__gt=clock.now()).order_by("-made_at", "id").first()
    return found if found and codes.digest(codes.make(found.pk)) == found.digest else None


def published(key: str) -> Service:
    """A published service by its key. Raises `BadInput`."""
    found = access.public().filter(key=key).first()
    if found is None:
        raise BadInput([Fault("service", _("There is no service “%(key)s”.") % {"key": key[:64]})])
    return found
