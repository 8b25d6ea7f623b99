"""What a file would do to the basket: read, understood, held against what stands. Nothing is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.problems import Fault
from kooperacje.base.text import search_key
from kooperacje.basket import access as basket
from kooperacje.basket import columns, problems
from kooperacje.basket import queries as cards
from kooperacje.basket.exchange.schema import PlaceEntry, ServiceEntry
from kooperacje.basket.models import Category, Place, Service
from kooperacje.basket.states import ServiceState
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.opendata.incoming import checking, reading, understanding
from kooperacje.opendata.incoming.understanding import FIELDS, Known, Provider, Taken, is_uuid
from kooperacje.opendata.records.values import Record

STATED = ("capacity_on", "verified_on", "verified_by")
"""What is only taken where the file says it."""


class Outcome(StrEnum):
    """What would become of one service of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One service of the file and what would become of it."""

    place: str
    name: str
    outcome: Outcome
    fields: tuple[str, ...] = ()
    """Properties of the file that would change something."""
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    taken: Taken | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole file and what it would do."""

    lines: tuple[Line, ...]

    def count(self, outcome: Outcome) -> int:
        """How many services have this outcome."""
        return sum(line.outcome is outcome for line in self.lines)

    @property
    def faults(self) -> list[Fault]:
        """Everything that is refused, each with its row and field."""
        return [
            Fault(", ".join(filter(None, (line.place, fault.place))), fault.sentence)
            for line in self.lines
            for fault in line.faults
        ]

    def useful(self) -> list[Taken]:
        """What would change something."""
        wanted = (Outcome.NEW, Outcome.CHANGED)
        return [line.taken for line in self.lines if line.taken and line.outcome in wanted]


def plan(content: bytes, actor: Actor) -> Plan:
    """What the file would do if this actor loaded it. Raises `BadInput` where the file is bad as a whole."""
    found = reading.read(content)
    checking.whole(found)
    wrong = {one.place: checking.faults(one.record) for one in found}
    sound = [one for one in found if not wrong[one.place]]
    known = _known([one.record for one in sound], actor)
    allowed = _Rights(actor, known)
    lines = []
    for one in found:
        name = str(one.record.get("name", ""))[:200]
        told: Taken | list[Fault] = wrong[one.place] or understanding.understand(one.place, one.record, known)
        lines.append(_line(one.place, name, told, known, allowed))
    return Plan(tuple(lines))


def _line(place: str, name: str, told: Taken | list[Fault], known: Known, allowed: "_Rights") -> Line:
    if isinstance(told, Taken):
        faults = [*allowed.faults(told), *_contradictions(told)]
        if not faults:
            outcome, fields = _outcome(told, known, allowed.places)
            return Line(place, name, outcome, fields, (), tuple(told.notes), told)
        told = faults
    return Line(place, name, Outcome.REFUSED, (), tuple(told))


def _contradictions(taken: Taken) -> list[Fault]:
    found = [Fault(FIELDS.get(name, name), text) for name, text in problems.of_card(taken.entry)]
    for place in taken.places:
        found += [Fault("service_at_locations", text) for _name, text in problems.of_spot(place)]
    return found


def _outcome(taken: Taken, known: Known, places: Mapping[str, PlaceEntry]) -> tuple[Outcome, tuple[str, ...]]:
    entry = taken.entry
    standing = known.standing.get(entry.key)
    if standing is None:
        return Outcome.NEW, ()
    fields = {
        name for name in type(entry.card()).model_fields if getattr(entry, name) != getattr(standing, name)
    }
    fields |= {
        name for name in STATED if getattr(entry, name) and getattr(entry, name) != getattr(standing, name)
    }
    if any(places.get(place.key) != place for place in taken.places):
        fields.add("at")
    told = tuple(sorted({FIELDS.get(name, name) for name in fields}))
    return (Outcome.CHANGED if fields else Outcome.SAME), told


