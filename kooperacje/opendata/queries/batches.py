"""Whole objects for a handful of ids: a fixed number of queries, however many ids; services in a single one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet

from kooperacje.base import clock, statements
from kooperacje.base.statements import Statement
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
AREA = (
    *("service_id", "territory__code", "territory__name", "territory__kind"),
    *("territory__parent__code", "territory__parent__name"),
)
TERM = tuple(field.name for field in fields(records.Term))
SOME = [UUID(int=0)]
"""Stands in a queryset for the ids of services that are asked about later; see `among`."""
OUTSIDE = ("cards", "providers", "contacts")
INSIDE = ("texts", "hours", "areas", "spots", "terms", "links")
"""Names of `about_services`: what a service is read with, and what a whole one holds."""


def services(ids: Sequence[UUID], *, full: bool) -> list[Record]:
    """Services in the order of their ids; ids that are not published are left out. One round trip."""
    wanted = about_services(clock.today())
    names = OUTSIDE + INSIDE if full else OUTSIDE
    found = statements.read(
        [wanted[name] for name in names], lambda value: list(ids) if value == SOME else value
    )
    rows = dict(zip(names, found, strict=True))
    cards = {row[0]: records.Card(*row) for row in rows["cards"]}
    contacts = _by_owner(rows["contacts"])
    owners = {
        row[0]: records.organization(records.Provider(*row), contacts[row[0]], whole=full)
        for row in rows["providers"]
    }
    related = _related(cards, rows) if full else {}
    return [
        records.service(cards[ref], owners[cards[ref].provider_id], related.get(ref))
        for ref in ids
        if ref in cards
    ]


@lru_cache(maxsize=1)
def about_services(_today: date) -> Mapping[str, Statement]:
    """What is read about `SOME` services. Written anew each day, since "not over" names the day."""
    cards = published.services().filter(among("pk"))
    providers = cards.order_by().values("provider")
    texts = ServiceText.objects.filter(among("service_id")).order_by("service_id", "language")
    hours = Opening.objects.filter(among("service_id")).order_by("service_id", "weekday", "opens")
    areas = ServiceArea.objects.filter(among("service_id")).order_by("service_id", "territory__code")
    links = Service.categories.through.objects.filter(among("service_id"))
    terms = published.terms().filter(pk__in=links.order_by().values("category"))
    inner = ("category__scheme", "category__position", "category__key")
    found = {
        "cards": cards.order_by().values_list(*CARD),
        "providers": _providers(providers),
        "contacts": _contacts(providers),
        "texts": texts.values_list("service_id", "language", "name", "summary", "description", "how_to_get"),
        "hours": hours.values_list("service_id", "weekday", "opens", "closes", "note"),
        "areas": areas.values_list(*AREA),
        "spots": _spots(published.at_places().filter(among("service_id"))),
        "terms": _terms(terms),
        "links": links.order_by("service_id", *inner).values_list("service_id", "category_id"),
    }
    return {name: statements.written(rows) for name, rows in found.items()}


def among(column: str) -> models.Expression:
    """A condition for a queryset: the column holds one of the ids for which `SOME` stands."""
    wanted = models.Value(SOME, output_field=ArrayField(models.UUIDField()))
    condition = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return models.Func(models.F(column), wanted, output_field=models.BooleanField(), **condition)


def bare_services(ids: Sequence[UUID]) -> list[Record]:
    """Only what must be there and when it changed."""
    rows = published.services().filter(pk__in=ids).order_by().values_list(*CARD)
    cards = {row[0]: records.service(records.Card(*row)) for row in rows}
    kept = ("id", "name", "status", "last_modified")
    return [{name: cards[ref][name] for name in kept} for ref in ids if ref in cards]


def organizations(ids: Iterable[UUID], *, whole: bool = False) -> dict[UUID, Record]:
    """Providers by id, as they stand inside other objects; `whole`: with telephones and numbers in registers."""
    wanted = list(ids)
    contacts = _by_owner(_contacts(wanted))
    made = (records.Provider(*row) for row in _providers(wanted))
    return {
        provider.id: records.organization(provider, contacts[provider.id], whole=whole) for provider in made
    }


def whole_organizations(ids: Sequence[UUID], *, full_service: bool) -> list[Record]:
    """Providers with their places and services, in the order of the ids."""
    contacts = _by_owner(_contacts(ids))
    places: dict[UUID, dict[UUID, Record]] = defaultdict(dict)
    for spot in map(_spot, _spots(published.at_places().filter(place__institution__in=ids))):
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
        for provider in (records.Provider(*row) for row in _providers(ids))
    }
    return [made[ref] for ref in ids if ref in made]


def at_places(ids: Sequence[UUID], *, full: bool) -> list[Record]:
    """Services at their places, in the order of the ids."""
    rows = _spots(published.at_places().filter(pk__in=ids))
    spots = {row[0]: _spot(row) for row in rows}
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
    found = published.terms() if ids is None else published.terms().filter(pk__in=ids)
    made = _made_terms(_terms(found))
    return list(made.values()) if ids is None else [made[ref] for ref in ids if ref in made]


def _providers(ids: Any) -> QuerySet[Any]:
    """Rows of `PROVIDER`; the ids, or a query for them."""
    return Institution.objects.filter(pk__in=ids).order_by("pk").values_list(*PROVIDER)


def _contacts(ids: Any) -> QuerySet[Any]:
    """Owner, kind and value; the ids of the owners, or a query for them."""
    rows = Contact.objects.filter(institution__in=ids, unit=None, is_public=True)
    return rows.order_by("kind", "label", "value", "id").values_list("institution_id", "kind", "value")


def _by_owner(rows: Iterable[Sequence[Any]]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for owner, kind, value in rows:
        found[owner].append((kind, value))
    return found


def _spots(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by("service_id", "place__key").values_list(*SPOT)


def _spot(row: Sequence[Any]) -> records.Spot:
    return records.Spot(*row)


def _terms(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by("scheme", "position", "key").values_list(*TERM)


def _made_terms(rows: Iterable[Sequence[Any]]) -> dict[UUID, Record]:
    names = {found["id"]: found["name"] for found in records.taxonomies()}
    by_scheme = {scheme.value: names[records.taxonomy_id(scheme)] for scheme in Scheme}
    return {row[0]: records.term(records.Term(*row), by_scheme) for row in rows}


def _related(
    cards: Mapping[UUID, records.Card], rows: Mapping[str, Sequence[Sequence[Any]]]
) -> dict[UUID, Related]:
    found = {ref: Related() for ref in cards}
    # Only cards are asked whether they are published: rows of others may come too.
    inside = {name: [row for row in rows[name] if row[0] in found] for name in ("texts", "hours", "links")}
    for ref, language, *text in inside["texts"]:
        found[ref].texts.append((language, *text))
    for ref, *hours in inside["hours"]:
        found[ref].openings.append((*hours,))
    for ref, code, name in _areas(rows["areas"], cards):
        if (code, name) not in found[ref].areas:
            found[ref].areas.append((code, name))
    for spot in map(_spot, rows["spots"]):
        found[spot.service_id].at.append(records.service_at_location(spot))
    terms = _made_terms(rows["terms"])
    for ref, category in inside["links"]:
        term = terms[category]
        found[ref].attributes.append(attribute(ref, term))
        if term["koszyk"]["scheme"] == Scheme.DOMAIN:
            found[ref].domains.append(term["code"])
    return found


def _areas(
    rows: Iterable[Sequence[Any]], cards: Mapping[UUID, records.Card]
) -> Iterable[tuple[UUID, str, str]]:
    """For whom: of a protected service only the powiat is told, since a gmina has few houses."""
    for ref, code, name, kind, parent_code, parent_name in rows:
        if ref not in cards:
            continue
        if cards[ref].is_protected and kind == UnitKind.GMINA:
            yield ref, parent_code, parent_name
        else:
            yield ref, code, name
