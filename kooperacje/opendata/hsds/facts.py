"""Objects and properties of HSDS and of our profile, read from `data/`. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kooperacje.basket.states import Audience, Cost, Ease, Need, PlaceKind
from kooperacje.institutions.states import Level

PROFILE = "koszyk"
"""The one property in which our extension stands."""
ENUMS = {
    "level": Level,
    "cost": Cost,
    "audience": Audience,
    "need": Need,
    "place_kind": PlaceKind,
    "ease": Ease,
}
SCALARS = frozenset({"string", "uuid", "email", "uri", "date-time", "date", "number", "integer", "boolean"})


@dataclass(frozen=True, slots=True)
class Field:
    """A property: a scalar, an enum, an object, or a list of one of these."""

    name: str
    kind: str
    """One of SCALARS, "enum", or the name of an object."""
    many: bool = False
    values: tuple[str, ...] = ()
    """What an enum may be."""

    @property
    def is_object(self) -> bool:
        return self.kind not in SCALARS and self.kind != "enum"


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the specification or of our profile."""

    name: str
    fields: Mapping[str, Field]
    required: tuple[str, ...]
    table: str = ""
    """The name of its table in CSV; empty where it is written into the columns of its owner."""

    @property
    def scalars(self) -> list[Field]:
        """Properties that fit into one cell: no objects, lists only of words."""
        return [field for field in self.fields.values() if not field.is_object]


@cache
def version() -> str:
    """The version of HSDS that we speak."""
    return str(_data("hsds")["version"])


@cache
def things() -> Mapping[str, Thing]:
    """Every object by its name, those of our profile too; the extension stands as a property among the others."""
    data = _data("hsds")
    made = {name: _thing(name, facts) for name, facts in data["objects"].items()}
    for name, extension in data["extension"].items():
        thing = made[name]
        fields = {**thing.fields, PROFILE: Field(PROFILE, extension)}
        made[name] = Thing(name, fields, thing.required, thing.table)
    made.update({name: _thing(name, facts) for name, facts in _data("koszyk").items()})
    return made


def _thing(name: str, facts: dict[str, Any]) -> Thing:
    fields = {word: _field(word, kind) for word, kind in facts["fields"].items()}
    return Thing(name, fields, tuple(facts["required"]), facts.get("table", ""))


def _field(name: str, kind: Any) -> Field:
    many = isinstance(kind, list)
    word = kind[0] if many else kind
    if "|" in word:
        return Field(name, "enum", many, tuple(word.split("|")))
    if word in ENUMS:
        return Field(name, "enum", many, tuple(one.value for one in ENUMS[word]))
    return Field(name, word, many)


def _data(name: str) -> Any:
    return yaml.safe_load((files("kooperacje.opendata") / "data" / f"{name}.yaml").read_text("utf-8"))
