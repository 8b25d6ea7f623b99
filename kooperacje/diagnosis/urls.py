"""Addresses of the room. Local diagnosis: needs and resources of a gmina or powiat as data."""

from django.urls import URLPattern, URLResolver

app_name = "diagnosis"
urlpatterns: list[URLPattern | URLResolver] = []
