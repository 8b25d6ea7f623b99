"""Addresses of the room: where remarks stand in the next version of the document."""

from django.urls import path

from kooperacje.revisions import views

HOME = "praca/konsultacje/<slug:slug>/dokument/"

app_name = "revisions"
urlpatterns = [
    path(HOME, views.document, name="document"),
    path(f"{HOME}<slug:key>/", views.remark, name="remark"),
]
