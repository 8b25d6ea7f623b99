"""Addresses of the room. Reaching institutions: the stakeholder base, invitations, reminders, who is silent, letters, legal clocks."""

from django.urls import URLPattern

app_name = "outreach"
urlpatterns: list[URLPattern] = []
