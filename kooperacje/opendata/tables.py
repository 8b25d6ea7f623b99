"""Objects of HSDS as tables and back: one table a kind, a column a property, in the way of the tabular HSDS package.

What an object holds inside stands in the table of its kind with the id of its owner; our profile stands in the columns of
its owner. A cell that a spreadsheet would take for a formula begins with an apostrophe, which reading takes away again.
"""

import csv
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, Any

from kooperacje.opendata.hsds.facts import PROFILE, Field, Thing, things
from kooperacje.opendata.records.values import Record

Row = dict[str, str]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
BETWEEN = ";"
LINK = {"attribute": "link_id"}
TOLD = frozenset({"service_at_location", "attribute"})
"""Kinds whose objects name their owner in JSON too."""
SINGLE = {
    ("service", "organization"): "organization_id",
    ("service_at_location", "location"): "location_id",
    ("attribute", "taxonomy_term"): "taxonomy_term_id",
    ("service_capacity", "unit"): "unit_id",
}
"""An object inside another that stands in a table of its own, and the column that leads to it."""
ALONE = frozenset({"organization", "location", "taxonomy_term", "unit"})
UNTOLD = frozenset({"unit_id"})
"""Columns that lead to such an object and are not written in JSON."""
MEMORY = 4_000_000


def cells(record: Record, thing: Thing, prefix: str = "") -> Row:
    """The cells of one object: its own words, and those of our profile with the prefix of the profile."""
    row = {
        f"{prefix}{field.name}": _cell(field, record[field.name])
        for field in thing.scalars
        if field.name in record
    }
    if PROFILE in record:
        row |= cells(record[PROFILE], things()[thing.fields[PROFILE].kind], f"{PROFILE}_")
    return row


def rows(
    record: Record, seen: set[str], kind: str = "service", owner: Row | None = None
) -> Iterator[tuple[str, Row]]:
    """The table and the cells of the object and of everything inside it, the owner first.

    Things that several owners share are told once: `seen` remembers their ids.
    """
    if kind in ALONE:
        if record["id"] in seen:
            return
        seen.add(record["id"])
    thing = things()[kind]
    row = cells(record, thing) | (owner or {})
    for (owning, name), column in SINGLE.items():
        if owning == kind and name in record:
            row[column] = record[name]["id"]
    yield kind, row
    for field, is_ours in _insides(kind):
        source = record.get(PROFILE, {}) if is_ours else record
        if field.name not in source:
            continue
        for inner in source[field.name] if field.many else [source[field.name]]:
            parent = {LINK.get(field.kind, f"{kind}_id"): record["id"]} if field.many else {}
            yield from rows(inner, seen, field.kind, parent)


