"""What waits to be checked: institutions that have not confirmed for a period, and cards nobody compared with the act."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from kooperacje.accounts.queries import holders
from kooperacje.base import clock
from kooperacje.competences.models import Card, Upkeep, Verification
from kooperacje.competences.queries.cards import live, standings
from kooperacje.competences.queries.people import months_before
from kooperacje.competences.states import RELIABLE, Part, Standing
from kooperacje.institutions.models import Contact, Institution
from kooperacje.institutions.states import ContactKind


@dataclass(frozen=True, slots=True)
class Due:
    """An institution that is to look at its cards or staff. `address`: to whom the reminder goes; "": nobody known."""

    institution: Institution
    rows: tuple[Upkeep, ...]
    address: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it is to look at."""
        return tuple(Part(row.part) for row in self.rows)

    def reminded(self, today: date) -> bool:
        """Whether it was reminded of all of it within the period."""
        since = months_before(today, settings.COMPETENCES_CONFIRM_MONTHS)
        return all(row.reminded_on is not None and row.reminded_on > since for row in self.rows)


def upkeep(institution: Institution) -> dict[Part, Upkeep]:
    """When the institution last confirmed each part."""
    return {Part(row.part): row for row in Upkeep.objects.filter(institution=institution)}


def is_due(row: Upkeep | None, today: date | None = None) -> bool:
    """Whether the last confirmation is older than the period, or there was none."""
    since = months_before(today or clock.today(), settings.COMPETENCES_CONFIRM_MONTHS)
    return row is None or row.confirmed_on is None or row.confirmed_on <= since


def due_institutions(today: date | None = None, *, addressed: bool = True) -> list[Due]:
    """Institutions with cards or staff of their own that have not confirmed them for a period, in Polish order."""
    since = months_before(today or clock.today(), settings.COMPETENCES_CONFIRM_MONTHS)
    rows = Upkeep.objects.filter(confirmed_on__lte=since, institution__valid_to=None)
    grouped: dict[Institution, list[Upkeep]] = {}
    for row in rows.select_related("institution").order_by("institution__sort_key", "part"):
        grouped.setdefault(row.institution, []).append(row)
    return [
        Due(institution, tuple(found), _address(institution) if addressed else "")
        for institution, found in grouped.items()
    ]


def _address(institution: Institution) -> str:
    """Of the person who speaks for the institution; else its mailbox."""
    for role in ("contact", "leader", "officer"):
        if account := holders(role, institution.pk).first():
            return str(account.email)
    box = Contact.objects.filter(institution=institution, kind=ContactKind.EMAIL.value, unit=None)
    found = box.order_by("-is_public", "value").first()
    return found.value if found else ""


def unverified() -> list[tuple[Card, Standing, Verification | None]]:
    """Cards of types that cannot be relied on yet, by type and kind."""
    cards = list(
        Card.objects.filter(live(), type__isnull=False)
        .select_related("type", "matter", "act")
        .order_by("type__position", "key")
    )
    found = standings(cards)
    return [(card, *found[card.pk]) for card in cards if found[card.pk][0] not in RELIABLE]
