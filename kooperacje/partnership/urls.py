"""Addresses of the room. Teams of institutions: from the initiating meeting to renewal."""

from django.urls import URLPattern, URLResolver

app_name = "partnership"
urlpatterns: list[URLPattern | URLResolver] = []