class _Rights:
    """Which providers the actor keeps, and whose the keys of the file are."""

    def __init__(self, actor: Actor, known: Known) -> None:
        self._reach = basket.reach(actor)
        wanted = {provider.key for provider in known.providers.values()}
        rows = Institution.objects.filter(key__in=wanted).select_related("type", "seat").order_by("key")
        self._institutions = {row.key: row for row in rows}
        self._actor = actor
        owners = Service.objects.order_by("key").values_list("key", "provider__key")
        self._owners = dict(owners.filter(key__in=list(known.standing) or [""]))
        self._taken = known
        self.places: dict[str, PlaceEntry] = {}
        rows_ = Place.objects.filter(institution__key__in=wanted).select_related("institution", "gmina")
        for row in rows_.order_by("key"):
            spot = columns.spot(row)
            self.places[row.key] = PlaceEntry(**dict(spot), key=row.key, institution=row.institution.key)

    def faults(self, taken: Taken) -> list[Fault]:
        """Why the actor may not load this service."""
        institution = self._institutions.get(taken.provider.key)
        if institution is None:
            return []
        decision = basket.can_add(self._actor, institution, self._reach)
        if not decision:
            return [Fault("organization", decision.reason)]
        standing = self._taken.standing.get(taken.entry.key)
        if standing is not None and standing.provider != taken.provider.key:
            told = _("the key “%(key)s” belongs to a card of another provider") % {"key": taken.entry.key}
            return [Fault("koszyk.key", told)]
        return []


def _known(found: Iterable[Record], actor: Actor) -> Known:
    records = list(found)
    ids = {str(one["id"]) for one in records if is_uuid(str(one["id"]))}
    links = [link for one in records for link in one.get("service_at_locations", []) if link.get("location")]
    places = {str(link["location"]["id"]) for link in links}
    keys = {
        str(ref): key
        for rows in (
            Service.objects.filter(pk__in=ids).order_by("key").values_list("pk", "key"),
            Place.objects.filter(pk__in=places).order_by("key").values_list("pk", "key"),
        )
        for ref, key in rows
    }
    named = {str(one.get("koszyk", {}).get("key", "")) for one in records} | set(keys.values())
    named |= {understanding.made_key(one["name"], one["id"]) for one in records}
    kept = Service.objects.filter(key__in=named)
    standing = {
        row.key: ServiceEntry(
            **dict(card),
            key=row.key,
            provider=row.provider.key,
            state=ServiceState(row.state),
            capacity_on=row.capacity_on,
            verified_on=row.verified_on,
            verified_by=row.verified_by,
        )
        for row, card in cards.values(cards.cards(kept.order_by("key")), actor)
    }
    secret = basket.visible_places(actor).filter(is_protected=True).order_by("key")
    return Known(
        _providers(records, actor),
        frozenset(Category.objects.order_by("key").values_list("key", flat=True)),
        keys,
        standing,
        frozenset(secret.values_list("key", flat=True)),
    )


def _providers(records: list[Record], actor: Actor) -> dict[str, Provider]:
    organizations = [one["organization"] for one in records if one.get("organization")]
    ids = {str(one.get("organization_id", "")) for one in records} | {str(one["id"]) for one in organizations}
    keys = {str(one.get("koszyk", {}).get("key", "")) for one in organizations}
    names = {str(one["name"]) for one in organizations}
    regons = {
        str(number["identifier"])
        for one in organizations
        for number in one.get("organization_identifiers", [])
        if number["identifier_type"] == "REGON"
    }
    wanted = (
        Q(pk__in=[ref for ref in ids if is_uuid(ref)])
        | Q(key__in=keys - {""})
        | Q(name__in=names)
        | Q(regon__in=regons - {""}, valid_to=None)
    )
    found: dict[str, Provider] = {}
    for row in Institution.objects.filter(wanted).select_related("type").order_by("key"):
        one = Provider(row.key, row.name, row.type.key)
        name = search_key(row.name)
        for word in (f"id:{row.pk}", f"key:{row.key}:{name}", f"regon:{row.regon}", f"name:{name}"):
            found.setdefault(word, one)
    if basket.reach(actor).everything:
        _newcomers(organizations, found)
    return found


def _newcomers(organizations: list[Record], found: dict[str, Provider]) -> None:
    """Providers that our profile describes well enough to register them."""
    types = set(InstitutionType.objects.order_by("key").values_list("key", flat=True))
    for one in organizations:
        ours = one.get("koszyk", {})
        words = understanding.provider_words(one)
        if ours.get("type") in types and not any(word in found for word in words):
            made = Provider(str(ours["key"]), str(one["name"]), str(ours["type"]), is_new=True)
            found.update(dict.fromkeys(words, made))


def state_of(key: str) -> ServiceState | None:
    """The state of the card with this key; None where there is none."""
    found = Service.objects.filter(key=key).values_list("state", flat=True).first()
    return ServiceState(found) if found else None
