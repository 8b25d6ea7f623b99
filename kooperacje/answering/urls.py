"""Addresses of the room. Answering a consultation: codes, drafts, one agreed answer of an institution, receipts, corrections."""

from django.urls import URLPattern

app_name = "answering"
urlpatterns: list[URLPattern] = []
