"""The only writes: loading a register over the one that stands."""

import hashlib
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from django.db import connection, transaction
from django.utils.translation import gettext as _

from kooperacje.base import clock
from kooperacje.base.actor import Actor
from kooperacje.base.problems import BadInput
from kooperacje.base.text import search_key, sort_key
from kooperacje.journal.actions import record
from kooperacje.territory import access, packaged, queries, register, whereabouts
from kooperacje.territory.models import PostcodeRange, RegisterLoad, Seat, Unit
from kooperacje.territory.register import Entry, Register
from kooperacje.territory.states import UnitKind

OFFICIAL_SOURCE = "TERYT (TERC), GUS"
MOST_CLOSED = 0.05
"""A yearly change closes well under 5 % of a level; a file that closes more is a part of a register."""
LOCK = 4_802_016
"""Key of the advisory lock: one loading at a time."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a register comes from, in words for readers."""

    source: str = OFFICIAL_SOURCE
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did, in numbers of units."""

    state_on: date
    added: int = 0
    renamed: int = 0
    closed: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.added or self.renamed or self.closed)


def load_packaged_register(*, by: Actor) -> Loaded:
    """Load the list that ships with the product, unless this or a newer register stands already."""
    origin = packaged.origin()
    latest = queries.latest_load()
    if latest and latest.state_on >= origin.state_on:
        return Loaded(latest.state_on)
    return import_register(
        by=by, content=packaged.content(), origin=Origin(origin.name, origin.licence, origin.attribution)
    )


@transaction.atomic
def import_register(*, by: Actor, content: bytes, origin: Origin | None = None) -> Loaded:
    """Make the register in `content` the one that stands: all of it, or nothing.

    Units missing from it get their last day, new ones their first; a renamed unit keeps its row and remembers the
    old name. Loading the same file again changes nothing. Raises `Denied`, or `BadInput` naming the bad rows.
    """
    _lock()
    access.can(by, access.IMPORT).require()
    digest = hashlib.sha256(content).hexdigest()
    latest = queries.latest_load()
    if latest and latest.digest == digest:
        return Loaded(latest.state_on)
    new = register.read(content)
    if latest and new.state_on < latest.state_on:
        raise BadInput(
            _(
                "The file states %(file)s, the register here %(here)s: an older one is not loaded over a newer."
            )
            % {"file": new.state_on, "here": latest.state_on}
        )
    result = _replace(new, first=latest is None)
    _remember(origin or Origin(), digest, result, by)
    return result


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _replace(new: Register, *, first: bool) -> Loaded:
    standing = {unit.code: unit for unit in Unit.objects.filter(valid_to=None)}
    stated = {entry.code: entry for entry in new.entries}
    gone = [unit for code, unit in standing.items() if code not in stated]
    _refuse_a_part(gone, standing, stated)
    renamed = [
        _rename(unit, stated[code].name)
        for code, unit in standing.items()
        if code in stated and stated[code].name != unit.name
    ]
    Unit.objects.bulk_update(renamed, ["name", "former_names", "sort_key", "search_key"], batch_size=500)
    for unit in gone:
        unit.valid_to = max(new.state_on, unit.valid_from or new.state_on)
    Unit.objects.bulk_update(gone, ["valid_to"], batch_size=500)
    added = _add(
        [entry for entry in new.entries if entry.code not in standing],
        standing,
        None if first else new.state_on,
    )
    _link_successors(gone, standing)
    return Loaded(new.state_on, added, len(renamed), len(gone))


def _refuse_a_part(gone: list[Unit], standing: dict[str, Unit], stated: dict[str, Entry]) -> None:
    """A file with a few województwa alone would close the rest of the country."""
    numbers = {_number(code) for code in stated}
    for kind in UnitKind:
        had = sum(unit.kind == kind for unit in standing.values())
        lacks = sum(unit.kind == kind and _number(unit.code) not in numbers for unit in gone)
        if lacks > 1 + had * MOST_CLOSED:
            raise BadInput(
                _("The file lacks %(lacks)d of %(had)d units of one level: it is not a whole register.")
                % {"lacks": lacks, "had": had}
            )


def _number(code: str) -> str:
    """The code without the type of the gmina: what stays when the type changes."""
    return code[:6]


def _rename(unit: Unit, name: str) -> Unit:
    former = [unit.name, *filter(None, unit.former_names.split(";"))]
    _name(unit, name, [old for old in dict.fromkeys(former) if old != name])
    return unit


def _name(unit: Unit, name: str, former: list[str]) -> None:
    unit.name = name
    unit.former_names = ";".join(former)
    unit.sort_key = sort_key(name)
    unit.search_key = " ".join(search_key(each) for each in (name, *former))


def _add(entries: list[Entry], standing: dict[str, Unit], since: date | None) -> int:
    """Create the units level by level, since a unit names the one above it; they join `standing`."""
    for __, level in groupby(entries, key=lambda entry: entry.kind):
        made = [_unit(entry, standing, since) for entry in level]
        standing |= {unit.code: unit for unit in Unit.objects.bulk_create(made, batch_size=1000)}
    return len(entries)


def _unit(entry: Entry, standing: dict[str, Unit], since: date | None) -> Unit:
    unit = Unit(
        kind=entry.kind,
        code=entry.code,
        gmina_type=entry.gmina_type or "",
        is_city=entry.is_city,
        parent=standing[entry.parent_code] if entry.parent_code else None,
        valid_from=since,
    )
    _name(unit, entry.name, [])
    return unit


def _link_successors(gone: list[Unit], standing: dict[str, Unit]) -> None:
    """A closed gmina whose number lives on under another type was followed by that unit."""
    closed = {unit.code for unit in gone}
    heirs = {_number(code): unit for code, unit in standing.items() if code not in closed}
    followed = [unit for unit in gone if unit.kind == UnitKind.GMINA and _number(unit.code) in heirs]
    for unit in followed:
        unit.successor = heirs[_number(unit.code)]
    Unit.objects.bulk_update(followed, ["successor"], batch_size=500)


def _remember(origin: Origin, digest: str, result: Loaded, by: Actor) -> None:
    load = RegisterLoad.objects.create(
        state_on=result.state_on,
        source=origin.source,
        licence=origin.licence,
        attribution=origin.attribution,
        digest=digest,
        loaded_at=clock.now(),
        added=result.added,
        renamed=result.renamed,
        closed=result.closed,
    )
    record(
        by=by,
        verb="territory.register_loaded",
        subject=f"territory.registerload:{load.pk}",
        details={"added": result.added, "renamed": result.renamed, "closed": result.closed},
    )


@transaction.atomic
def import_places(*, by: Actor, content: bytes) -> int:
    """Say anew where gminas lie, all of them; how many. Raises `Denied`, or `BadInput` naming the bad rows."""
    _lock()
    access.can(by, access.IMPORT).require()
    rows = [Seat(gmina=gmina, latitude=lat, longitude=lon) for gmina, lat, lon in whereabouts.places(content)]
    Seat.objects.all().delete()
    Seat.objects.bulk_create(rows, batch_size=1000)
    record(by=by, verb="territory.places_loaded", subject="territory.seat:all", details={"count": len(rows)})
    return len(rows)


@transaction.atomic
def import_postcodes(*, by: Actor, content: bytes) -> int:
    """Say anew where postcodes lead, all of them; how many rows. Raises `Denied`, or `BadInput` naming the bad rows."""
    _lock()
    access.can(by, access.IMPORT).require()
    read = whereabouts.postcodes(content)
    _refuse_overlaps(read)
    PostcodeRange.objects.all().delete()
    PostcodeRange.objects.bulk_create(
        [PostcodeRange(first=first, last=last, gmina=gmina) for first, last, gmina in read], batch_size=1000
    )
    record(
        by=by,
        verb="territory.postcodes_loaded",
        subject="territory.postcoderange:all",
        details={"count": len(read)},
    )
    return len(read)


def _refuse_overlaps(read: list[whereabouts.Range]) -> None:
    for (__, last, _before), (first, _last, _gmina) in pairwise(read):
        if first <= last:
            raise BadInput(_("Postcode %(code)s lies in two rows.") % {"code": first})


def load_packaged_places(*, by: Actor) -> bool:
    """Load the places and postcodes that ship with the product where there are none; whether it did."""
    if Seat.objects.exists() or PostcodeRange.objects.exists():
        return False
    import_places(by=by, content=packaged.places())
    import_postcodes(by=by, content=packaged.postcodes())
    return True
