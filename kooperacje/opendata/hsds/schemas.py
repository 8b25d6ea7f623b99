"""JSON Schemas (draft 2020-12) compiled from the facts: lax ones, and strict ones that allow no unknown property."""

from typing import Any

from kooperacje.opendata.hsds.facts import PROFILE, Field, Thing, things, version

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = frozenset({"uuid", "email", "uri", "date-time", "date"})
NUMBERS = ("total_items", "total_pages", "page_number", "size")
SIGNS = ("first_page", "last_page", "empty")
"""What a page of a list says about itself."""


def schema(name: str, *, strict: bool = False, base: str = "") -> dict[str, Any]:
    """The schema of an object with everything inside it; strict: unknown properties are faults."""
    defined: dict[str, Any] = {}
    _define(name, strict, defined)
    return {
        "$schema": DIALECT,
        **({"$id": f"{base}{name}.json"} if base else {}),
        "title": f"{name}, HSDS {version()}" + (f" with the profile {PROFILE}" if strict else ""),
        "$ref": f"#/$defs/{name}",
        "$defs": defined,
    }


def page_schema(name: str, *, strict: bool = False) -> dict[str, Any]:
    """The schema of a page of a list of objects."""
    whole = schema(name, strict=strict)
    del whole["$ref"]
    return whole | {
        "title": f"page of {name}",
        "type": "object",
        "properties": {
            **{number: {"type": "integer"} for number in NUMBERS},
            **{sign: {"type": "boolean"} for sign in SIGNS},
            "contents": {"type": "array", "items": {"$ref": f"#/$defs/{name}"}},
        },
        "required": [*NUMBERS, *SIGNS, "contents"],
        **({"additionalProperties": False} if strict else {}),
    }


def _define(name: str, strict: bool, defined: dict[str, Any]) -> None:
    if name in defined:
        return
    thing: Thing = things()[name]
    made: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _property(field) for field in thing.fields.values()},
        "required": list(thing.required),
    }
    if strict:
        made["additionalProperties"] = False
    defined[name] = made
    for field in thing.fields.values():
        if field.is_object:
            _define(field.kind, strict, defined)


def _property(field: Field) -> dict[str, Any]:
    one: dict[str, Any]
    if field.is_object:
        one = {"$ref": f"#/$defs/{field.kind}"}
    elif field.kind == "enum":
        one = {"type": "string", "enum": list(field.values)}
    elif field.kind in FORMATS:
        one = {"type": "string", "format": field.kind}
    else:
        one = {"type": field.kind}
    return {"type": "array", "items": one} if field.many else one
