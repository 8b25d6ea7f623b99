"""The types of institutions: loaded from the list that ships with us."""

from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml
from django.db import transaction

from kooperacje.base.actor import Actor
from kooperacje.institutions import access
from kooperacje.institutions.models import InstitutionType

DATA = Path(__file__).parent.parent / "data" / "types.yaml"


class TypeRow(TypedDict, total=False):
    """A row of the list; see the head of the file."""

    key: str
    short: str
    pl: str
    en: str
    sector: str
    level: str
    usual: str
    broader: str


@cache
def packaged() -> tuple[TypeRow, ...]:
    """The rows of the list that ships with us."""
    return tuple(yaml.safe_load(DATA.read_text(encoding="utf-8")))


@transaction.atomic
def load_types(*, by: Actor) -> int:
    """Create or renew the types by key; returns how many were new. A type that left the list stays."""
    access.can(by, access.REGISTER).require()
    rows = packaged()
    before = _as_they_stand()
    if all(before.get(row["key"]) == _meant(row, place) for place, row in enumerate(rows)):
        return 0
    InstitutionType.objects.bulk_create(
        [_type(row, position) for position, row in enumerate(rows)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["short", "name_pl", "name_en", "sector", "level", "usual", "position"],
    )
    ids = dict(InstitutionType.objects.values_list("key", "id"))
    narrower = [
        InstitutionType(id=ids[row["key"]], broader_id=ids[row["broader"]] if "broader" in row else None)
        for row in rows
    ]
    InstitutionType.objects.bulk_update(narrower, ["broader"])
    return sum(row["key"] not in before for row in rows)


def load_types_once(*, by: Actor) -> None:
    """Load the types unless there are some."""
    if not InstitutionType.objects.exists():
        load_types(by=by)


def _as_they_stand() -> dict[str, tuple[object, ...]]:
    """Every type by its key, as the list would write it: one query."""
    fields = ("short", "name_pl", "name_en", "sector", "level", "usual", "position", "broader__key")
    return {row[0]: row[1:] for row in InstitutionType.objects.values_list("key", *fields)}


def _meant(row: TypeRow, position: int) -> tuple[object, ...]:
    names = (row["short"], row["pl"], row["en"])
    return (*names, row["sector"], row["level"], row.get("usual", ""), position, row.get("broader"))


def _type(row: TypeRow, position: int) -> InstitutionType:
    return InstitutionType(
        key=row["key"],
        short=row["short"],
        name_pl=row["pl"],
        name_en=row["en"],
        sector=row["sector"],
        level=row["level"],
        usual=row.get("usual", ""),
        position=position,
    )
