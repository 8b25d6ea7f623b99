"""Addresses of the room. Documents that institutions adopt and sign: drafts, versions, signatures, terms."""

from django.urls import URLPattern, URLResolver

app_name = "agreements"
urlpatterns: list[URLPattern | URLResolver] = []
