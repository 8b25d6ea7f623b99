"""Addresses of the room. Services and gaps in them: cards, providers, freshness."""

from django.urls import URLPattern, URLResolver

app_name = "basket"
urlpatterns: list[URLPattern | URLResolver] = []
