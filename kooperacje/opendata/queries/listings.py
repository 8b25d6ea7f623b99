"""The lists that machines read: what may be asked of each, what it finds, and how its objects are made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kooperacje.base.problems import NotThere
from kooperacje.opendata import records
from kooperacje.opendata.asking import Asked
from kooperacje.opendata.queries import batches, filters, published
from kooperacje.opendata.records.values import Record

PAGING = ("page", "per_page", "format", "search")
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Listing:
    """One list."""

    thing: str
    """The object it lists."""
    parameters: tuple[str, ...]
    find: Callable[[Asked], QuerySet[Any]]
    order: tuple[str, ...]
    build: Callable[[Sequence[UUID], Asked], list[Record]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, in the terms of HSDS."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Record]


def page_of(contents: list[Record], asked: Asked, total: int) -> Page:
    """The page with its arithmetic; one past the end is empty."""
    pages = -(-total // asked.per_page)
    return Page(
        total_items=total,
        total_pages=pages,
        page_number=asked.page,
        size=len(contents),
        first_page=asked.page == 1,
        last_page=asked.page >= pages,
        empty=not contents,
        contents=contents,
    )


def page(name: str, asked: Asked) -> Page:
    """A page of the list with this name."""
    if name == "taxonomies":
        return _taxonomies(asked)
    listing = LISTINGS[name]
    found = listing.find(asked)
    start = (asked.page - 1) * asked.per_page
    ids = list(found.order_by(*listing.order).values_list("pk", flat=True)[start : start + asked.per_page])
    is_last = len(ids) < asked.per_page and (ids or not start)
    total = start + len(ids) if is_last else found.order_by().count()
    return page_of(listing.build(ids, asked), asked, total)


def everything(name: str, asked: Asked) -> Iterator[Record]:
    """All objects of the list, a few hundred at a time. What is withdrawn meanwhile is left out."""
    if name == "taxonomies":
        yield from _taxonomies(replace(asked, page=1, per_page=500)).contents
        return
    listing = LISTINGS[name]
    ids = list(listing.find(asked).order_by(*listing.order).values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        yield from listing.build(ids[start : start + AT_ONCE], asked)


def one(name: str, ref: UUID, asked: Asked) -> Record:
    """One object with everything inside it; raises `NotThere`."""
    if name == "taxonomies":
        found = [taxonomy for taxonomy in records.taxonomies() if taxonomy["id"] == str(ref)]
    else:
        listing = LISTINGS[name]
        # Services, places and terms leave out by themselves what is not published; organizations are asked first.
        is_there = name != "organizations" or published.organizations().filter(pk=ref).exists()
        found = listing.build([ref] if is_there else [], replace(asked, full=True))
    if not found:
        raise NotThere
    return found[0]


def _taxonomies(asked: Asked) -> Page:
    wanted = asked.search.lower()
    found = [
        one
        for one in records.taxonomies()
        if wanted in one["name"].lower() or wanted in one["description"].lower()
    ]
    start = (asked.page - 1) * asked.per_page
    return page_of(found[start : start + asked.per_page], asked, len(found))


def _services(ids: Sequence[UUID], asked: Asked) -> list[Record]:
    return batches.bare_services(ids) if asked.minimal else batches.services(ids, full=asked.full)


def _organizations(ids: Sequence[UUID], asked: Asked) -> list[Record]:
    if asked.full or asked.full_service:
        return batches.whole_organizations(ids, full_service=asked.full_service)
    made = batches.organizations(ids)
    return [made[ref] for ref in ids if ref in made]


LISTINGS: Mapping[str, Listing] = {
    "services": Listing(
        "service",
        (
            *(*PAGING, "minimal", "full", "taxonomy_term_id", "taxonomy_id", "organization_id"),
            *("modified_after", "postcode", "proximity", "minimum_age", "maximum_age"),
        ),
        filters.services,
        ("sort_key", "key"),
        _services,
    ),
    "organizations": Listing(
        "organization",
        (*PAGING, "full", "full_service", "taxonomy_term_id", "taxonomy_id"),
        filters.organizations,
        ("sort_key", "key"),
        _organizations,
    ),
    "service_at_locations": Listing(
        "service_at_location",
        (
            *(*PAGING, "full", "taxonomy_term_id", "taxonomy_id", "organization_id"),
            *("modified_after", "postcode", "proximity"),
        ),
        filters.at_places,
        ("pk",),
        lambda ids, asked: batches.at_places(ids, full=asked.full),
    ),
    "taxonomies": Listing(
        "taxonomy", PAGING, filters.terms, ("pk",), lambda ids, asked: records.taxonomies()
    ),
    "taxonomy_terms": Listing(
        "taxonomy_term",
        (*PAGING, "taxonomy_id", "top_only", "parent_id"),
        filters.terms,
        ("scheme", "position", "key"),
        lambda ids, asked: batches.terms(ids),
    ),
}
OF_ONE: Mapping[str, tuple[str, ...]] = {"organizations": ("full_service",)}
"""What may be asked when one object is read."""
