"""A stakeholder base of thousands of institutions in a handful of statements; what is known is brought up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kooperacje.base.actor import Actor
from kooperacje.consultations import access
from kooperacje.consultations.actions import writing
from kooperacje.consultations.actions.common import journal, locked, touch
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.kinds.kind import Kind
from kooperacje.consultations.models import Consultation, Party, Stakeholder
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import Level
from kooperacje.institutions.models import Institution

FACTS = ("is_key", "influence", "interest", "reason", "obligatory", "sector")


@dataclass(frozen=True, slots=True)
class Mapped:
    """An institution of the register as a stakeholder. What is None states nothing: what stands is kept."""

    institution: Institution
    is_key: bool | None = None
    influence: Level | None = None
    interest: Level | None = None
    reason: str | None = None
    obligatory: bool | None = None
    sector: str | None = None

    def facts(self) -> dict[str, bool | str]:
        """The columns that are stated."""
        stated = {name: getattr(self, name) for name in FACTS}
        return {name: value for name, value in stated.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a base did, in stakeholders; `parties` leads from the register's id to the row of the list."""

    added: int
    changed: int
    unchanged: int
    parties: dict[UUID, Party]


@transaction.atomic
def take_stakeholders(consultation: Consultation, mapped: Sequence[Mapped], *, by: Actor) -> Taken:
    """Put every institution on the list of institutions and on the list of stakeholders, each once.

    One that is there already keeps its key and the name it bears in this consultation. Raises `Denied`.
    """
    consultation = locked(consultation, access.EDIT, by)
    parties = _parties(consultation, mapped)
    known = _known(consultation)
    pairs = [(parties[one.institution.pk], one) for one in mapped]
    fresh = [(party, one) for party, one in pairs if party.pk not in known]
    changed = _change([(known[party.pk], one) for party, one in pairs if party.pk in known])
    _add(consultation, fresh)
    taken = Taken(len(fresh), changed, len(mapped) - len(fresh) - changed, parties)
    if fresh or changed:
        touch(consultation)
        journal(consultation, "stakeholders_taken", by, added=taken.added, changed=taken.changed)
    return taken


def _parties(consultation: Consultation, mapped: Sequence[Mapped]) -> dict[UUID, Party]:
    """The row of the list of institutions for each, made where it is missing."""
    standing = list(rows.of(consultation, catalogue.INSTITUTION))
    found: dict[UUID, Party] = {}
    for party in standing:
        found.setdefault(party.institution_id, party)
    keys = _Keys(consultation, catalogue.INSTITUTION, {party.key for party in standing})
    made = []
    for one in mapped:
        place = one.institution
        if place.pk in found:
            continue
        party = Party(
            consultation=consultation,
            key=keys.take(place.key),
            position=keys.place(),
            institution=place,
            name=place.name,
            type=place.type.key,
            territory=place.seat.code if place.seat else None,
        )
        found[place.pk] = party
        made.append(party)
    Party.objects.bulk_create(made, batch_size=writing.BATCH)
    return found


def _known(consultation: Consultation) -> dict[UUID, Stakeholder]:
    known: dict[UUID, Stakeholder] = {}
    for row in rows.of(consultation, catalogue.STAKEHOLDER).exclude(institution=None):
        known.setdefault(row.institution_id, row)
    return known


def _change(pairs: Sequence[tuple[Stakeholder, Mapped]]) -> int:
    """How many rows say something else than before."""
    changed = [row for row, one in pairs if row.apply(one.facts(), expected=None)]
    Stakeholder.objects.bulk_update(changed, [*FACTS, "version"], batch_size=writing.BATCH)
    return len(changed)


def _add(consultation: Consultation, pairs: Sequence[tuple[Party, Mapped]]) -> None:
    taken = set(rows.of(consultation, catalogue.STAKEHOLDER).values_list("key", flat=True))
    keys = _Keys(consultation, catalogue.STAKEHOLDER, taken)
    made = [
        Stakeholder(
            consultation=consultation,
            key=keys.take(),
            position=keys.place(),
            institution=party,
            name=party.name,
            institution_types=[],
            **one.facts(),
        )
        for party, one in pairs
    ]
    Stakeholder.objects.bulk_create(made, batch_size=writing.BATCH)


class _Keys:
    """Fresh keys and places behind those of a list."""

    def __init__(self, consultation: Consultation, kind: Kind[Any], taken: set[str]) -> None:
        self._taken, self._prefix, self._number = taken, kind.prefix, len(taken)
        last = rows.of(consultation, kind).aggregate(last=Max("position"))["last"]
        self._place = -1 if last is None else last

    def take(self, wished: str = "") -> str:
        """The wished key where it is free, else the prefix of the list with a number."""
        key = wished
        while not key or key in self._taken:
            self._number += 1
            key = f"{self._prefix}{self._number}"
        self._taken.add(key)
        return key

    def place(self) -> int:
        self._place += 1
        return self._place
