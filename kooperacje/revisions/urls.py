"""Addresses of the room: what changed in the document, and where its remarks stand in the next version."""

from django.urls import path

from kooperacje.revisions import views

HOME = "praca/konsultacje/<slug:slug>/dokument/"

app_name = "revisions"
urlpatterns = [
    path("konsultacje/<slug:slug>/zmiany/", views.changes, name="changes"),
    path(HOME, views.document, name="document"),
    path(f"{HOME}<slug:key>/", views.remark, name="remark"),
]
