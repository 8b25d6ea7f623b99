"""The API described for machines, made from the same tables that answer."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from kooperacje.opendata.asking import MOST_METRES, MOST_PER_PAGE
from kooperacje.opendata.hsds import schemas
from kooperacje.opendata.hsds.facts import version
from kooperacje.opendata.queries.listings import LISTINGS, OF_ONE
from kooperacje.opendata.words import PARAMETER_WORDS

Json = dict[str, Any]
REQUIRED = frozenset({"services"})


def document() -> Json:
    """An OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Basket of services: HSDS %(version)s") % {"version": version()},
            "version": "1",
            "description": _("Published services of the partnership and their providers; no key is needed."),
            "license": {"name": settings.OPENDATA_LICENCE_NAME, "url": settings.OPENDATA_LICENCE},
        },
        "jsonSchemaDialect": schemas.DIALECT,
        "servers": [{"url": f"{settings.SITE_URL}/api/hsds"}],
        "tags": [{"name": "required"}, {"name": "optional"}],
        "paths": {"/": _root(), **dict(pair for name in LISTINGS for pair in _paths(name))},
        "components": {"schemas": _schemas(), "parameters": _parameters()},
    }


def _root() -> Json:
    words = {
        name: {"type": "string"} for name in ("version", "profile", "openapi_url", "description", "licence")
    }
    shape = {
        "type": "object",
        "properties": {**words, "publisher": {"type": "object"}},
        "required": ["version", "profile", "openapi_url"],
    }
    return {"get": _operation("getApiInformation", "required", [], shape)}


def _paths(name: str) -> list[tuple[str, Json]]:
    listing = LISTINGS[name]
    tag = "required" if name in REQUIRED else "optional"
    page = {
        "allOf": [{"$ref": "#/components/schemas/Page"}],
        "properties": {"contents": {"type": "array", "items": _ref(listing.thing)}},
    }
    parameters = [{"$ref": f"#/components/parameters/{word}"} for word in listing.parameters]
    body = {
        "required": False,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {word: PARAMETERS[word] for word in listing.parameters},
                    "additionalProperties": False,
                }
            }
        },
    }
    title = "".join(part.title() for part in name.split("_"))
    many = {
        "get": _operation(f"list{title}", tag, parameters, page),
        "post": _operation(f"search{title}", "optional", [], page) | {"requestBody": body},
    }
    place = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    of_one = [{"$ref": f"#/components/parameters/{word}"} for word in OF_ONE.get(name, ())]
    one = {"parameters": [place], "get": _operation(f"read{title}", tag, of_one, _ref(listing.thing))}
    return [(f"/{name}", many), (f"/{name}/{{id}}", one)]


def _operation(name: str, tag: str, parameters: list[Json], shape: Json) -> Json:
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": name,
        "tags": [tag],
        "parameters": parameters,
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": shape}}},
            "400": {"description": _("The question cannot be understood"), "content": refused},
            "404": {"description": _("There is no such thing"), "content": refused},
            "429": {
                "description": _("Too many requests; wait as long as Retry-After says"),
                "content": refused,
            },
        },
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> Json:
    made: Json = {}
    for listing in LISTINGS.values():
        made |= schemas.schema(listing.thing)["$defs"]
    page = schemas.page_schema("taxonomy")
    page["properties"].pop("contents")
    made["Page"] = {
        "type": "object",
        "properties": page["properties"],
        "required": [name for name in page["required"] if name != "contents"],
    }
    fault = {
        "type": "object",
        "properties": {"place": {"type": "string"}, "message": {"type": "string"}},
        "required": ["place", "message"],
    }
    made["Problem"] = {
        "type": "object",
        "properties": {"errors": {"type": "array", "items": fault}},
        "required": ["errors"],
    }
    renamed: Json = _renamed(made)
    return renamed


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: inner.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _renamed(inner)
            for key, inner in value.items()
        }
    return [_renamed(inner) for inner in value] if isinstance(value, list) else value


def _parameters() -> Json:
    return {
        name: {
            "name": name,
            "in": "query",
            "required": False,
            "schema": shape,
            "description": str(PARAMETER_WORDS[name]),
        }
        for name, shape in PARAMETERS.items()
    }


_SIGN = {"type": "boolean"}
_UUID = {"type": "string", "format": "uuid"}
_SEVERAL = {"type": "string", "pattern": "^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36})*$"}
_AGE = {"type": "integer", "minimum": 0, "maximum": 150}
PARAMETERS: Json = {
    "page": {"type": "integer", "minimum": 1, "maximum": 10_000_000},
    "per_page": {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE},
    "search": {"type": "string", "maxLength": 200},
    "format": {"type": "string", "enum": ["json", "ndjson"]},
    **dict.fromkeys(("minimal", "full", "full_service", "top_only"), _SIGN),
    **dict.fromkeys(("taxonomy_term_id", "taxonomy_id"), _SEVERAL),
    **dict.fromkeys(("organization_id", "parent_id"), _UUID),
    "modified_after": {"type": "string", "format": "date-time"},
    "postcode": {"type": "string", "pattern": "^[0-9]{2}-[0-9]{3}$"},
    "proximity": {"type": "integer", "minimum": 0, "maximum": MOST_METRES},
    "minimum_age": _AGE,
    "maximum_age": _AGE,
}
