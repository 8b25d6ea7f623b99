"""An object of HSDS becomes a card with its places, as the basket writes them; no database, what is known is given.

What the file's form cannot say is kept as it stands: a file without our profile says nothing of a legal basis.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import ValidationError

from kooperacje.base.clock import WARSAW
from kooperacje.base.problems import Fault
from kooperacje.base.text import search_key, slug
from kooperacje.base.yamltext import sentence
from kooperacje.basket.exchange.schema import PlaceEntry, ServiceEntry
from kooperacje.basket.states import Cost, PlaceKind, ServiceState
from kooperacje.opendata.hsds.facts import PROFILE
from kooperacje.opendata.records.service import DAYS, TERYT
from kooperacje.opendata.records.values import Record

STATES = {
    "active": ServiceState.PUBLISHED,
    "inactive": ServiceState.DRAFT,
    "temporarily closed": ServiceState.SUSPENDED,
    "defunct": ServiceState.WITHDRAWN,
}
OURS = (
    "summary",
    "level",
    "basis",
    "audiences",
    "needs",
    "income_up_to",
    "cost",
    "wait_days",
    "valid_from",
    "valid_to",
)
FIELDS = {
    "how_to_get": "application_process",
    "documents": "required_documents",
    "age_from": "minimum_age",
    "age_to": "maximum_age",
    "conditions": "eligibility_description",
    "cost_note": "fees_description",
    "phone": "phones",
    "website": "url",
    "categories": "attributes",
    "areas": "service_areas",
    "hours": "schedules",
    "capacity": "capacities",
    "free": "capacities",
    "at": "service_at_locations",
    "verified_on": "assured_date",
    **{name: f"{PROFILE}.{name}" for name in (*OURS, "is_protected", "texts", "verified_by", "key")},
}
"""Where a field of ours stands in the file."""
TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Provider:
    """An institution that the file means: one of ours, or one that could be registered."""

    key: str
    name: str
    type: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the file is understood with."""

    providers: Mapping[str, Provider]
    """By id, by key and name, by REGON and by name; see `provider_words`."""
    categories: frozenset[str]
    keys: Mapping[str, str]
    """Keys of our services and places by their ids."""
    standing: Mapping[str, ServiceEntry]
    """Our services by their keys, as the actor may read them."""
    protected: frozenset[str] = frozenset()
    """Keys of protected places that the actor may read."""


@dataclass(slots=True)
class Taken:
    """A service understood."""

    place: str
    provider: Provider
    entry: ServiceEntry
    places: tuple[PlaceEntry, ...]
    notes: list[str] = field(default_factory=list)
    """What was left out, in sentences."""


def provider_words(organization: Record) -> list[str]:
    """By what a provider may be found, the surest first."""
    ours = organization.get(PROFILE, {})
    name = search_key(str(organization.get("name", "")))
    found = [f"id:{organization.get('id', '')}", f"key:{ours.get('key', '')}:{name}"]
    for one in organization.get("organization_identifiers", []):
        if one.get("identifier_type") == "REGON":
            found.append(f"regon:{one.get('identifier', '')}")
    return [*found, f"name:{name}"]


def understand(place: str, record: Record, known: Known) -> Taken | list[Fault]:
    """The service as a card of ours, or everything that is wrong with it."""
    organization = record.get("organization") or {"id": record.get("organization_id", "")}
    provider = next(
        (known.providers[word] for word in provider_words(organization) if word in known.providers), None
    )
    if provider is None:
        name = str(organization.get("name") or organization.get("id") or "?")[:80]
        return [Fault("organization", _("“%(name)s” is not among our institutions") % {"name": name})]
    ours = record.get(PROFILE, {})
    key = known.keys.get(record["id"]) or ours.get("key") or made_key(record["name"], record["id"])
    standing = known.standing.get(key)
    secret = _secrecy(record, ours, standing)
    if secret:
        return secret
    notes: list[str] = []
    try:
        places = tuple(_places(record, provider, known, notes))
        values = _values(record, ours, known, standing, notes) | {
            "key": key,
            "provider": provider.key,
            "at": [{"place": one.key, "note": note} for one, note in places],
            "state": STATES[record["status"]],
        }
        _keep_secret(values, standing, known)
        entry = ServiceEntry.model_validate(values)
    except ValidationError as wrong:
        return [Fault(_path(found["loc"]), sentence(found)) for found in wrong.errors(include_url=False)]
    return Taken(place, provider, entry, tuple(one for one, _note in places), notes)


def _path(loc: tuple[int | str, ...]) -> str:
    first = str(loc[0]) if loc else ""
    return FIELDS.get(first, first)


def made_key(name: str, ref: str) -> str:
    return f"{slug(name)[:50].strip('-') or 'usluga'}-{ref[:8]}"


def _secrecy(record: Record, ours: Record, standing: ServiceEntry | None) -> list[Fault]:
    if ours.get("is_protected") and record.get("service_at_locations"):
        told = _("the file tells where a protected service is; take its places out of the file")
        return [Fault("service_at_locations", told)]
    if standing is not None and standing.is_protected and not ours.get("is_protected"):
        told = _("this service is protected here, and a file cannot open it up; do that on its card")
        return [Fault(f"{PROFILE}.is_protected", told)]
    return []


def _keep_secret(values: dict[str, Any], standing: ServiceEntry | None, known: Known) -> None:
    """What no file tells stays as it is: places and areas of a protected service, and protected places."""
    if standing is None:
        return
    if standing.is_protected:
        values["at"] = [one.model_dump() for one in standing.at]
        values["areas"] = standing.areas
        return
    kept = [one.model_dump() for one in standing.at if one.place in known.protected]
    values["at"] = [*values["at"], *kept]


