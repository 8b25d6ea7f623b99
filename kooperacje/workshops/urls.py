"""Addresses of the room. Rooms with people in them: voices written down live, and the summary workshop with its verdicts."""

from django.urls import URLPattern

app_name = "workshops"
urlpatterns: list[URLPattern] = []
