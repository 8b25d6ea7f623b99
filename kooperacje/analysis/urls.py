"""Addresses of the room. Working on remarks: themes, same remarks, campaigns, assignment, and how well the tool proposes."""

from django.urls import URLPattern

app_name = "analysis"
urlpatterns: list[URLPattern] = []
