"""Whole objects for a handful of ids: a fixed number of queries, however many ids."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from uuid import UUID

from kooperacje.basket.models import Opening, Service, ServiceArea, ServiceText
from kooperacje.basket.states import Scheme
from kooperacje.institutions.models import Contact, Institution
from kooperacje.opendata import records
from kooperacje.opendata.queries import published
from kooperacje.opendata.records.service import Related
from kooperacje.opendata.records.terms import attribute
from kooperacje.opendata.records.values import Record
from kooperacje.territory.states import UnitKind

CARD = tuple(field.name for field in fields(records.Card))
SPOT = (
    *(
        "id",
        "service_id",
        "note",
        "place_id",
        "place__key",
        "place__institution_id",
        "place__kind",
        "place__name",
    ),
    *("place__address", "place__postcode", "place__town", "place__latitude", "place__longitude"),
    *("place__eases", "place__access_note", "place__gmina__code"),
    *("place__gmina__parent__name", "place__gmina__parent__parent__name"),
)
PROVIDER = ("id", "key", "name", "other_names", "type__key", "type__name_pl", "regon", "nip")
TERM = tuple(field.name for field in fields(records.Term))


def services(ids: Sequence[UUID], *, full: bool) -> list[Record]:
    """Services in the order of their ids; ids that are not published are left out."""
    rows = published.services().filter(pk__in=ids).order_by().values_list(*CARD)
    cards = {row[0]: records.Card(*row) for row in rows}
    owners = organizations({card.provider_id for card in cards.values()}, whole=full)
    related = _related(cards) if full else {}
    return [
        records.service(cards[ref], owners[cards[ref].provider_id], related.get(ref))
        for ref in ids
        if ref in cards
    ]


def bare_services(ids: Sequence[UUID]) -> list[Record]:
    """Only what must be there and when it changed."""
    rows = published.services().filter(pk__in=ids).order_by().values_list(*CARD)
    cards = {row[0]: records.service(records.Card(*row)) for row in rows}
    kept = ("id", "name", "status", "last_modified")
    return [{name: cards[ref][name] for name in kept} for ref in ids if ref in cards]


def organizations(ids: Iterable[UUID], *, whole: bool = False) -> dict[UUID, Record]:
    """Providers by id, as they stand inside other objects; `whole`: with telephones and numbers in registers."""
    wanted = list(ids)
    contacts = _contacts(wanted)
    return {
        provider.id: records.organization(provider, contacts[provider.id], whole=whole)
        for provider in _providers(wanted)
    }


def whole_organizations(ids: Sequence[UUID], *, full_service: bool) -> list[Record]:
    """Providers with their places and services, in the order of the ids."""
    contacts = _contacts(ids)
    places: dict[UUID, dict[UUID, Record]] = defaultdict(dict)
    for spot in _spots(published.at_places().filter(place__institution__in=ids)):
        places[spot.institution_id].setdefault(spot.place_id, records.location(spot))
    offered: dict[UUID, list[Record]] = defaultdict(list)
    rows = (
        published.services().filter(provider__in=ids).order_by("sort_key", "key").values_list("pk", flat=True)
    )
    of = services(list(rows), full=True) if full_service else bare_services(list(rows))
    owner = dict(Service.objects.filter(pk__in=list(rows)).order_by().values_list("pk", "provider_id"))
    for found in of:
        offered[owner[UUID(found["id"])]].append(found)
    made = {
        provider.id: records.organization(
            provider,
            contacts[provider.id],
            whole=True,
            locations=list(places[provider.id].values()),
            services=offered[provider.id],
        )
        for provider in _providers(ids)
    }
    return [made[ref] for ref in ids if ref in made]


def at_places(ids: Sequence[UUID], *, full: bool) -> list[Record]:
    """Services at their places, in the order of the ids."""
    spots = {spot.id: spot for spot in _spots(published.at_places().filter(pk__in=ids))}
    about: dict[UUID, Record] = {}
    if full:
        wanted = list({spot.service_id for spot in spots.values()})
        about = {UUID(found["id"]): found for found in services(wanted, full=True)}
    return [
        records.service_at_location(spots[ref], about.get(spots[ref].service_id))
        for ref in ids
        if ref in spots
    ]


def terms(ids: Sequence[UUID] | None = None) -> list[Record]:
    """Terms in the order of their ids; all of them when no ids are given."""
    names = {found["id"]: found["name"] for found in records.taxonomies()}
    by_scheme = {scheme.value: names[records.taxonomy_id(scheme)] for scheme in Scheme}
    found = published.terms() if ids is None else published.terms().filter(pk__in=ids)
    rows = found.order_by("scheme", "position", "key").values_list(*TERM)
    made = {row[0]: records.term(records.Term(*row), by_scheme) for row in rows}
    return list(made.values()) if ids is None else [made[ref] for ref in ids if ref in made]


def _providers(ids: Iterable[UUID]) -> list[records.Provider]:
    rows = Institution.objects.filter(pk__in=list(ids)).order_by("pk").values_list(*PROVIDER)
    return [records.Provider(*row) for row in rows]


def _contacts(ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    rows = Contact.objects.filter(institution__in=list(ids), unit=None, is_public=True)
    for owner, kind, value in rows.order_by("kind", "label", "value", "id").values_list(
        "institution_id", "kind", "value"
    ):
        found[owner].append((kind, value))
    return found


def _spots(rows) -> list[records.Spot]:  # type: ignore[no-untyped-def]
    return [records.Spot(*row) for row in rows.order_by("service_id", "place__key").values_list(*SPOT)]


def _related(cards: dict[UUID, records.Card]) -> dict[UUID, Related]:
    found = {ref: Related() for ref in cards}
    ids = list(cards)
    texts = ServiceText.objects.filter(service__in=ids).order_by("service_id", "language")
    for ref, *text in texts.values_list(
        "service_id", "language", "name", "summary", "description", "how_to_get"
    ):
        found[ref].texts.append((text[0], text[1], text[2], text[3], text[4]))
    hours = Opening.objects.filter(service__in=ids).order_by("service_id", "weekday", "opens")
    for ref, weekday, opens, closes, note in hours.values_list(
        "service_id", "weekday", "opens", "closes", "note"
    ):
        found[ref].openings.append((weekday, opens, closes, note))
    for ref, code, name in _areas(ids, cards):
        if (code, name) not in found[ref].areas:
            found[ref].areas.append((code, name))
    for spot in _spots(published.at_places().filter(service__in=ids)):
        found[spot.service_id].at.append(records.service_at_location(spot))
    _attributes(ids, found)
    return found


def _areas(ids: list[UUID], cards: dict[UUID, records.Card]) -> Iterable[tuple[UUID, str, str]]:
    """For whom: of a protected service only the powiat is told, since a gmina has few houses."""
    rows = ServiceArea.objects.filter(service__in=ids).order_by("service_id", "territory__code")
    columns = ("service_id", "territory__code", "territory__name", "territory__kind")
    above = ("territory__parent__code", "territory__parent__name")
    for ref, code, name, kind, parent_code, parent_name in rows.values_list(*columns, *above):
        if cards[ref].is_protected and kind == UnitKind.GMINA:
            yield ref, parent_code, parent_name
        else:
            yield ref, code, name


def _attributes(ids: list[UUID], found: dict[UUID, Related]) -> None:
    links = Service.categories.through.objects.filter(service__in=ids)
    pairs = list(
        links.order_by("service_id", "category__scheme", "category__position", "category__key").values_list(
            "service_id", "category_id"
        )
    )
    known = {UUID(term["id"]): term for term in terms(list({category for __, category in pairs}))}
    for ref, category in pairs:
        term = known[category]
        found[ref].attributes.append(attribute(ref, term))
        if term["koszyk"]["scheme"] == Scheme.DOMAIN:
            found[ref].domains.append(term["code"])
