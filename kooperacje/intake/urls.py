"""Addresses of the room. What comes in as files and mail: forms, returned documents, messages, and a person's acceptance of what was read."""

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []
