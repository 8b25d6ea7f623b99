"""The HSDS API: lists, one object, what the API is."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kooperacje.base.problems import NotThere
from kooperacje.opendata import asking, openapi
from kooperacje.opendata.hsds import facts, schemas
from kooperacje.opendata.queries import listings
from kooperacje.opendata.views.machine import as_json, as_lines, machine


@machine("GET")
def root(request: HttpRequest) -> HttpResponseBase:
    """Which version and profile this is, and where it is described."""
    return as_json(
        request,
        {
            "version": facts.version(),
            "profile": settings.SITE_URL + reverse("opendata:profile-json"),
            "openapi_url": settings.SITE_URL + reverse("opendata:openapi"),
            "description": settings.SITE_URL + reverse("opendata-pages:data"),
            "licence": settings.OPENDATA_LICENCE,
            "publisher": {"name": settings.OPENDATA_PUBLISHER, "website": settings.SITE_URL},
        },
    )


@machine("GET", "POST")
def listing(request: HttpRequest, name: str) -> HttpResponseBase:
    """A page of a list, or all of it as lines. The same by POST, for what should not stand in an address."""
    given: dict[str, list[str]] = dict(request.GET.lists())
    if request.method == "POST":
        given |= asking.body(request.body)
    asked = asking.asked(given, listings.LISTINGS[name].parameters)
    if asked.format == "ndjson":
        return as_lines(request, listings.everything(name, asked))
    page = listings.page(name, asked)
    changed = max((one.get("last_modified", "") for one in page.contents), default="")
    return as_json(request, {field: getattr(page, field) for field in page.__slots__}, changed)


@machine("GET")
def one(request: HttpRequest, name: str, ref: UUID) -> HttpResponseBase:
    """One object with everything inside it."""
    asked = asking.asked(dict(request.GET.lists()), listings.OF_ONE.get(name, ()))
    found = listings.one(name, ref, asked)
    return as_json(request, found, found.get("last_modified", ""))


@machine("GET")
def described(request: HttpRequest) -> HttpResponseBase:
    """The OpenAPI document."""
    return as_json(request, openapi.document())


@machine("GET")
def profile(request: HttpRequest) -> HttpResponseBase:
    """Our profile of HSDS: its name, what it adds, and the schemas it is checked by."""
    things = sorted({listing.thing for listing in listings.LISTINGS.values()} | {"location"})
    address = settings.SITE_URL + "/api/hsds/schema/"
    return as_json(
        request,
        {
            "name": facts.PROFILE,
            "hsds_version": facts.version(),
            "page": settings.SITE_URL + reverse("opendata-pages:profile"),
            "adds": {
                name: {word: field.kind for word, field in thing.fields.items()}
                for name, thing in facts.things().items()
                if name.startswith(facts.PROFILE)
            },
            "schemas": {
                name: {way: f"{address}{way}/{name}.json" for way in ("lax", "strict")} for name in things
            },
        },
    )


@machine("GET")
def schema(request: HttpRequest, way: str, name: str) -> HttpResponseBase:
    """A compiled JSON Schema."""
    if way not in ("lax", "strict") or name not in facts.things():
        raise NotThere
    base = f"{settings.SITE_URL}/api/hsds/schema/{way}/"
    return as_json(request, schemas.schema(name, strict=way == "strict", base=base))