@cache
def _insides(kind: str) -> tuple[tuple[Field, bool], ...]:
    """What objects of this kind may hold, and whether it stands in our profile."""
    thing = things()[kind]
    own = [(field, False) for field in thing.fields.values() if field.is_object and field.name != PROFILE]
    if PROFILE in thing.fields:
        ours = things()[thing.fields[PROFILE].kind].fields.values()
        own += [(field, True) for field in ours if field.is_object]
    return tuple(own)


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The columns of a table, in their order."""
    thing = things()[kind]
    found = [field.name for field in thing.scalars]
    if PROFILE in thing.fields:
        found += [f"{PROFILE}_{field.name}" for field in things()[thing.fields[PROFILE].kind].scalars]
    return tuple(found)


def tables() -> dict[str, str]:
    """Kinds with a table of their own, by the name of the file."""
    return {f"{thing.table}.csv": name for name, thing in things().items() if thing.table}


def archive(services: Iterable[Record]) -> IO[bytes]:
    """All tables in one archive, made table by table on the disk so that any number of services fits."""
    streams: dict[str, IO[str]] = {}
    writers: dict[str, Any] = {}
    seen: set[str] = set()
    try:
        for record in services:
            for kind, row in rows(record, seen):
                if kind not in streams:
                    streams[kind] = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
                    writers[kind] = csv.DictWriter(streams[kind], columns(kind), restval="")
                    writers[kind].writeheader()
                writers[kind].writerow(row)
        return _packed(streams)
    finally:
        for stream in streams.values():
            stream.close()


def _packed(streams: Mapping[str, IO[str]]) -> IO[bytes]:
    made: IO[bytes] = SpooledTemporaryFile(MEMORY)  # noqa: SIM115
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, kind in tables().items():
            if kind not in streams:
                continue
            streams[kind].seek(0)
            info = zipfile.ZipInfo(name)  # the same day in every archive: equal data make equal files
            info.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(info, "w", force_zip64=True) as member:
                while piece := streams[kind].read(MEMORY):
                    member.write(piece.encode())
    made.seek(0)
    return made


def services(found: Mapping[str, list[tuple[int, Row]]]) -> Iterator[tuple[str, Record]]:
    """The services that tables hold, each with the table and row where it stands."""
    inside: dict[str, dict[str, list[Record]]] = {}
    for kind, numbered in found.items():
        column = LINK.get(kind, "")
        by_owner: dict[str, list[Record]] = defaultdict(list)
        for _number, row in numbered:
            for name in (column,) if column else ("service_id", "organization_id", "location_id"):
                if row.get(name):
                    by_owner[f"{name}:{row[name]}"].append(record(row, kind))
        inside[kind] = by_owner
    alone = {
        kind: {row["id"]: record(row, kind) for _number, row in numbered if row.get("id")}
        for kind, numbered in found.items()
        if kind in ALONE
    }
    for number, row in found.get("service", []):
        yield (
            f"{things()['service'].table}.csv {number}",
            _filled(record(row, "service"), "service", inside, alone, 0),
        )


def _filled(
    made: Record,
    kind: str,
    inside: Mapping[str, Mapping[str, list[Record]]],
    alone: Mapping[str, Mapping[str, Record]],
    depth: int,
) -> Record:
    """The object with everything that other tables hold for it."""
    if depth > 4:
        return made
    thing = things()[kind]
    for (owning, name), column in SINGLE.items():
        target = made.pop(column, "") if owning == kind and column in UNTOLD else made.get(column, "")
        one = alone.get(thing.fields[name].kind, {}).get(target) if owning == kind else None
        if one is not None:
            made[name] = _filled(dict(one), thing.fields[name].kind, inside, alone, depth + 1)
    for field, is_ours in _insides(kind):
        column = LINK.get(field.kind, f"{kind}_id")
        if not field.many or field.kind in ALONE or field.kind == "service":
            continue
        several = inside.get(field.kind, {}).get(f"{column}:{made.get('id', '')}", [])
        if several:
            holder = made.setdefault(PROFILE, {}) if is_ours else made
            holder[field.name] = [
                _filled(_untold(one, field.kind, column), field.kind, inside, alone, depth + 1)
                for one in several
            ]
    return made


def _untold(one: Record, kind: str, column: str) -> Record:
    return {name: value for name, value in one.items() if kind in TOLD or name != column}


def record(row: Row, kind: str) -> Record:
    """The object that a row says; cells that are no value of their column stay texts, for the check to name them."""
    thing = things()[kind]
    made = {
        field.name: _value(field, row[field.name]) for field in thing.scalars if row.get(field.name, "") != ""
    }
    if PROFILE in thing.fields:
        extension = things()[thing.fields[PROFILE].kind]
        words = {
            field.name: _value(field, row[f"{PROFILE}_{field.name}"])
            for field in extension.scalars
            if row.get(f"{PROFILE}_{field.name}", "") != ""
        }
        if words:
            made[PROFILE] = words
    return made


def _cell(field: Field, value: Any) -> str:
    if field.many:
        return BETWEEN.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return guarded(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(SIGNS) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and text[1:].startswith(SIGNS) else text


def _value(field: Field, text: str) -> Any:
    if field.many:
        return [part.strip() for part in text.split(BETWEEN) if part.strip()]
    if field.kind in ("number", "integer"):
        return _number(text)
    if field.kind == "boolean":
        return {"true": True, "false": False}.get(text.lower(), text)
    return unguarded(text)


def _number(text: str) -> int | float | str:
    try:
        number = float(text)
    except ValueError:
        return text
    if number != number or abs(number) > 1e12:
        return text
    return int(number) if number.is_integer() and "." not in text else number
