"""Whom to telephone next: institutions that were invited and are silent."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.urls import reverse

from kooperacje.base.actor import Actor
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.pages.frame import Frame, frame
from kooperacje.institutions import access as institutions
from kooperacje.institutions.states import ContactKind
from kooperacje.outreach import queries
from kooperacje.outreach.pages.words import DOOR, place_names, type_names
from kooperacje.outreach.queries import GMINA, Asked

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Call:
    """One institution to telephone."""

    name: str
    url: str
    type: str
    place: str
    phones: tuple[str, ...]
    is_key: bool
    obligatory: bool
    opened: bool
    bounced: bool
    phoned_at: datetime | None


@dataclass(frozen=True, slots=True)
class CallsPage:
    """A page of the list, the most wanted first."""

    frame: Frame
    calls: tuple[Call, ...]
    total: int
    number: int
    last: int
    filtered: bool
    url: str
    reach_url: str


def calls_page(consultation: Consultation, actor: Actor, asked: Asked, number: int) -> CallsPage:
    """The same number of queries, however many are silent."""
    slug = consultation.slug
    asked = Asked(GMINA, asked.type, asked.territory)
    found = queries.silent(consultation, asked)
    total = found.count()
    last = max(1, ceil(total / PER_PAGE))
    number = min(max(1, number), last)
    shown = list(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    phones = office_phones(actor, [party.institution_id for party in shown])
    types, places = type_names(), place_names(party.place for party in shown)
    return CallsPage(
        frame=frame(consultation, actor, DOOR),
        calls=tuple(
            Call(
                name=party.name,
                url=reverse("outreach:history", args=[slug, party.key]),
                type=types.get(party.type, party.type),
                place=places[party.place],
                phones=phones.get(party.institution_id, ()),
                is_key=party.is_key,
                obligatory=party.is_obligatory,
                opened=party.is_opened,
                bounced=party.is_bounced,
                phoned_at=party.phoned_at,
            )
            for party in shown
        ),
        total=total,
        number=number,
        last=last,
        filtered=bool(asked.type or asked.territory),
        url=reverse("outreach:calls", args=[slug]),
        reach_url=reverse("outreach:reach", args=[slug]),
    )


def office_phones(actor: Actor, ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Telephone numbers that the actor may see, by institution: one query."""
    found = institutions.visible_contacts(actor).filter(institution_id__in=ids, kind=ContactKind.PHONE.value)
    phones: dict[UUID, tuple[str, ...]] = {}
    for institution, value in found.order_by("-is_public", "label", "value").values_list(
        "institution_id", "value"
    ):
        phones[institution] = (*phones.get(institution, ()), value)
    return phones
