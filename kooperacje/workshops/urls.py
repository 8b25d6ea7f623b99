"""Addresses of the room. Rooms with people in them: voices written down live, and the questions on the wall."""

from django.urls import path

from kooperacje.workshops import views

HOME = "praca/konsultacje/<slug:slug>/warsztaty/"
ONE = f"{HOME}<slug:meeting>/"

app_name = "workshops"
urlpatterns = [
    path(HOME, views.listing, name="list"),
    path(ONE, views.table, name="table"),
    path(f"{ONE}sciana/", views.wall, name="wall"),
    path(f"{ONE}<uuid:ref>/", views.voice, name="voice"),
    path(f"{ONE}<uuid:ref>/cofnij/", views.undo, name="undo"),
]
