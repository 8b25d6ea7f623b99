"""Addresses for people: what data there are, the profile explained, and loading cards from elsewhere."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.opendata.views import loading, people

app_name = "opendata-pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", people.data, name="data"),
    path("profil/", people.profile, name="profile"),
    path("wczytaj/", loading.upload, name="upload"),
    path("wczytaj/<uuid:ref>/", loading.preview, name="preview"),
    path("wczytaj/<uuid:ref>/zapisz/", loading.load, name="load"),
    path("wczytaj/<uuid:ref>/odrzuc/", loading.discard, name="discard"),
]
