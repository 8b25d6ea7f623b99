"""Places of services as `service_at_location` and `location`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kooperacje.basket.states import PlaceKind
from kooperacje.opendata.hsds.facts import PROFILE
from kooperacje.opendata.records.values import Record, derived, stated


@dataclass(frozen=True, slots=True)
class Spot:
    """A service at a place, in the order of the columns read. Protected ones are never read."""

    id: UUID
    service_id: UUID
    note: str
    place_id: UUID
    key: str
    institution_id: UUID
    kind: str
    name: str
    address: str
    postcode: str
    town: str
    latitude: float | None
    longitude: float | None
    eases: Sequence[str]
    access_note: str
    gmina: str | None
    powiat: str | None
    voivodeship: str | None


def service_at_location(spot: Spot, service: Record | None = None) -> Record:
    """The link with its place, and with the service where it is asked for alone."""
    return stated(
        id=str(spot.id),
        service_id=str(spot.service_id),
        location_id=str(spot.place_id),
        description=spot.note,
        location=location(spot),
        service=service,
    )


def location(spot: Spot) -> Record:
    """The place. Help given at home, by telephone or online has no address of its own in HSDS: it is virtual."""
    place = spot.place_id
    found = stated(
        id=str(place),
        location_type="physical" if spot.kind == PlaceKind.PHYSICAL else "virtual",
        organization_id=str(spot.institution_id),
        name=spot.name,
        transportation=spot.access_note,
        latitude=spot.latitude,
        longitude=spot.longitude,
        addresses=_addresses(spot),
        accessibility=[
            {"id": derived("ease", place, ease), "description": ease.replace("_", " ")} for ease in spot.eases
        ],
    )
    found[PROFILE] = stated(key=spot.key, kind=spot.kind, gmina=spot.gmina, eases=list(spot.eases))
    return found


def _addresses(spot: Spot) -> list[Record]:
    if not (spot.address or spot.town or spot.postcode):
        return []
    # The specification wants all of these; what is not known is empty, never guessed.
    address = {
        "id": derived("address", spot.place_id),
        "address_1": spot.address,
        "city": spot.town,
        "state_province": spot.voivodeship or "",
        "postal_code": spot.postcode,
        "country": "PL",
        "address_type": "physical",
    }
    if spot.powiat:
        address["region"] = spot.powiat
    return [address]
