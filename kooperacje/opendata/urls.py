"""Addresses of the room. Machines read and write the basket: HSDS, open data, DCAT-AP."""

from django.urls import URLPattern, URLResolver

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = []
