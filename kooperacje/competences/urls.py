"""Addresses of the room. Who must, may and may not do what, on what legal basis."""

from django.urls import URLPattern, URLResolver

app_name = "competences"
urlpatterns: list[URLPattern | URLResolver] = []
