"""Addresses for people: what data there are, the profile explained, and loading cards from elsewhere."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.opendata.views import people

app_name = "opendata-pages"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", people.data, name="data"),
    path("profil/", people.profile, name="profile"),
]
