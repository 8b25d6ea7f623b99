"""Addresses for machines, without a language. Machines read the basket: HSDS, open data, DCAT-AP."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.opendata.queries.listings import LISTINGS
from kooperacje.opendata.views import files, hsds

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/hsds/", hsds.root, name="root"),
    path("api/hsds/openapi.json", hsds.described, name="openapi"),
    path("api/hsds/profile.json", hsds.profile, name="profile-json"),
    path("api/hsds/schema/<slug:way>/<slug:name>.json", hsds.schema, name="schema"),
    path("dane/katalog.<slug:form>", files.catalogue, name="catalogue"),
    path("dane/<slug:key>.<slug:form>", files.file, name="file"),
    *(path(f"api/hsds/{name}", hsds.listing, {"name": name}, name=name) for name in LISTINGS),
    *(path(f"api/hsds/{name}/<uuid:ref>", hsds.one, {"name": name}, name=f"{name}-one") for name in LISTINGS),
]
