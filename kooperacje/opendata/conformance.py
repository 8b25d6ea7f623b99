"""Reads the whole basket through the API as a stranger would, and says where it does not keep to what it promises.

What no schema sees is checked too: arithmetic of pages, filters that narrow each other, lines that are the pages, and that
nothing about a protected place is told.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from kooperacje.basket.models import Service, ServicePlace
from kooperacje.opendata.hsds import checking
from kooperacje.opendata.queries.listings import LISTINGS
from kooperacje.opendata.records.values import Record

PREFIX = "/api/hsds/"
MOST_TOLD = 20
PER_PAGE = 100
SHORTEST_SECRET = 6
"""Shorter addresses ("12") stand in other texts by chance."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the API answered."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> Any:
        return json.loads(self.content)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.content.splitlines()]


Read = Callable[[str, dict[str, Any]], Reply]
"""Reads an address of the API with its parameters."""


@dataclass
class Report:
    """What was looked at and what is wrong, by check."""

    looked: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def see(self, check: str, faults: Iterable[object] = ()) -> None:
        """One thing looked at, with its faults."""
        self.looked[check] += 1
        self.wrong.setdefault(check, []).extend(map(str, faults))

    @property
    def is_good(self) -> bool:
        return not any(self.wrong.values())

    def text(self) -> str:
        """The report for a console."""
        rows = []
        for check, number in self.looked.items():
            faults = self.wrong[check]
            rows.append(
                f"{'FAIL' if faults else 'ok':4} {check:58} {number:7} looked at, {len(faults)} wrong"
            )
            rows += [f"       {fault}" for fault in faults[:MOST_TOLD]]
            if len(faults) > MOST_TOLD:
                rows.append(f"       and {len(faults) - MOST_TOLD} more")
        return "\n".join(rows)


def run(read: Read) -> Report:
    """The whole run."""
    report = Report()
    _root(read, report)
    dumps: dict[str, list[Record]] = {}
    for name in LISTINGS:
        dumps[name] = _list(read, name, report)
        _each(read, name, dumps[name], report)
    full = _lines(read, "services", {"full": "true"})
    for one in full:
        _valid("service", one, report)
    _filters(read, dumps, report)
    _since(read, dumps["services"], report)
    _protected(full, dumps["service_at_locations"], report)
    return report


def client() -> Read:
    """Reads this installation without a network, through everything that a request passes."""
    from django.test import Client

    browser = Client(SERVER_NAME="localhost")

    def read(address: str, asked: dict[str, Any]) -> Reply:
        # Each request from another address: the run is no reader who should wait.
        read.count += 1  # type: ignore[attr-defined]
        number = read.count  # type: ignore[attr-defined]
        response = browser.get(PREFIX + address, asked, REMOTE_ADDR=f"conformance-{number // 100}")
        content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        return Reply(response.status_code, dict(response.headers), content)

    read.count = 0  # type: ignore[attr-defined]
    return read


def _root(read: Read, report: Report) -> None:
    root = read("", {}).json()
    report.see(
        "root names version, profile and description",
        (f"{name} is missing" for name in ("version", "profile", "openapi_url") if not root.get(name)),
    )
    for name in ("profile", "openapi_url"):
        address = str(root.get(name, "")).partition(PREFIX)[2]
        report.see("what the root names can be read", [] if read(address, {}).status == 200 else [name])


def _list(read: Read, name: str, report: Report) -> list[Record]:
    """Every page, its arithmetic, its objects; then the lines, which must be the same."""
    seen: list[Record] = []
    number, pages = 1, 1
    while number <= pages:
        reply = read(name, {"page": number, "per_page": PER_PAGE})
        report.see(
            "every origin may read",
            [] if reply.headers.get("Access-Control-Allow-Origin") == "*" else [f"{name} page {number}"],
        )
        page = reply.json()
        report.see(
            "arithmetic of pages", (f"{name} page {number}: {fault}" for fault in _arithmetic(page, number))
        )
        for one in page["contents"]:
            _valid(LISTINGS[name].thing, one, report)
        seen += page["contents"]
        pages = page["total_pages"]
        number += 1
    ids = [one.get("id") for one in seen]
    report.see("each object once", [name] if len(set(ids)) != len(ids) else [])
    report.see("the lines are the pages", [name] if _lines(read, name, {}) != seen else [])
    return seen


