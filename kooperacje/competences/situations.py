"""Situations from practice, each with the matters that it is made of: a way in for who does not know the names of matters."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kooperacje.competences.states import Group

DATA = Path(__file__).parent / "data" / "sytuacje.yaml"


@dataclass(frozen=True, slots=True)
class Situation:
    """A sentence as people would say it, the matters it is made of, and whom it concerns."""

    key: str
    name: str
    name_en: str
    group: Group
    matters: tuple[str, ...]


@cache
def situations() -> tuple[Situation, ...]:
    """Those that ship with us, in their order."""
    rows = yaml.safe_load(DATA.read_text("utf-8"))
    return tuple(
        Situation(row["key"], row["name"], row["name_en"], Group(row["for"]), tuple(row["matters"]))
        for row in rows
    )


def situation(key: str) -> Situation | None:
    """The situation with this key."""
    return next((one for one in situations() if one.key == key), None)
