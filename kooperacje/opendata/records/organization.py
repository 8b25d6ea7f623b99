"""A provider as an `organization`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kooperacje.institutions.states import ContactKind
from kooperacje.opendata.hsds.facts import PROFILE
from kooperacje.opendata.records.values import Record, derived, stated


@dataclass(frozen=True, slots=True)
class Provider:
    """The columns of an institution, in the order read. Its seat and address stay out: a shelter may have no other."""

    id: UUID
    key: str
    name: str
    other_names: str
    type: str
    type_name: str
    regon: str
    nip: str


def organization(
    provider: Provider,
    contacts: Sequence[tuple[str, str]],
    *,
    whole: bool = False,
    locations: Sequence[Record] = (),
    services: Sequence[Record] = (),
) -> Record:
    """The object; `whole` with telephones, numbers in registers, places and services."""
    mails, sites, phones = (
        [value for kind, value in contacts if kind == wanted]
        for wanted in (ContactKind.EMAIL, ContactKind.WEBSITE, ContactKind.PHONE)
    )
    found = stated(
        id=str(provider.id),
        name=provider.name,
        alternate_name="; ".join(provider.other_names.splitlines()),
        description=provider.type_name,
        email=mails[0] if mails else None,
        website=sites[0] if sites else None,
    )
    if whole:
        found |= stated(
            additional_websites=[{"id": derived("url", provider.id, url), "url": url} for url in sites[1:]],
            phones=[{"id": derived("phone", provider.id, number), "number": number} for number in phones],
            organization_identifiers=_identifiers(provider),
            locations=list(locations),
            services=list(services),
        )
    found[PROFILE] = {"key": provider.key, "type": provider.type}
    return found


def _identifiers(provider: Provider) -> list[Record]:
    numbers = (("REGON", "PL-REGON", provider.regon), ("NIP", "", provider.nip))
    return [
        stated(
            id=derived("identifier", provider.id, kind),
            identifier_scheme=scheme,
            identifier_type=kind,
            identifier=number,
        )
        for kind, scheme, number in numbers
        if number
    ]