def _arithmetic(page: Record, number: int) -> Iterator[str]:
    total, size = page["total_items"], len(page["contents"])
    pages = -(-total // PER_PAGE)
    expected = {
        "page_number": number,
        "total_pages": pages,
        "size": max(0, min(PER_PAGE, total - (number - 1) * PER_PAGE)),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": size == 0,
    }
    for name, value in expected.items():
        if page.get(name) != value:
            yield f"{name} is {page.get(name)}, should be {value}"
    if page["size"] != size:
        yield f"{size} objects, said to be {page['size']}"


def _each(read: Read, name: str, listed: list[Record], report: Report) -> None:
    for one in listed:
        reply = read(f"{name}/{one['id']}", {})
        if reply.status != 200:
            report.see("each object can be read alone", [f"{name}/{one['id']}: {reply.status}"])
            continue
        report.see("each object can be read alone")
        _valid(LISTINGS[name].thing, reply.json(), report)


def _valid(thing: str, value: Record, report: Report) -> None:
    for way, strict in (("lax", False), ("strict", True)):
        report.see(
            f"{thing} by the {way} schema",
            (f"{value.get('id')}: {fault}" for fault in checking.faults(thing, value, strict=strict)),
        )


def _lines(read: Read, name: str, asked: dict[str, Any]) -> list[Record]:
    return read(name, {**asked, "format": "ndjson"}).lines()


def _filters(read: Read, dumps: dict[str, list[Record]], report: Report) -> None:
    """What meets two conditions together meets each alone, and the other way round."""
    conditions: list[dict[str, Any]] = [{"minimum_age": 18}, {"maximum_age": 17}]
    conditions += [{"taxonomy_term_id": one["id"]} for one in dumps["taxonomy_terms"][:1]]
    conditions += [{"taxonomy_id": one["id"]} for one in dumps["taxonomies"][:1]]
    conditions += [{"organization_id": one["id"]} for one in dumps["organizations"][:1]]
    conditions += [{"search": one.get("name", "").split(" ")[0]} for one in dumps["services"][:1]]
    found = [_ids(read, condition) for condition in conditions]
    for (one, first), (other, second) in combinations(zip(conditions, found, strict=True), 2):
        if one.keys() == other.keys():
            continue
        both = _ids(read, one | other)
        report.see("filters narrow each other", [] if both == first & second else [f"{one} and {other}"])


def _ids(read: Read, asked: dict[str, Any]) -> frozenset[str]:
    return frozenset(one["id"] for one in _lines(read, "services", asked))


def _since(read: Read, listed: list[Record], report: Report) -> None:
    moments = sorted(one["last_modified"] for one in listed)
    if moments:
        since = moments[len(moments) // 2]
        wanted = frozenset(one["id"] for one in listed if one["last_modified"] >= since)
        report.see(
            "modified_after means that moment or later",
            [] if _ids(read, {"modified_after": since}) == wanted else [since],
        )


def _protected(full: list[Record], at: list[Record], report: Report) -> None:
    """Held against the tables themselves: what the API must never tell."""
    services = Service.objects.filter(is_protected=True).order_by("pk")
    secret_services = {str(ref) for ref in services.values_list("pk", flat=True)}
    places: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for link in ServicePlace.objects.filter(place__is_protected=True).select_related("place").order_by("pk"):
        places.setdefault(str(link.service_id), set()).add(str(link.place_id))
        said = (link.place.address, f"{link.place.postcode} {link.place.town}")
        words.setdefault(str(link.service_id), set()).update(
            secret for secret in said if len(secret.strip()) >= SHORTEST_SECRET
        )
    every = frozenset().union(*places.values())
    for one in at:
        told = one.get("service_id") in secret_services or one.get("location_id") in every
        report.see("no protected place among places", [one["id"]] if told else [])
    for one in full:
        secrets = words.get(one["id"], set())
        report.see(
            "nothing of a protected place in a service",
            _leaks(one, one["id"] in secret_services, every, secrets),
        )


def _leaks(one: Record, is_secret: bool, places: frozenset[str], secrets: set[str]) -> Iterator[str]:
    links = one.get("service_at_locations", [])
    if is_secret and links:
        yield f"{one['id']}: has places"
    if is_secret and any(len(area["uri"].rpartition(":")[2]) > 4 for area in one.get("service_areas", [])):
        yield f"{one['id']}: names a gmina"
    if any(link["location_id"] in places for link in links):
        yield f"{one['id']}: a protected place"
    text = json.dumps(one, ensure_ascii=False)
    if any(secret in text for secret in secrets):
        yield f"{one['id']}: the address of a protected place stands in a text"
