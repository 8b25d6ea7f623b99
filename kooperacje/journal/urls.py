"""Addresses of the journal."""

from django.urls import path

from kooperacje.journal import views

app_name = "journal"
urlpatterns = [path("", views.events, name="events")]