def _values(
    record: Record, ours: Record, known: Known, standing: ServiceEntry | None, notes: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": record["name"],
        "description": record.get("description", ""),
        "how_to_get": record.get("application_process", ""),
        "documents": "\n".join(one.get("document", "") for one in record.get("required_documents", [])),
        "age_from": _whole(record.get("minimum_age")),
        "age_to": _whole(record.get("maximum_age")),
        "conditions": record.get("eligibility_description", ""),
        "cost_note": record.get("fees_description", ""),
        "phone": record["phones"][0]["number"] if record.get("phones") else "",
        "email": record.get("email", ""),
        "website": record.get("url", ""),
        "languages": [one["code"] for one in record.get("languages", []) if one.get("code")],
        "areas": _areas(record, notes),
        "hours": _hours(record, notes),
        "verified_on": record.get("assured_date"),
        "categories": _categories(record, known, standing, notes),
        **_capacity(record, ours),
    }
    if len(record.get("phones", [])) > 1:
        notes.append(_("only the first telephone number is taken"))
    if ours:
        found |= {name: ours[name] for name in OURS if name in ours}
        found |= {"is_protected": ours.get("is_protected", False), "verified_by": ours.get("verified_by", "")}
        found["texts"] = {
            one["language"]: {
                word: text for word, text in one.items() if word not in ("language", "service_id")
            }
            for one in ours.get("texts", [])
        }
    elif standing is not None:
        kept = standing.model_dump()
        found |= {name: kept[name] for name in (*OURS, "texts", "is_protected")}
    else:
        found["cost"] = _cost(record)
    if found["description"] == found.get("summary"):
        found["description"] = ""
    if found.get("income_up_to") is not None:
        found["income_up_to"] = str(found["income_up_to"])
    return found


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _cost(record: Record) -> Cost:
    amounts = [one.get("amount") for one in record.get("cost_options", []) if one.get("amount") is not None]
    if not amounts:
        return Cost.NOT_STATED
    if any(amounts):
        return Cost.DEPENDS if not all(amounts) else Cost.PAID
    return Cost.FREE


def _categories(record: Record, known: Known, standing: ServiceEntry | None, notes: list[str]) -> list[str]:
    codes = [
        str(one["taxonomy_term"].get("code", ""))
        for one in record.get("attributes", [])
        if one.get("taxonomy_term")
    ]
    mine = [code for code in codes if code in known.categories]
    if len(mine) < len(codes):
        notes.append(_("categories that we do not have are left out"))
    return mine or ([*standing.categories] if standing and codes else [])


def _areas(record: Record, notes: list[str]) -> list[str]:
    uris = [str(one.get("uri", "")) for one in record.get("service_areas", [])]
    if any(not uri.startswith(TERYT) for uri in uris):
        notes.append(_("areas without a TERYT number are left out"))
    return [uri.removeprefix(TERYT) for uri in uris if uri.startswith(TERYT)]


def _hours(record: Record, notes: list[str]) -> list[dict[str, Any]]:
    found = []
    for one in record.get("schedules", []):
        days = [DAYS.index(day) + 1 for day in str(one.get("byday", "")).split(",") if day in DAYS]
        times = [TIME.match(str(one.get(name, ""))) for name in ("opens_at", "closes_at")]
        if one.get("freq", "WEEKLY") != "WEEKLY" or not days or not all(times):
            notes.append(_("hours that do not repeat every week are left out"))
            continue
        opens, closes = (match[0] for match in times if match)
        found += [{"day": day, "from": opens, "to": closes, "note": one.get("notes", "")} for day in days]
    return found


def _capacity(record: Record, ours: Record) -> dict[str, Any]:
    several = record.get("capacities", [])
    if not several:
        names = {"capacity": "places", "free": "free", "capacity_on": "told_on"}
        return {name: ours[word] for name, word in names.items() if word in ours}
    one = several[0]
    on = datetime.fromisoformat(one["updated"]).astimezone(WARSAW).date()
    return {"free": _whole(one["available"]), "capacity": _whole(one.get("maximum")), "capacity_on": on}


def _places(
    record: Record, provider: Provider, known: Known, notes: list[str]
) -> list[tuple[PlaceEntry, str]]:
    found = []
    for link in record.get("service_at_locations", []):
        location = link.get("location")
        if not location or location["location_type"] == "postal":
            notes.append(_("a place that is only an address for letters is left out"))
            continue
        ours = location.get(PROFILE, {})
        address = (location.get("addresses") or [{}])[0]
        kind = ours.get("kind") or (
            PlaceKind.PHYSICAL if location["location_type"] == "physical" else PlaceKind.ONLINE
        )
        entry = PlaceEntry.model_validate(
            {
                "key": known.keys.get(location["id"]) or ours.get("key") or f"miejsce-{location['id'][:8]}",
                "institution": provider.key,
                "kind": kind,
                "name": location.get("name", ""),
                "address": address.get("address_1", ""),
                "postcode": address.get("postal_code", ""),
                "town": address.get("city", ""),
                "gmina": ours.get("gmina"),
                "latitude": location.get("latitude"),
                "longitude": location.get("longitude"),
                "eases": ours.get("eases", []),
                "access_note": location.get("transportation", ""),
            }
        )
        found.append((entry, link.get("description", "")))
    return found


def is_uuid(text: str) -> bool:
    """Whether a text is an id as ours are."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
