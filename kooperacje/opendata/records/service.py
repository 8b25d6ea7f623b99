"""A service card as a `service`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from kooperacje.basket.states import Cost, ServiceState
from kooperacje.opendata.hsds.facts import PROFILE
from kooperacje.opendata.records.values import Record, day, derived, midnight, moment, stated

STATUS = {
    ServiceState.PUBLISHED: "active",
    ServiceState.DRAFT: "inactive",
    ServiceState.SUSPENDED: "temporarily closed",
    ServiceState.WITHDRAWN: "defunct",
}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TERYT = "urn:teryt:"
LANGUAGE_NAMES = {
    "pl": "polski",
    "uk": "ukraiński",
    "en": "angielski",
    "ru": "rosyjski",
    "be": "białoruski",
    "de": "niemiecki",
    "fr": "francuski",
    "vi": "wietnamski",
}
PLACE = "miejsce"


@dataclass(frozen=True, slots=True)
class Card:
    """The columns of a card, in the order in which they are read."""

    id: UUID
    provider_id: UUID
    key: str
    name: str
    summary: str
    description: str
    how_to_get: str
    documents: str
    level: str
    state: str
    audiences: Sequence[str]
    needs: Sequence[str]
    age_from: int | None
    age_to: int | None
    income_up_to: Decimal | None
    conditions: str
    basis: str
    cost: str
    cost_note: str
    phone: str
    email: str
    website: str
    languages: str
    capacity: int | None
    free: int | None
    wait_days: int | None
    capacity_on: date | None
    valid_from: date | None
    valid_to: date | None
    verified_on: date | None
    verified_by: str
    is_protected: bool
    changed_at: datetime


@dataclass(slots=True)
class Related:
    """What belongs to a card and stands in other tables."""

    texts: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    """Language, name, summary, description, how to get it."""
    openings: list[tuple[int, time, time, str]] = field(default_factory=list)
    areas: list[tuple[str, str]] = field(default_factory=list)
    """Code and name of a unit."""
    attributes: list[Record] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    at: list[Record] = field(default_factory=list)


def service(card: Card, organization: Record | None = None, related: Related | None = None) -> Record:
    """The object: what stands on the card itself, its provider, and with `related` everything inside it."""
    found = stated(
        id=str(card.id),
        organization_id=str(card.provider_id),
        name=card.name,
        description=card.description or card.summary,
        url=card.website,
        email=card.email,
        status=STATUS[ServiceState(card.state)],
        application_process=card.how_to_get,
        fees_description=card.cost_note,
        eligibility_description=card.conditions,
        minimum_age=card.age_from,
        maximum_age=card.age_to,
        assured_date=day(card.verified_on),
        last_modified=moment(card.changed_at),
    )
    if related is not None:
        found |= _inside(card, related)
    if organization is not None:
        found["organization"] = organization
    found[PROFILE] = _profile(card, related)
    return found


def _inside(card: Card, related: Related) -> Record:
    return stated(
        phones=[{"id": derived("phone", card.id), "number": card.phone}] if card.phone else [],
        schedules=[_schedule(card.id, *hours) for hours in related.openings],
        service_areas=[
            {"id": derived("area", card.id, code), "name": name, "uri": f"{TERYT}{code}"}
            for code, name in related.areas
        ],
        service_at_locations=related.at,
        languages=[
            {
                "id": derived("language", card.id, code),
                "name": LANGUAGE_NAMES.get(code, code),
                "code": code,
            }
            for code in card.languages.split()
        ],
        cost_options=[{"id": derived("cost", card.id), "currency": "PLN", "amount": 0}]
        if card.cost == Cost.FREE
        else [],
        required_documents=[
            {"id": derived("document", card.id, number), "document": line}
            for number, line in enumerate(filter(None, map(str.strip, card.documents.splitlines())))
        ],
        capacities=_capacities(card),
        attributes=related.attributes,
    )


def _schedule(owner: UUID, weekday: int, opens: time, closes: time, note: str) -> Record:
    return stated(
        id=derived("schedule", owner, f"{weekday} {opens}"),
        freq="WEEKLY",
        byday=DAYS[weekday - 1],
        opens_at=_clock(opens),
        closes_at=_clock(closes),
        notes=note,
    )


def _clock(at: time) -> str:
    return at.isoformat("seconds" if at.second else "minutes")


def _has_capacity(card: Card) -> bool:
    return card.free is not None and card.capacity_on is not None


def _capacities(card: Card) -> list[Record]:
    """Free places with their day; HSDS has no way to say one without the other, so then it stands in our profile."""
    if card.free is None or card.capacity_on is None:
        return []
    return [
        stated(
            id=derived("capacity", card.id),
            unit={"id": derived("unit", PLACE), "name": PLACE},
            available=card.free,
            maximum=card.capacity,
            updated=midnight(card.capacity_on),
        )
    ]


def _profile(card: Card, related: Related | None) -> Record:
    whole = _has_capacity(card)
    found = stated(
        key=card.key,
        summary=card.summary,
        level=card.level,
        basis=card.basis,
        domains=related.domains if related else None,
        audiences=list(card.audiences),
        needs=list(card.needs),
        income_up_to=float(card.income_up_to) if card.income_up_to is not None else None,
        cost=card.cost,
        places=None if whole else card.capacity,
        free=None if whole else card.free,
        told_on=None if whole else day(card.capacity_on),
        wait_days=card.wait_days,
        valid_from=day(card.valid_from),
        valid_to=day(card.valid_to),
        verified_by=card.verified_by,
        texts=[_text(*text) for text in related.texts] if related else None,
    )
    if card.is_protected:
        found["is_protected"] = True
    return found


def _text(language: str, name: str, summary: str, description: str, how_to_get: str) -> Record:
    return stated(
        language=language, name=name, summary=summary, description=description, how_to_get=how_to_get
    )
